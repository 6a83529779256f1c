import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useMemo, useRef, useState } from 'react';
import type { SideBySideRow } from '../../../preload/contract/differences.js';
import { tk } from '../../messages/kit-words.js';
import { placesIn, sideLines } from '../../state/kit/side-view.js';
import { useRows } from '../use-rows.js';
import { SideLine } from './side-line.js';

const rowHeight = 24;

const useStyles = makeStyles({
  bar: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalS },
  told: { flexGrow: 1 },
  scroll: {
    height: 'calc(100vh - 300px)',
    minHeight: '192px',
    overflowY: 'scroll',
    position: 'relative',
    backgroundColor: tokens.colorNeutralBackground1,
    border: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
    ':focus-visible': { outline: `${tokens.strokeWidthThick} solid ${tokens.colorStrokeFocus2}` },
  },
  table: { position: 'relative', minWidth: '100%' },
  head: {
    position: 'sticky',
    top: '0',
    zIndex: '1',
    height: '28px',
    display: 'grid',
    gridTemplateColumns: '1fr 1fr',
    alignItems: 'center',
    fontWeight: tokens.fontWeightSemibold,
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground2,
    backgroundColor: tokens.colorNeutralBackground2,
    borderBottom: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke1}`,
  },
  cell: { paddingInline: tokens.spacingHorizontalS },
});

/** Two files line by line. What is equal folds away, a few lines around each place excepted. */
export function SideBySide({ rows }: { readonly rows: readonly SideBySideRow[] }) {
  const styles = useStyles();
  const scroller = useRef<HTMLDivElement>(null);
  const [unfolded, setUnfolded] = useState<ReadonlySet<number> | null>(new Set());
  const [at, setAt] = useState(-1);
  const lines = useMemo(() => sideLines(rows, unfolded), [rows, unfolded]);
  const places = useMemo(() => placesIn(lines), [lines]);
  const { drawn, height, scrollTo, measure } = useRows({
    count: lines.length,
    scroller,
    rowHeight,
    overscan: 20,
    version: unfolded === null ? 'all' : String(unfolded.size),
  });
  const jump = (to: number): void => {
    const line = places[to];
    if (line === undefined) return;
    setAt(to);
    scrollTo(line, 'center');
  };
  const place = Math.min(at, places.length - 1);
  return (
    <>
      <div className={styles.bar}>
        <span className={styles.told} role="status">
          {places.length === 0 ? tk('side.same') : tk('side.count', { count: places.length })}
          {place >= 0 && ` · ${tk('side.place', { place: place + 1, count: places.length })}`}
        </span>
        <Button size="small" disabledFocusable={place <= 0} onClick={() => jump(place - 1)}>
          {tk('side.previous')}
        </Button>
        <Button size="small" disabledFocusable={place >= places.length - 1} onClick={() => jump(place + 1)}>
          {tk('side.next')}
        </Button>
        <Button
          size="small"
          appearance="subtle"
          onClick={() => setUnfolded(unfolded === null ? new Set<number>() : null)}
        >
          {unfolded === null ? tk('side.fold-all') : tk('side.unfold-all')}
        </Button>
      </div>
      <div ref={scroller} className={styles.scroll} tabIndex={0} role="region" aria-label={tk('side.table')}>
        <div role="table" aria-label={tk('side.table')} aria-rowcount={lines.length + 1} className={styles.table}>
          <div role="row" aria-rowindex={1} className={styles.head}>
            <span role="columnheader" className={styles.cell}>
              {tk('side.kit')}
            </span>
            <span role="columnheader" className={styles.cell}>
              {tk('side.now')}
            </span>
          </div>
          <div role="rowgroup" style={{ height, position: 'relative' }}>
            {drawn.map(({ index, start }) => {
              const line = lines[index];
              return (
                line && (
                  <SideLine
                    key={index}
                    line={line}
                    index={index}
                    start={start}
                    here={place >= 0 && places[place] === index}
                    measure={measure}
                    onUnfold={from => setUnfolded(new Set([...(unfolded ?? []), from]))}
                  />
                )
              );
            })}
          </div>
        </div>
      </div>
    </>
  );
}
