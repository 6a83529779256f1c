import { html, type Html } from './html.js';

/** Of a list without end the page shows so many from each end: a browser takes minutes to print thousands of rows. */
export const mostFromEachEnd = 250;

export interface Ends<T> {
  /** All of them, or the first and the last. */
  readonly shown: readonly T[];
  /** How many stand before the gap; as many as are shown where there is none. */
  readonly before: number;
  /** How many were left out there. */
  readonly left: number;
}

export function endsOf<T>(all: readonly T[]): Ends<T> {
  const left = Math.max(0, all.length - 2 * mostFromEachEnd);
  if (left === 0) return { shown: all, before: all.length, left };
  const shown = [...all.slice(0, mostFromEachEnd), ...all.slice(-mostFromEachEnd)];
  return { shown, before: mostFromEachEnd, left };
}

/** Says what was left out; nothing where all is shown. */
export function leftOut({ left }: Ends<unknown>, what: string): Html {
  if (left === 0) return html``;
  const most = mostFromEachEnd.toLocaleString('en');
  return html`<p class="none">
    ${left.toLocaleString('en')} ${what} between the first and the last ${most} are left out here. All of them are in
    report.json.
  </p>`;
}
