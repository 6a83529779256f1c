import { makeStyles, mergeClasses } from '@fluentui/react-components';
import { t } from '../messages/translate.js';
import type { ReportRow, ReportView } from '../state/report-view.js';
import { SectionTitle } from './section-title.js';
import { StateIcon } from './state-icon.js';
import { useTableStyles } from './table-styles.js';
import { TimeBar, type TimePart } from './time-bar.js';

const useStyles = makeStyles({ wide: { width: '34%' }, middle: { width: '26%' }, small: {} });

const columns = [
  { key: 'report.step', width: 'wide' },
  { key: 'report.outcome', width: 'middle' },
  { key: 'report.started', width: 'small' },
  { key: 'report.duration', width: 'small' },
  { key: 'report.attempts', width: 'small' },
] as const;

const tones = { done: 'done', skipped: 'quiet', failed: 'failed', open: 'working', ahead: 'quiet' } as const;

/** How the time of the recovery went, restarts marked: as a bar, and as a table behind it. */
export function ReportTimeline({ view }: { readonly view: ReportView }) {
  const styles = useStyles();
  const table = useTableStyles();
  const parts: TimePart[] = view.rows
    .filter(({ share }) => share > 0)
    .map(({ from, share, tone }) => ({ from, share, tone: tones[tone] }));
  return (
    <section>
      <SectionTitle>{t('report.timeline')}</SectionTitle>
      <TimeBar parts={parts} marks={view.restarts} />
      <table className={table.table} aria-label={t('report.timeline.caption')}>
        <thead>
          <tr>
            {columns.map(({ key, width }) => (
              <th key={key} scope="col" className={mergeClasses(table.head, styles[width])}>
                {t(key)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {view.rows.map(row => (
            <Row key={row.id} row={row} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Row({ row }: { readonly row: ReportRow }) {
  const table = useTableStyles();
  return (
    <tr>
      <th scope="row" className={table.cell}>
        {row.title}
      </th>
      <td className={table.cell}>
        <span className={table.state}>
          <StateIcon kind={row.tone} />
          {row.outcome}
        </span>
      </td>
      <td className={mergeClasses(table.cell, table.number)}>{row.started}</td>
      <td className={mergeClasses(table.cell, table.number)}>{row.duration}</td>
      <td className={mergeClasses(table.cell, table.number)}>{row.attempts}</td>
    </tr>
  );
}
