import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import type { ServerSummary } from '../../../preload/contract/directory.js';
import { t } from '../../messages/translate.js';
import { countLine, matchingRows, rowAfter, serverRows, type ServerRow } from '../../state/server-list-view.js';
import { SearchField } from '../search-field.js';
import { StateIcon } from '../state-icon.js';
import { rowGrid } from '../row-grid-styles.js';
import { useRows } from '../use-rows.js';

const rowHeight = 32;
const narrow = '@media (max-width: 720px)';

const useStyles = makeStyles({
  search: { maxWidth: '480px' },
  line: { margin: '0', color: tokens.colorNeutralForeground2 },
  grid: rowGrid.grid,
  scroll: { height: 'calc(100vh - 388px)', minHeight: '160px', overflowY: 'scroll', position: 'relative' },
  row: {
    ...rowGrid.row,
    gridTemplateColumns: 'minmax(96px, 1.3fr) minmax(168px, 1.5fr) minmax(136px, 1.3fr) minmax(0, 2fr) minmax(0, 1fr)',
    [narrow]: { gridTemplateColumns: 'minmax(0, 1fr) minmax(0, 1fr)' },
  },
  head: rowGrid.head,
  item: rowGrid.item,
  cell: rowGrid.cell,
  name: { fontWeight: tokens.fontWeightSemibold },
  answer: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalXS },
  more: { [narrow]: { display: 'none' } },
});

interface ServerListProps {
  readonly servers: readonly ServerSummary[];
  readonly search: string;
  /** The server that was looked at last. */
  readonly looked: string | null;
  readonly onSearch: (search: string) => void;
  readonly onOpen: (name: string) => void;
}

/** The Exchange servers that the directory records, however many: searched, walked through by keys, opened. */
export function ServerList({ servers, search, looked, onSearch, onOpen }: ServerListProps) {
  const styles = useStyles();
  const all = useMemo(() => serverRows(servers), [servers]);
  const rows = useMemo(() => matchingRows(all, search), [all, search]);
  return (
    <>
      <SearchField
        label={t('choose.servers.search')}
        className={styles.search}
        value={search}
        onSearch={onSearch}
        onEnter={() => {
          const [only, ...others] = rows;
          if (only && others.length === 0) onOpen(only.name);
        }}
      />
      <p role="status" className={styles.line}>
        {rows.length === 0 ? t('choose.servers.no-match') : countLine(rows.length, all.length)}
      </p>
      {rows.length > 0 && <Rows key={search} rows={rows} looked={looked} onOpen={onOpen} />}
    </>
  );
}

interface RowsProps {
  readonly rows: readonly ServerRow[];
  readonly looked: string | null;
  readonly onOpen: (name: string) => void;
}

function Rows({ rows, looked, onOpen }: RowsProps) {
  const styles = useStyles();
  const scroller = useRef<HTMLDivElement>(null);
  const first = Math.max(
    0,
    rows.findIndex(({ name }) => name === looked),
  );
  const [active, setActive] = useState(first);
  const { drawn, height, scrollTo } = useRows({ count: rows.length, scroller, rowHeight, overscan: 8, keep: active });
  useEffect(() => scrollTo(first, 'auto'), [first, scrollTo]);

  const move = (event: KeyboardEvent): void => {
    const row = rows[active];
    if ((event.key === 'Enter' || event.key === ' ') && row) {
      event.preventDefault();
      onOpen(row.name);
      return;
    }
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? rowHeight) / rowHeight) - 1);
    const target = rowAfter(event.key, active, { count: rows.length, page });
    if (target === null) return;
    event.preventDefault();
    setActive(target);
    scrollTo(target, 'auto');
    // The row may be drawn only now.
    window.requestAnimationFrame(() => {
      scroller.current?.querySelector<HTMLElement>(`[data-index="${String(target)}"]`)?.focus({ preventScroll: true });
    });
  };

  const head = (text: string, more = false) => (
    <span role="columnheader" className={mergeClasses(styles.cell, more && styles.more)}>
      {text}
    </span>
  );
  return (
    <div role="grid" aria-label={t('choose.servers.list')} aria-rowcount={rows.length + 1} className={styles.grid}>
      <div role="rowgroup">
        <div role="row" aria-rowindex={1} className={mergeClasses(styles.row, styles.head)}>
          {head(t('choose.servers.name'))}
          {head(t('choose.servers.answer'))}
          {head(t('choose.servers.version'), true)}
          {head(t('choose.servers.roles'), true)}
          {head(t('choose.servers.site'), true)}
        </div>
      </div>
      <div ref={scroller} role="rowgroup" className={styles.scroll} onKeyDown={move}>
        <div role="none" style={{ height }}>
          {drawn.map(({ index, start }) => {
            const row = rows[index];
            return (
              row && (
                <Row
                  key={row.name}
                  row={row}
                  index={index}
                  start={start}
                  // One row can be reached by Tab: the active one.
                  reachable={index === active}
                  onFocus={() => setActive(index)}
                  onOpen={() => onOpen(row.name)}
                />
              )
            );
          })}
        </div>
      </div>
    </div>
  );
}

interface RowProps {
  readonly row: ServerRow;
  readonly index: number;
  readonly start: number;
  readonly reachable: boolean;
  readonly onFocus: () => void;
  readonly onOpen: () => void;
}

function Row({ row, index, start, reachable, onFocus, onOpen }: RowProps) {
  const styles = useStyles();
  const cell = (text: string, ...looks: (string | undefined)[]) => (
    <span role="gridcell" title={text} className={mergeClasses(styles.cell, ...looks)}>
      {text}
    </span>
  );
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      data-index={index}
      tabIndex={reachable ? 0 : -1}
      className={mergeClasses(styles.row, styles.item)}
      style={{ transform: `translateY(${String(start)}px)` }}
      onFocus={onFocus}
      onClick={onOpen}
    >
      {cell(row.name, styles.name)}
      <span role="gridcell" className={styles.answer}>
        <StateIcon kind={row.icon} />
        {row.answerWord}
      </span>
      {cell(row.version, styles.more)}
      {cell(row.roles, styles.more)}
      {cell(row.site, styles.more)}
    </div>
  );
}
