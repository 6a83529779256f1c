import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useEffect, useMemo, useRef, type KeyboardEvent } from 'react';
import type { BackupVersion } from '../../../preload/contract/backups.js';
import { tb } from '../../messages/backups-words.js';
import { rowAfter } from '../../state/server-list-view.js';
import { versionKey, versionRow, type VersionRow } from '../../state/backups/version-view.js';
import { rowGrid } from '../row-grid-styles.js';
import { useRows } from '../use-rows.js';
import { KindMark } from './kind-mark.js';

const rowHeight = 32;
const narrow = '@media (max-width: 720px)';
const wide = '@media (min-width: 1400px)';

const useStyles = makeStyles({
  grid: rowGrid.grid,
  scroll: { overflowY: 'scroll', position: 'relative', maxHeight: 'max(128px, calc(100vh - 520px))' },
  row: {
    ...rowGrid.row,
    gridTemplateColumns: '128px 138px 64px minmax(0, 0.7fr) minmax(0, 1.1fr) minmax(0, 1.1fr)',
    fontVariantNumeric: 'tabular-nums',
    [wide]: {
      gridTemplateColumns: '136px 148px 72px minmax(0, 0.8fr) minmax(0, 1fr) minmax(0, 1.8fr) minmax(0, 1.4fr)',
    },
    [narrow]: { gridTemplateColumns: '132px 64px minmax(0, 1fr)' },
  },
  head: rowGrid.head,
  item: rowGrid.item,
  picked: {
    backgroundColor: tokens.colorSubtleBackgroundSelected,
    boxShadow: `inset ${tokens.strokeWidthThickest} 0 ${tokens.colorBrandStroke1}`,
    '@media (forced-colors: active)': { outline: `${tokens.strokeWidthThin} solid Highlight` },
  },
  cell: rowGrid.cell,
  id: { fontWeight: tokens.fontWeightSemibold },
  kind: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalXS, minWidth: '0' },
  more: { [narrow]: { display: 'none' } },
  most: { display: 'none', [wide]: { display: 'block' } },
});

interface VersionTableProps {
  /** Newest first. */
  readonly versions: readonly BackupVersion[];
  readonly now: string;
  /** `versionKey` of the one in view. */
  readonly picked: string | null;
  readonly onPick: (key: string) => void;
}

/** All versions that were found, however many; the one in view is chosen with the keys or a click. */
export function VersionTable({ versions, now, picked, onPick }: VersionTableProps) {
  const styles = useStyles();
  const scroller = useRef<HTMLDivElement>(null);
  const places = useMemo(() => new Map(versions.map((one, index) => [versionKey(one), index])), [versions]);
  const active = (picked === null ? undefined : places.get(picked)) ?? 0;
  const { drawn, height, scrollTo } = useRows({
    count: versions.length,
    scroller,
    rowHeight,
    overscan: 8,
    keep: active,
  });
  useEffect(() => scrollTo(active, 'auto'), [active, scrollTo]);

  const pick = (index: number): void => {
    const version = versions[index];
    if (version) onPick(versionKey(version));
  };
  const move = (event: KeyboardEvent): void => {
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? rowHeight) / rowHeight) - 1);
    const target = rowAfter(event.key, active, { count: versions.length, page });
    if (target === null) return;
    event.preventDefault();
    pick(target);
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
    <div role="grid" aria-label={tb('table.label')} aria-rowcount={versions.length + 1} className={styles.grid}>
      <div role="rowgroup">
        <div role="row" aria-rowindex={1} className={mergeClasses(styles.row, styles.head)}>
          {head(tb('table.id'))}
          {head(tb('table.here'), styles.more)}
          {head(tb('table.age'))}
          {head(tb('table.machine'), styles.more)}
          {head(tb('table.place'), styles.more)}
          {head(tb('table.recovers'))}
          {head(tb('table.found'), styles.most)}
        </div>
      </div>
      <div ref={scroller} role="rowgroup" className={styles.scroll} onKeyDown={move}>
        <div role="none" style={{ height }}>
          {drawn.map(({ index, start }) => {
            const version = versions[index];
            return (
              version && (
                <Row
                  key={versionKey(version)}
                  row={versionRow(version, now)}
                  index={index}
                  start={start}
                  picked={index === active}
                  onPick={() => pick(index)}
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
  readonly row: VersionRow;
  readonly index: number;
  readonly start: number;
  readonly picked: boolean;
  readonly onPick: () => void;
}

function Row({ row, index, start, picked, onPick }: RowProps) {
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
      // One row can be reached by Tab: the one in view.
      tabIndex={picked ? 0 : -1}
      className={mergeClasses(styles.row, styles.item, picked && styles.picked)}
      style={{ transform: `translateY(${String(start)}px)` }}
      onClick={onPick}
    >
      {cell(row.id, styles.id)}
      {cell(row.here, styles.more)}
      {cell(row.age)}
      {cell(row.machine, styles.more)}
      {cell(row.place, styles.more)}
      <span role="gridcell" title={row.recovers} className={styles.kind}>
        <KindMark kind={row.kind} />
        <span className={styles.cell}>{row.best}</span>
      </span>
      {cell(row.found, styles.most)}
    </div>
  );
}
