import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { FixWay } from '../../state/verify/fix-ways.js';
import type { AreaView, CheckRow } from '../../state/verify/verify-view.js';
import { StateIcon } from '../state-icon.js';
import { AreaFold } from './area-fold.js';
import { CheckBody } from './check-body.js';
import { useFoldStyles } from './fold-styles.js';

const narrow = '@media (max-width: 720px)';

const useStyles = makeStyles({
  list: { margin: '0', padding: '0', listStyleType: 'none' },
  item: { borderTop: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}` },
  line: {
    display: 'inline-grid',
    gridTemplateColumns: '20px 112px minmax(0, 1fr) minmax(0, 1fr)',
    columnGap: tokens.spacingHorizontalS,
    alignItems: 'center',
    width: 'calc(100% - 24px)',
    minHeight: '32px',
    verticalAlign: 'middle',
    [narrow]: { gridTemplateColumns: '20px minmax(0, 1fr)' },
  },
  /** Nothing unfolds here yet, so that no mark stands before it. */
  ahead: { marginInlineStart: '20px' },
  open: { gridTemplateColumns: '20px 112px minmax(0, 2fr)', [narrow]: { gridTemplateColumns: '20px minmax(0, 1fr)' } },
  strong: { fontWeight: tokens.fontWeightSemibold },
  title: { overflowWrap: 'anywhere', [narrow]: { gridColumn: '2' } },
  found: {
    color: tokens.colorNeutralForeground3,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
    [narrow]: { display: 'none' },
  },
});

/** What can be done about single checks; a document that is only shown has none of it. */
export interface CheckTools {
  readonly again: (id: string) => void;
  /** Something is run now, or can't be. */
  readonly enabled: boolean;
  /** What makes the changes of a fix. */
  readonly ways: readonly FixWay[];
}

interface CheckListProps {
  readonly areas: readonly AreaView[];
  readonly tools?: CheckTools | null;
}

/** Checks by area, each with what was found, what should be, its evidence, and what to do. */
export function CheckList({ areas, tools = null }: CheckListProps) {
  const styles = useStyles();
  return (
    <div>
      {areas.map(({ id, name, icon, summary, opens, rows }) => (
        <AreaFold key={id} name={name} icon={icon} summary={summary} opens={opens}>
          <ul className={styles.list}>
            {rows.map(row => (
              <li key={row.id} className={styles.item}>
                <Check row={row} tools={tools} />
              </li>
            ))}
          </ul>
        </AreaFold>
      ))}
    </div>
  );
}

function Check({ row, tools }: { readonly row: CheckRow; readonly tools: CheckTools | null }) {
  const styles = useStyles();
  const folds = useFoldStyles();
  const { title, icon, word, opens, result } = row;
  const line = (look: string) => (
    <span className={mergeClasses(styles.line, look)}>
      <StateIcon kind={icon} />
      <span>{word}</span>
      <span className={mergeClasses(styles.title, opens && styles.strong)}>{title}</span>
      {!opens && result && <span className={styles.found}>{result.found}</span>}
    </span>
  );
  if (!result) return line(styles.ahead);
  return (
    <details open={opens}>
      <summary className={folds.summary}>{line(opens ? styles.open : '')}</summary>
      <CheckBody result={result} row={row} tools={tools} />
    </details>
  );
}
