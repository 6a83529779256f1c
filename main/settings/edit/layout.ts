/** How a text is laid out, so that what is added looks like what is there. */

/** The line end that most lines have; a line feed where there is none. */
export function lineEndOf(text: string): string {
  const pairs = text.split('\r\n').length - 1;
  const feeds = text.split('\n').length - 1 - pairs;
  if (pairs === 0 && feeds === 0) return text.includes('\r') ? '\r' : '\n';
  return pairs >= feeds ? '\r\n' : '\n';
}

/** The white space before `offset` on its line; null where something else stands before it. */
export function indentAt(text: string, offset: number): string | null {
  const before = text.slice(lineStart(text, offset), offset);
  return /^[ \t]*$/.test(before) ? before : null;
}

/** The white space with which the line of `offset` begins. */
export function indentOfLine(text: string, offset: number): string {
  return /^[ \t]*/.exec(text.slice(lineStart(text, offset)))?.[0] ?? '';
}

export function lineStart(text: string, offset: number): number {
  return Math.max(text.lastIndexOf('\n', offset - 1), text.lastIndexOf('\r', offset - 1)) + 1;
}

/** The range of what is taken away: with its whole line or lines, where nothing else stands on them. */
export function withItsLine(text: string, start: number, end: number): { start: number; end: number } {
  const before = indentAt(text, start);
  const after = /^[ \t]*(?:\r\n|\r|\n)/.exec(text.slice(end, end + 1000))?.[0];
  return before === null || after === undefined
    ? { start, end }
    : { start: start - before.length, end: end + after.length };
}

/** An element of another text, with the line ends and the indent that it gets here. */
export function laidOut(snippet: string, wasIndented: string, indent: string, lineEnd: string): string {
  return snippet
    .replace(/\r\n|\r|\n/g, '\n')
    .replace(
      /\n([ \t]*)(?=<)/g,
      (_line, space: string) => `\n${indent}${space.startsWith(wasIndented) ? space.slice(wasIndented.length) : space}`,
    )
    .replace(/\n/g, lineEnd);
}
