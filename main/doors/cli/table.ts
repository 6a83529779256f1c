import { padTo, shownValue, widthOf, wrapTo } from './text-width.js';

const gap = 2;
/** A column is not made narrower than this while another one can be. */
const narrow = 8;

/**
 * Rows below a head, in columns that fit into `width` columns of the terminal: what is too long goes on in the next
 * line, so that nothing is lost. Without a width, as in a pipe, every row is one line.
 */
export function tableLines(head: readonly string[], rows: readonly (readonly string[])[], width?: number): string[] {
  const cells = [head, ...rows].map(row => row.map(shownValue));
  const widths = fitted(
    head.map((_name, column) => Math.max(...cells.map(row => widthOf(row[column] ?? '')))),
    width,
  );
  return cells.flatMap(row => rowLines(row, widths));
}

function rowLines(row: readonly string[], widths: readonly number[]): string[] {
  const wrapped = row.map((cell, column) => wrapTo(cell, widths[column] ?? 0));
  const height = Math.max(...wrapped.map(({ length }) => length));
  return Array.from({ length: height }, (_none, line) =>
    wrapped
      .map((lines, column) => padTo(lines[line] ?? '', widths[column] ?? 0))
      .join(' '.repeat(gap))
      .trimEnd(),
  );
}

/** Takes from the widest column until all of them fit. The first one names its row: it stays whole as long as it can. */
function fitted(natural: readonly number[], width: number | undefined): number[] {
  const widths = [...natural];
  if (width === undefined) return widths;
  const room = width - gap * (widths.length - 1);
  for (let over = sum(widths) - room; over > 0; over -= 1) {
    const widestOther = Math.max(...widths.slice(1));
    const column = widestOther > narrow ? widths.lastIndexOf(widestOther) : widths.indexOf(Math.max(...widths));
    if ((widths[column] ?? 0) <= 2) return widths;
    widths[column] = (widths[column] ?? 0) - 1;
  }
  return widths;
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);
