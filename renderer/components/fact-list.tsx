import { makeStyles, tokens } from '@fluentui/react-components';

const useStyles = makeStyles({
  list: { margin: '0', display: 'grid' },
  row: {
    display: 'grid',
    gridTemplateColumns: 'minmax(120px, 30%) minmax(0, 1fr)',
    columnGap: tokens.spacingHorizontalM,
    minHeight: '28px',
    alignItems: 'center',
    borderBottom: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
  },
  label: { color: tokens.colorNeutralForeground2 },
  value: { margin: '0', overflowWrap: 'anywhere', paddingBlock: tokens.spacingVerticalXXS },
});

interface FactListProps {
  readonly facts: readonly { readonly label: string; readonly value: string }[];
}

/** Names and values, one a row. */
export function FactList({ facts }: FactListProps) {
  const styles = useStyles();
  return (
    <dl className={styles.list}>
      {facts.map(({ label, value }) => (
        <div key={label + value} className={styles.row}>
          <dt className={styles.label}>{label}</dt>
          <dd className={styles.value}>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
