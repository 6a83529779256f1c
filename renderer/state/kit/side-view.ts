import type { SideBySideRow } from '../../../preload/contract/differences.js';

/** A line as it is drawn, or a run of equal lines that is folded away. */
export type SideLine =
  | { readonly kind: 'line'; readonly index: number; readonly row: SideBySideRow; readonly mark: SideMark }
  | { readonly kind: 'fold'; readonly from: number; readonly count: number };

export type SideMark = 'same' | 'changed' | 'only-kit' | 'only-now';

/** Equal lines kept in sight around what differs. */
const around = 3;
/** A shorter run is shown: its fold would save nothing. */
const shortestFold = 4;

export const markOf = ({ kit, now, same }: SideBySideRow): SideMark =>
  same ? 'same' : kit === null ? 'only-now' : now === null ? 'only-kit' : 'changed';

/** The lines to draw. `unfolded` holds where runs begin that were opened; null opens all. */
export function sideLines(rows: readonly SideBySideRow[], unfolded: ReadonlySet<number> | null): readonly SideLine[] {
  const lines: SideLine[] = [];
  let index = 0;
  while (index < rows.length) {
    const end = rows[index]?.same ? endOfRun(rows, index) : index;
    if (end > index) {
      const from = index === 0 ? 0 : index + around;
      const to = end === rows.length ? end : end - around;
      if (to - from >= shortestFold && unfolded !== null && !unfolded.has(from)) {
        push(rows, lines, index, from);
        lines.push({ kind: 'fold', from, count: to - from });
        push(rows, lines, to, end);
      } else push(rows, lines, index, end);
      index = end;
    } else {
      push(rows, lines, index, index + 1);
      index += 1;
    }
  }
  return lines;
}

function endOfRun(rows: readonly SideBySideRow[], from: number): number {
  let end = from;
  while (rows[end]?.same) end += 1;
  return end;
}

function push(rows: readonly SideBySideRow[], lines: SideLine[], from: number, to: number): void {
  for (let index = from; index < to; index += 1) {
    const row = rows[index];
    if (row) lines.push({ kind: 'line', index, row, mark: markOf(row) });
  }
}

/** Where places that differ begin, among the lines drawn. */
export function placesIn(lines: readonly SideLine[]): readonly number[] {
  return lines.flatMap((line, index) => {
    const differs = line.kind === 'line' && line.mark !== 'same';
    const before = lines[index - 1];
    const begins = !(before?.kind === 'line' && before.mark !== 'same');
    return differs && begins ? [index] : [];
  });
}
