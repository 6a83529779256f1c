import { makeStyles, mergeClasses } from '@fluentui/react-components';
import { ta } from '../../messages/advice-words.js';
import type { CheckRow } from '../../state/advice/compare-view.js';
import { StateIcon } from '../state-icon.js';
import { useScreenStyles } from '../screen-styles.js';
import { useTableStyles } from '../table-styles.js';

const useStyles = makeStyles({ result: { width: '120px' }, line: { margin: '0' } });

/** What a plan asks for, and what was found of it. */
export function ChecksTable({ rows }: { readonly rows: readonly CheckRow[] }) {
  const table = useTableStyles();
  const styles = useStyles();
  const screen = useScreenStyles();
  if (rows.length === 0) return <p className={screen.line}>{ta('compare.nothing')}</p>;
  return (
    <table className={table.table} aria-label={ta('compare.table')}>
      <thead>
        <tr>
          <th scope="col" className={mergeClasses(table.head, styles.result)}>
            {ta('compare.result')}
          </th>
          <th scope="col" className={table.head}>
            {ta('compare.planned')}
          </th>
          <th scope="col" className={table.head}>
            {ta('compare.found')}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, planned, found, next, icon, result }) => (
          <tr key={key}>
            <td className={table.cell}>
              <span className={table.state}>
                <StateIcon kind={icon} />
                {result}
              </span>
            </td>
            <th scope="row" className={table.cell}>
              {planned}
            </th>
            <td className={table.cell}>
              {found}
              {next !== '' && <p className={mergeClasses(styles.line, table.quiet)}>{next}</p>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
