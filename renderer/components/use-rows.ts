import { useCallback, useEffect, useLayoutEffect, useReducer, useState, type RefObject } from 'react';
import { RowPlaces } from '../state/row-places.js';
import { RowScroll } from './row-scroll.js';

export interface Rows {
  /** What to draw, each with where it begins below the first, in pixels. */
  readonly drawn: readonly { readonly index: number; readonly start: number }[];
  /** Height of all rows, in pixels. */
  readonly height: number;
  readonly scrollTo: RowScroll['to'];
  /** For rows of unknown height: the `ref` of each, which carries its index as `data-index`. */
  readonly measure: (element: HTMLElement | null) => void;
}

interface RowsOptions {
  readonly count: number;
  readonly scroller: RefObject<HTMLElement | null>;
  /** Of every row, or of those that were not measured yet. */
  readonly rowHeight: number;
  /** How many are drawn above and below what is in sight. */
  readonly overscan: number;
  /** A row that stays drawn wherever one scrolls: the one that has the focus. */
  readonly keep?: number;
  /** With another value here, measured heights are no longer true. */
  readonly version?: string;
}

/** Draws of a long list only what is in sight. A package that does the same weighs more than a whole screen. */
export function useRows({ count, scroller, rowHeight, overscan, keep, version = '' }: RowsOptions): Rows {
  const [sight, setSight] = useState({ top: 0, view: 600, width: 0 });
  const [, redraw] = useReducer((times: number) => times + 1, 0);
  // Another width breaks lines elsewhere.
  const wanted = `${version}:${String(sight.width)}`;
  const [layout, setLayout] = useState(() => layoutOf(wanted, rowHeight));
  if (layout.version !== wanted) setLayout(layoutOf(wanted, rowHeight));
  const { places, scroll } = layout;

  useLayoutEffect(() => (scroller.current ? scroll.attach(scroller.current, setSight) : undefined), [scroll, scroller]);
  useEffect(() => {
    if (places.isMeasured) scroll.again();
  });
  const measure = useCallback(
    (element: HTMLElement | null): void => {
      if (element && places.measured(Number(element.dataset['index']), element.offsetHeight)) redraw();
    },
    [places],
  );

  const first = Math.max(0, places.rowAt(sight.top, count) - overscan);
  const last = Math.min(count - 1, places.rowAt(sight.top + sight.view, count) + overscan);
  const inSight = Array.from({ length: Math.max(0, last - first + 1) }, (_, at) => first + at);
  const kept = keep === undefined || keep >= count || inSight.includes(keep) ? [] : [keep];
  const indexes = [...kept.filter(at => at < first), ...inSight, ...kept.filter(at => at > last)];
  return {
    drawn: indexes.map(index => ({ index, start: places.startOf(index) })),
    height: places.startOf(count),
    scrollTo: scroll.to,
    measure,
  };
}

function layoutOf(version: string, rowHeight: number) {
  const places = new RowPlaces(rowHeight);
  return { version, places, scroll: new RowScroll(places) };
}
