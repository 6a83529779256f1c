import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss';
import { t } from '../messages/translate.js';
import type { EvidenceItem } from '../state/evidence-view.js';
import { CopyButton } from './copy-button.js';
import { CodeBlock } from './code-block.js';
import { Fold } from './fold.js';
import { SectionTitle } from './section-title.js';

const useStyles = makeStyles({
  pane: { display: 'grid', rowGap: tokens.spacingVerticalS },
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

interface EvidencePaneProps {
  readonly title?: string;
  readonly explain?: string;
  readonly items: readonly EvidenceItem[];
  readonly onClose: () => void;
}

/** Where each value was read: source, raw value, and when. */
export function EvidencePane({ title = t('evidence.heading'), explain, items, onClose }: EvidencePaneProps) {
  const styles = useStyles();
  const said = items.length > 0 ? (explain ?? t('evidence.explain')) : t('evidence.empty');
  return (
    <aside
      aria-label={title}
      className={styles.pane}
      onKeyDown={event => {
        if (event.key === 'Escape') onClose();
      }}
    >
      <SectionTitle
        aside={
          <Button
            ref={focusOnce}
            appearance="subtle"
            size="small"
            icon={<DismissRegular />}
            aria-label={t('evidence.close')}
            onClick={onClose}
          />
        }
      >
        {title}
      </SectionTitle>
      <p className={styles.quiet}>{said}</p>
      <dl className={styles.list}>
        {items.map(item => (
          <Item key={item.id} item={item} />
        ))}
      </dl>
    </aside>
  );
}

/** Called once, when the button appears: the focus goes into the pane that was just opened. */
function focusOnce(button: HTMLButtonElement | null): void {
  button?.focus();
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
