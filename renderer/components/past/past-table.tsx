import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useEffect, useRef, type KeyboardEvent } from 'react';
import { tp } from '../../messages/past-words.js';
import type { RecoveryRow } from '../../state/home-view.js';
import { rowAfter } from '../../state/server-list-view.js';
import { rowGrid } from '../row-grid-styles.js';
import { StateIcon } from '../state-icon.js';
import { useRows } from '../use-rows.js';

const rowHeight = 32;
const narrow = '@media (max-width: 720px)';

const useStyles = makeStyles({
  grid: rowGrid.grid,
  scroll: { overflowY: 'scroll', position: 'relative', height: 'max(128px, calc(100vh - 368px))' },
  row: {
    ...rowGrid.row,
    gridTemplateColumns: 'minmax(0, 0.5fr) minmax(0, 0.8fr) 136px minmax(0, 3fr) minmax(0, 1.1fr)',
    fontVariantNumeric: 'tabular-nums',
    [narrow]: { gridTemplateColumns: 'minmax(0, 1fr) minmax(0, 1.4fr)' },
  },
  head: rowGrid.head,
  item: rowGrid.item,
  picked: {
    backgroundColor: tokens.colorSubtleBackgroundSelected,
    boxShadow: `inset ${tokens.strokeWidthThickest} 0 ${tokens.colorBrandStroke1}`,
    '@media (forced-colors: active)': { outline: `${tokens.strokeWidthThin} solid Highlight` },
  },
  cell: rowGrid.cell,
  server: { fontWeight: tokens.fontWeightSemibold },
  standing: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalXS, minWidth: '0' },
  more: { [narrow]: { display: 'none' } },
});

interface PastTableProps {
  readonly rows: readonly RecoveryRow[];
  readonly picked: string | null;
  /** Another is to be chosen now: where the button that led here went, the focus comes to the list. */
  readonly choosing: boolean;
  readonly onPick: (id: string) => void;
  readonly onOpen: (id: string) => void;
}

/** All recoveries, however many; the one in view is chosen with the keys or a click, and opened with Enter. */
export function PastTable({ rows, picked, choosing, onPick, onOpen }: PastTableProps) {
  const styles = useStyles();
  const scroller = useRef<HTMLDivElement>(null);
  const at = rows.findIndex(({ id }) => id === picked);
  const active = Math.max(0, at);
  const { drawn, height, scrollTo } = useRows({ count: rows.length, scroller, rowHeight, overscan: 8, keep: active });
  useEffect(() => scrollTo(active, 'auto'), [active, scrollTo]);
  useEffect(() => {
    if (document.activeElement !== document.body) return;
    scroller.current?.querySelector<HTMLElement>('[tabindex="0"]')?.focus({ preventScroll: true });
  }, [choosing]);

  const move = (event: KeyboardEvent): void => {
    const row = rows[active];
    if (event.key === 'Enter' && row) {
      event.preventDefault();
      onOpen(row.id);
      return;
    }
    if (event.key === ' ' && row) {
      event.preventDefault();
      onPick(row.id);
      return;
    }
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? rowHeight) / rowHeight) - 1);
    const target = rowAfter(event.key, active, { count: rows.length, page });
    const next = target === null ? undefined : rows[target];
    if (target === null || !next) return;
    event.preventDefault();
    onPick(next.id);
    // The row may be drawn only now.
    window.requestAnimationFrame(() => {
      scroller.current?.querySelector<HTMLElement>(`[data-index="${String(target)}"]`)?.focus({ preventScroll: true });
    });
  };

  const head = (text: string, look?: string) => (
    <span role="columnheader" className={mergeClasses(styles.cell, look)}>
      {text}
    </span>
  );
  return (
    <div role="grid" aria-label={tp('list')} aria-rowcount={rows.length + 1} className={styles.grid}>
      <div role="rowgroup">
        <div role="row" aria-rowindex={1} className={mergeClasses(styles.row, styles.head)}>
          {head(tp('head.server'))}
          {head(tp('head.kind'), styles.more)}
          {head(tp('head.started'), styles.more)}
          {head(tp('head.standing'))}
          {head(tp('head.id'), styles.more)}
        </div>
      </div>
      <div ref={scroller} role="rowgroup" className={styles.scroll} onKeyDown={move}>
        <div role="none" style={{ height }}>
          {drawn.map(({ index, start }) => {
            const row = rows[index];
            return (
              row && (
                <Row
                  key={row.id}
                  row={row}
                  index={index}
                  start={start}
                  reachable={index === active}
                  picked={index === at}
                  onPick={() => onPick(row.id)}
                  onOpen={() => onOpen(row.id)}
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
  readonly row: RecoveryRow;
  readonly index: number;
  readonly start: number;
  readonly reachable: boolean;
  readonly picked: boolean;
  readonly onPick: () => void;
  readonly onOpen: () => void;
}

function Row({ row, index, start, reachable, picked, onPick, onOpen }: RowProps) {
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
      aria-selected={picked}
      data-index={index}
      tabIndex={reachable ? 0 : -1}
      className={mergeClasses(styles.row, styles.item, picked && styles.picked)}
      style={{ transform: `translateY(${String(start)}px)` }}
      onClick={onPick}
      onDoubleClick={onOpen}
    >
      {cell(row.server, styles.server)}
      {cell(row.modeWord, styles.more)}
      {cell(row.started, styles.more)}
      <span role="gridcell" title={row.standingWord} className={styles.standing}>
        <StateIcon kind={row.sign} />
        <span className={styles.cell}>{row.standingWord}</span>
      </span>
      {cell(row.id, styles.more)}
    </div>
  );
}
