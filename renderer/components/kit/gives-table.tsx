import { makeStyles, mergeClasses } from '@fluentui/react-components';
import { tk } from '../../messages/kit-words.js';
import type { GivesRow, InspectionView } from '../../state/kit/inspection-view.js';
import { Fold } from '../fold.js';
import { StateIcon } from '../state-icon.js';
import { useTableStyles } from '../table-styles.js';

const useStyles = makeStyles({
  part: { width: '24%' },
  standing: { width: '104px' },
  line: { margin: '0' },
});

/** More lacks of one part than that are counted, and fold away. */
const fewEnough = 2;

/** Part by part, what a recovery can get back with the kit, and what it lacks. */
export function GivesTable({ rows }: { readonly rows: readonly GivesRow[] }) {
  const table = useTableStyles();
  const styles = useStyles();
  return (
    <table className={table.table} aria-label={tk('kit.gives')}>
      <thead>
        <tr>
          <th scope="col" className={mergeClasses(table.head, styles.part)}>
            {tk('kit.gives.part')}
          </th>
          <th scope="col" className={mergeClasses(table.head, styles.standing)}>
            {tk('kit.gives.standing')}
          </th>
          <th scope="col" className={table.head}>
            {tk('kit.gives.what')}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ part, icon, standing, what, lacks }) => (
          <tr key={part}>
            <th scope="row" className={mergeClasses(table.cell, table.strong)}>
              {part.charAt(0).toUpperCase() + part.slice(1)}
            </th>
            <td className={table.cell}>
              <span className={table.state}>
                <StateIcon kind={icon} />
                {standing}
              </span>
            </td>
            <td className={table.cell}>
              {what}
              {lacks.length > fewEnough ? (
                <Fold summary={tk('kit.lacks', { count: lacks.length })}>
                  <Lacks lacks={lacks} />
                </Fold>
              ) : (
                <Lacks lacks={lacks} />
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Lacks({ lacks }: Pick<GivesRow, 'lacks'>) {
  const table = useTableStyles();
  const styles = useStyles();
  return lacks.map(lack => (
    <p key={lack.what} className={styles.line}>
      {lack.what} <span className={table.quiet}>{lack.next}</span>
    </p>
  ));
}

/** What of the kit is not as its manifest says. */
export function DamageTable({ damage }: Pick<InspectionView, 'damage'>) {
  const table = useTableStyles();
  const styles = useStyles();
  return (
    <table className={table.table} aria-label={tk('kit.damage')}>
      <thead>
        <tr>
          <th scope="col" className={table.head}>
            {tk('kit.damage.path')}
          </th>
          <th scope="col" className={mergeClasses(table.head, styles.standing)}>
            {tk('kit.damage.what')}
          </th>
          <th scope="col" className={table.head}>
            {tk('kit.damage.why')}
          </th>
        </tr>
      </thead>
      <tbody>
        {damage.map(({ path, what, why }) => (
          <tr key={path + what}>
            <th scope="row" className={table.cell}>
              {path}
            </th>
            <td className={table.cell}>{what}</td>
            <td className={table.cell}>{why}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
