import { makeStyles, tokens } from '@fluentui/react-components';
import type { Fact } from '../../../preload/contract/facts.js';
import { t } from '../../messages/translate.js';
import { CopyButton } from '../copy-button.js';

const useStyles = makeStyles({
  list: { margin: '0', display: 'grid' },
  row: {
    display: 'grid',
    gridTemplateColumns: 'minmax(96px, 30%) minmax(0, 1fr) auto',
    columnGap: tokens.spacingHorizontalS,
    minHeight: '28px',
    alignItems: 'center',
    borderBottom: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
  },
  label: { color: tokens.colorNeutralForeground2 },
  value: { margin: '0', overflowWrap: 'anywhere' },
  copy: { margin: '0', minHeight: '24px' },
});

/** Names and values, each of which can be copied. */
export function FactRows({ facts }: { readonly facts: readonly Fact[] }) {
  const styles = useStyles();
  return (
    <dl className={styles.list}>
      {facts.map(({ id, label, value }) => (
        <div key={id} className={styles.row}>
          <dt className={styles.label}>{label}</dt>
          <dd className={styles.value}>{value}</dd>
          <dd className={styles.copy}>
            <CopyButton small label={t('page.copy', { what: label })} text={() => value} />
          </dd>
        </div>
      ))}
    </dl>
  );
}
