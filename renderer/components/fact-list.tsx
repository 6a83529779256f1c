import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { t } from '../messages/translate.js';
import { CopyButton } from './copy-button.js';

const useStyles = makeStyles({
  list: { margin: '0', display: 'grid' },
  row: {
    display: 'grid',
    gridTemplateColumns: 'minmax(96px, 30%) minmax(0, 1fr)',
    columnGap: tokens.spacingHorizontalM,
    minHeight: '28px',
    alignItems: 'center',
    borderBottom: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
  },
  copied: { gridTemplateColumns: 'minmax(96px, 30%) minmax(0, 1fr) auto' },
  label: { color: tokens.colorNeutralForeground2 },
  value: { margin: '0', overflowWrap: 'anywhere', paddingBlock: tokens.spacingVerticalXXS },
  copy: { margin: '0', minHeight: '24px' },
});

interface FactListProps {
  readonly facts: readonly { readonly label: string; readonly value: string }[];
  /** Each value can be copied. */
  readonly copies?: boolean;
}

/** Names and values, one a row. */
export function FactList({ facts, copies = false }: FactListProps) {
  const styles = useStyles();
  return (
    <dl className={styles.list}>
      {facts.map(({ label, value }, index) => (
        <div key={`${String(index)}-${label}`} className={mergeClasses(styles.row, copies && styles.copied)}>
          <dt className={styles.label}>{label}</dt>
          <dd className={styles.value}>{value}</dd>
          {copies && (
            <dd className={styles.copy}>
              <CopyButton small label={t('page.copy', { what: label })} text={() => value} />
            </dd>
          )}
        </div>
      ))}
    </dl>
  );
}
