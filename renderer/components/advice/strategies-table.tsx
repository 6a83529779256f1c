import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { StrategyView } from '../../../preload/contract/strategy-advice.js';
import { ta } from '../../messages/advice-words.js';
import { strategyRows, type RangeView } from '../../state/advice/strategy-view.js';
import { StateIcon } from '../state-icon.js';
import { useTableStyles } from '../table-styles.js';

const useStyles = makeStyles({
  label: { width: '20%' },
  advised: { backgroundColor: tokens.colorNeutralBackground1 },
  cell: { height: '44px' },
  bar: { display: 'block', width: '100%', height: '8px', marginBlockStart: tokens.spacingVerticalXXS },
  sure: { fill: tokens.colorNeutralForeground3 },
  perhaps: { fill: tokens.colorNeutralStroke1 },
  sureAdvised: { fill: tokens.colorBrandForeground1 },
  perhapsAdvised: { fill: tokens.colorBrandStroke2 },
  fits: { display: 'block', fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground2 },
  care: { color: tokens.colorStatusWarningForeground3, fontWeight: tokens.fontWeightSemibold },
  note: { margin: '0', fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground3 },
});

interface StrategiesTableProps {
  readonly server: string;
  readonly views: readonly StrategyView[];
}

/** The strategies side by side, with a bar for each range on the scale of its row. */
export function StrategiesTable({ server, views }: StrategiesTableProps) {
  const table = useTableStyles();
  const styles = useStyles();
  const marked = (view: StrategyView | undefined) => view?.standing === 'recommended' && styles.advised;
  return (
    <div>
      <table className={table.table} aria-label={ta('table.label', { server })}>
        <thead>
          <tr>
            <th scope="col" className={mergeClasses(table.head, styles.label)}>
              {ta('table.strategy')}
            </th>
            {views.map(view => (
              <th key={view.strategy} scope="col" className={mergeClasses(table.head, marked(view))}>
                {ta(`strategy.${view.strategy}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row" className={table.cell}>
              {ta('row.standing')}
            </th>
            {views.map(view => (
              <td key={view.strategy} className={mergeClasses(table.cell, marked(view))}>
                <span className={table.state}>
                  <StateIcon kind={icons[view.standing]} />
                  {ta(`standing.${view.standing}`)}
                </span>
              </td>
            ))}
          </tr>
          {strategyRows(views).map(({ id, label, cells }) => (
            <tr key={id}>
              <th scope="row" className={table.cell}>
                {label}
              </th>
              {cells.map((cell, at) => (
                <td
                  key={views[at]?.strategy}
                  className={mergeClasses(table.cell, styles.cell, marked(views[at]))}
                  title={cell.basis}
                >
                  {cell.words}
                  <Bar range={cell} advised={views[at]?.standing === 'recommended'} />
                  {cell.fits !== '' && (
                    <span className={mergeClasses(styles.fits, cell.tone === 'care' && styles.care)}>{cell.fits}</span>
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <p className={styles.note}>{ta('table.note')}</p>
    </div>
  );
}

const icons = { recommended: 'done', 'more than needed': 'neutral', 'not enough': 'different' } as const;

function Bar({ range: { low, high }, advised }: { readonly range: RangeView; readonly advised: boolean }) {
  const styles = useStyles();
  return (
    <svg className={styles.bar} viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden focusable="false">
      <rect className={advised ? styles.perhapsAdvised : styles.perhaps} x="0" y="0" width={high} height="8" />
      <rect className={advised ? styles.sureAdvised : styles.sure} x="0" y="0" width={low} height="8" />
    </svg>
  );
}
