import { makeStyles, mergeClasses } from '@fluentui/react-components';
import type { BeforeAfterRow } from '../../../preload/contract/verification.js';
import { tv } from '../../messages/verify-words.js';
import { besideCounts, besideView, type BesideRow } from '../../state/verify/before-after-view.js';
import { Fold } from '../fold.js';
import { useScreenStyles } from '../screen-styles.js';
import { StateIcon } from '../state-icon.js';
import { useTableStyles } from '../table-styles.js';
import { AreaFold } from './area-fold.js';

const useStyles = makeStyles({ what: { width: '26%' }, result: { width: '112px' } });

/** What was recorded before beside what there is now, by area. */
export function BesideList({ rows }: { readonly rows: readonly BeforeAfterRow[] | null }) {
  const styles = useScreenStyles();
  if (rows === null || rows.length === 0) return <p className={styles.line}>{tv('beside.nothing')}</p>;
  const isSame = rows.every(({ kind }) => kind === 'same');
  return (
    <div className={styles.stack}>
      <p className={styles.line}>
        {isSame ? tv('beside.all-same', { count: rows.length }) : tv('beside.explain', { counts: besideCounts(rows) })}
      </p>
      <div>
        {besideView(rows).map(({ id, name, icon, summary, opens, rows: differing, same }) => (
          <AreaFold key={id} name={name} icon={icon} summary={summary} opens={opens}>
            {differing.length > 0 && <Table name={name} rows={differing} />}
            {same.length > 0 &&
              (differing.length > 0 ? (
                <Fold summary={tv('beside.same', { count: same.length })}>
                  <Table name={name} rows={same} />
                </Fold>
              ) : (
                <Table name={name} rows={same} />
              ))}
          </AreaFold>
        ))}
      </div>
    </div>
  );
}

function Table({ name, rows }: { readonly name: string; readonly rows: readonly BesideRow[] }) {
  const styles = useStyles();
  const table = useTableStyles();
  return (
    <table className={table.table} aria-label={name}>
      <thead>
        <tr>
          <th scope="col" className={mergeClasses(table.head, styles.what)}>
            {tv('beside.what')}
          </th>
          <th scope="col" className={table.head}>
            {tv('beside.before')}
          </th>
          <th scope="col" className={table.head}>
            {tv('beside.now')}
          </th>
          <th scope="col" className={mergeClasses(table.head, styles.result)}>
            {tv('beside.result')}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ id, label, before, now, icon, word, differs, sources }) => (
          <tr key={id} title={sources} className={differs ? table.marked : undefined}>
            <th scope="row" className={mergeClasses(table.cell, differs && table.strong)}>
              {label}
            </th>
            <td className={table.cell}>{before}</td>
            <td className={table.cell}>{now}</td>
            <td className={table.cell}>
              <span className={table.state}>
                <StateIcon kind={icon} />
                {word}
              </span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
