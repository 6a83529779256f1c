import { Button, makeStyles, mergeClasses } from '@fluentui/react-components';
import { useId } from 'react';
import type { RecoveryCard } from '../../preload/contract/calls.js';
import { t } from '../messages/translate.js';
import { firstRows, type RecoveryRow } from '../state/home-view.js';
import type { Loadable } from '../state/wizard-state.js';
import { useHomeStyles } from './home-styles.js';
import { LoadingLine } from './loading-line.js';
import { Refused } from './refused.js';
import { SectionTitle } from './section-title.js';
import { StateIcon } from './state-icon.js';
import { useTableStyles } from './table-styles.js';

const useColumnStyles = makeStyles({
  title: { display: 'flex', justifyContent: 'space-between', alignItems: 'end' },
  server: { width: '18%' },
  mode: { width: '14%' },
  started: { width: '22%' },
  standing: { width: '32%' },
  action: { width: '14%' },
});

interface RecoveryListProps {
  readonly recoveries: Loadable<readonly RecoveryCard[]>;
  readonly onOpen: (id: string) => void;
  readonly onAll: () => void;
  readonly onRetry: () => void;
}

/** The recoveries on this machine, and where each stands. */
export function RecoveryList({ recoveries, onOpen, onAll, onRetry }: RecoveryListProps) {
  const id = useId();
  const columns = useColumnStyles();
  return (
    <section aria-labelledby={id}>
      <div className={columns.title}>
        <SectionTitle id={id}>{t('home.list.heading')}</SectionTitle>
        {recoveries.kind === 'loaded' && recoveries.value.length > 0 && (
          <Button appearance="subtle" size="small" onClick={onAll}>
            {t('home.list.all')}
          </Button>
        )}
      </div>
      {recoveries.kind === 'failed' && <Refused problem={recoveries.problem} onRetry={onRetry} />}
      {recoveries.kind === 'loading' && <LoadingLine label={t('home.list.loading')} />}
      {recoveries.kind === 'loaded' && <Rows rows={firstRows(recoveries.value)} onOpen={onOpen} />}
    </section>
  );
}

interface RowsProps {
  readonly rows: readonly RecoveryRow[];
  readonly onOpen: (id: string) => void;
}

function Rows({ rows, onOpen }: RowsProps) {
  if (rows.length === 0) return <Empty />;
  return <Table rows={rows} onOpen={onOpen} />;
}

function Empty() {
  return <p className={useHomeStyles().note}>{t('home.list.empty')}</p>;
}

function Table({ rows, onOpen }: RowsProps) {
  const styles = useColumnStyles();
  const table = useTableStyles();
  return (
    <table className={table.table} aria-label={t('home.list.count', { count: rows.length })}>
      <thead>
        <tr>
          <th scope="col" className={mergeClasses(table.head, styles.server)}>
            {t('home.list.server')}
          </th>
          <th scope="col" className={mergeClasses(table.head, styles.mode)}>
            {t('home.list.mode')}
          </th>
          <th scope="col" className={mergeClasses(table.head, styles.started)}>
            {t('home.list.started')}
          </th>
          <th scope="col" className={mergeClasses(table.head, styles.standing)}>
            {t('home.list.standing')}
          </th>
          <th scope="col" className={mergeClasses(table.head, styles.action)}>
            {t('home.list.action')}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(row => (
          <Row key={row.id} row={row} onOpen={onOpen} />
        ))}
      </tbody>
    </table>
  );
}

function Row({ row, onOpen }: { readonly row: RecoveryRow; readonly onOpen: (id: string) => void }) {
  const table = useTableStyles();
  return (
    <tr>
      <th scope="row" className={mergeClasses(table.cell, table.strong)}>
        {row.server}
      </th>
      <td className={table.cell}>{row.modeWord}</td>
      <td className={mergeClasses(table.cell, table.number)}>{row.started}</td>
      <td className={table.cell}>
        <span className={table.state}>
          <StateIcon kind={row.sign} />
          {row.standingWord}
        </span>
      </td>
      <td className={table.cell}>
        <Button size="small" aria-label={row.actionName} onClick={() => onOpen(row.id)}>
          {row.action}
        </Button>
      </td>
    </tr>
  );
}
