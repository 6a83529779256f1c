import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { StrategyView } from '../../../preload/contract/strategy-advice.js';
import { ta } from '../../messages/advice-words.js';
import { minuteWords, rangeWords } from '../../state/advice/strategy-view.js';
import { useTableStyles } from '../table-styles.js';

const useStyles = makeStyles({
  label: { width: '16%' },
  cell: { verticalAlign: 'top' },
  list: { margin: '0', paddingInlineStart: tokens.spacingHorizontalL },
});

/** What each strategy protects, lacks and risks, and its way back step by step. */
export function DetailsTable({ views }: { readonly views: readonly StrategyView[] }) {
  const table = useTableStyles();
  const styles = useStyles();
  const steps = (view: StrategyView): string[] =>
    view.steps.map(({ what, minutes: { low, high } }) =>
      ta('step.line', { what, time: rangeWords(low, high, minuteWords) }),
    );
  const rows = [
    ['protects', ({ protects }: StrategyView) => protects],
    ['lacks', ({ lacks }: StrategyView) => lacks],
    ['risks', ({ risks }: StrategyView) => risks],
    ['steps', steps],
  ] as const;
  return (
    <table className={table.table} aria-label={ta('details.fold')}>
      <thead>
        <tr>
          <th scope="col" className={mergeClasses(table.head, styles.label)}>
            {ta('table.strategy')}
          </th>
          {views.map(({ strategy }) => (
            <th key={strategy} scope="col" className={table.head}>
              {ta(`strategy.${strategy}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(([id, lines]) => (
          <tr key={id}>
            <th scope="row" className={mergeClasses(table.cell, styles.cell)}>
              {ta(`row.${id}`)}
            </th>
            {views.map(view => (
              <td key={view.strategy} className={mergeClasses(table.cell, styles.cell)}>
                <ul className={styles.list}>
                  {lines(view).map(line => (
                    <li key={line}>{line}</li>
                  ))}
                </ul>
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
