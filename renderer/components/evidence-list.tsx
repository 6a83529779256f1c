import { makeStyles, tokens } from '@fluentui/react-components';
import { t } from '../messages/translate.js';
import type { EvidenceItem } from '../state/evidence-view.js';
import { CodeBlock } from './code-block.js';
import { CopyButton } from './copy-button.js';
import { Fold } from './fold.js';

const useStyles = makeStyles({
  quiet: { margin: '0', color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  list: { margin: '0', display: 'grid' },
  item: {
    paddingBlock: tokens.spacingVerticalS,
    borderTop: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
    overflowWrap: 'anywhere',
  },
  label: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  value: { margin: '0', fontWeight: tokens.fontWeightSemibold },
});

/** Values, each with its source, raw value, and when it was read. */
export function EvidenceList({ items }: { readonly items: readonly EvidenceItem[] }) {
  return (
    <dl className={useStyles().list}>
      {items.map(item => (
        <Item key={item.id} item={item} />
      ))}
    </dl>
  );
}

function Item({ item }: { readonly item: EvidenceItem }) {
  const styles = useStyles();
  return (
    <div className={styles.item}>
      <dt className={styles.label}>{item.label}</dt>
      <dd className={styles.value}>{item.value}</dd>
      <dd className={styles.quiet}>{item.source}</dd>
      {item.read !== '' && <dd className={styles.quiet}>{item.read}</dd>}
      <dd className={styles.quiet}>
        <CopyButton
          label={t('evidence.copy')}
          name={t('evidence.copy-of', { label: item.label })}
          text={() => item.source}
        />
      </dd>
      {item.raw !== null && (
        <dd className={styles.quiet}>
          <Fold summary={t('evidence.raw')}>
            <CodeBlock label={item.label} text={item.raw} />
          </Fold>
        </dd>
      )}
    </div>
  );
}
