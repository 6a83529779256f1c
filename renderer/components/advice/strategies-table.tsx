import { makeStyles, mergeClasses, Radio, tokens } from '@fluentui/react-components';
import type { Strategy } from '../../../preload/contract/strategy.js';
import type { StrategyView } from '../../../preload/contract/strategy-advice.js';
import { ta } from '../../messages/advice-words.js';
import { strategyRows, type RangeView } from '../../state/advice/strategy-view.js';
import { StateIcon } from '../state-icon.js';
import { useTableStyles } from '../table-styles.js';
import { useAdvice } from './use-advice.js';

const useStyles = makeStyles({
  label: { width: '20%' },
  advised: { backgroundColor: tokens.colorNeutralBackground1 },
  cell: { height: '44px' },
  bar: { display: 'block', width: '100%', height: '6px', marginBlockStart: tokens.spacingVerticalXXS },
  sure: { fill: tokens.colorNeutralForeground3 },
  perhaps: { fill: tokens.colorNeutralStroke1 },
  sureAdvised: { fill: tokens.colorBrandForeground1 },
  perhapsAdvised: { fill: tokens.colorBrandStroke2 },
  fits: { display: 'block', fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground2 },
  care: { color: tokens.colorStatusWarningForeground3, fontWeight: tokens.fontWeightSemibold },
  choice: { paddingInline: '0' },
});

interface StrategiesTableProps {
  readonly server: string;
  readonly views: readonly StrategyView[];
  readonly chosen: Strategy;
}

/** The strategies side by side, to choose one from, with a bar for each range on the scale of its row. */
export function StrategiesTable({ server, views, chosen }: StrategiesTableProps) {
  const table = useTableStyles();
  const styles = useStyles();
  const { choose } = useAdvice();
  const marked = (view: StrategyView | undefined) => view?.standing === 'recommended' && styles.advised;
  return (
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
            {ta('row.choose')}
          </th>
          {views.map(({ strategy, standing }, at) => (
            <td key={strategy} className={mergeClasses(table.cell, styles.choice, marked(views[at]))}>
              <Radio
                name="strategy"
                value={strategy}
                checked={strategy === chosen}
                aria-label={ta('choose.label', {
                  strategy: ta(`strategy.${strategy}`),
                  standing: ta(`standing.${standing}`),
                })}
                label={
                  <span className={table.state}>
                    {ta(`standing.${standing}`)}
                    {standing === 'recommended' && <StateIcon kind="done" />}
                  </span>
                }
                onChange={() => choose(strategy)}
              />
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
  );
}

function Bar({ range: { low, high }, advised }: { readonly range: RangeView; readonly advised: boolean }) {
  const styles = useStyles();
  return (
    <svg className={styles.bar} viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden focusable="false">
      <rect className={advised ? styles.perhapsAdvised : styles.perhaps} x="0" y="0" width={high} height="8" />
      <rect className={advised ? styles.sureAdvised : styles.sure} x="0" y="0" width={low} height="8" />
    </svg>
  );
}
