import { makeStyles, mergeClasses } from '@fluentui/react-components';
import { t } from '../messages/translate.js';
import type { CellText, CompareWords, ComparisonRow, ComparisonView } from '../state/comparison-view.js';
import { Fold } from './fold.js';
import { StateIcon } from './state-icon.js';
import { useTableStyles } from './table-styles.js';

const narrow = '@media (max-width: 720px)';

const useStyles = makeStyles({
  what: { width: '18%', [narrow]: { width: '19%' } },
  side: { width: '21%', [narrow]: { width: '20%' } },
  result: { width: '116px', [narrow]: { width: '20%' } },
  remedy: {},
});

interface ComparisonTableProps {
  readonly comparison: ComparisonView;
  /** What is the same lies open from the start. */
  readonly opensSame: boolean;
}

/** Lost server on the left, this one on the right; a difference is marked by shape, word and colour. */
export function ComparisonTable({ comparison, opensSame }: ComparisonTableProps) {
  const { words, rows, same, sameSummary } = comparison;
  return (
    <>
      {rows.length > 0 && <Rows rows={rows} words={words} />}
      {same.length > 0 && (
        <Fold summary={sameSummary} open={opensSame}>
          <Rows rows={same} words={words} />
        </Fold>
      )}
    </>
  );
}

function Rows({ rows, words }: { readonly rows: readonly ComparisonRow[]; readonly words: CompareWords }) {
  const styles = useStyles();
  const table = useTableStyles();
  return (
    <table className={table.table} aria-label={words.heading}>
      <thead>
        <tr>
          <th scope="col" className={mergeClasses(table.head, styles.what)}>
            {t('compare.what')}
          </th>
          <th scope="col" className={mergeClasses(table.head, styles.side)}>
            {words.lost}
          </th>
          <th scope="col" className={mergeClasses(table.head, styles.side)}>
            {words.rebuilt}
          </th>
          <th scope="col" className={mergeClasses(table.head, styles.result)}>
            {t('compare.result')}
          </th>
          <th scope="col" className={mergeClasses(table.head, styles.remedy)}>
            {words.remedy}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(row => (
          <Row key={row.id} row={row} />
        ))}
      </tbody>
    </table>
  );
}

function Row({ row }: { readonly row: ComparisonRow }) {
  const table = useTableStyles();
  const differs = row.result !== 'same';
  return (
    <tr className={differs ? table.marked : undefined}>
      <th scope="row" className={mergeClasses(table.cell, differs && table.strong, differs && table.markedStart)}>
        {row.label}
      </th>
      <td className={table.cell}>
        <Cell text={row.lost} />
      </td>
      <td className={table.cell}>
        <Cell text={row.rebuilt} />
      </td>
      <td className={table.cell}>
        <span className={table.state}>
          <StateIcon kind={row.result} />
          {row.resultWord}
        </span>
      </td>
      <td className={mergeClasses(table.cell, !differs && table.quiet)}>{row.remedy}</td>
    </tr>
  );
}

function Cell({ text }: { readonly text: CellText }) {
  return text.whole === null ? text.short : <Fold summary={text.short}>{text.whole}</Fold>;
}
