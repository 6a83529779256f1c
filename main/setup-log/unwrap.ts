import { stateLine } from './console-line.js';

/** Width of the console that setup prints on. It breaks lines there, also in the middle of a word. */
const consoleWidth = 80;

/** Puts the lines of one paragraph together again: a full line goes on at once, a shorter one after a blank. */
export function unwrap(lines: readonly string[]): string {
  const pieces: string[] = [];
  let full = true;
  for (const line of lines) {
    const text = pieces.length === 0 ? line.trimStart() : full ? line : line.trimStart();
    pieces.push(full ? text : ` ${text}`);
    full = line.length >= consoleWidth;
  }
  return pieces.join('').trimEnd();
}

/** All paragraphs of an output, each as one line. */
export function paragraphs(output: string): string[] {
  const found: string[] = [];
  let open: string[] = [];
  const close = (): void => {
    if (open.length > 0) found.push(unwrap(open));
    open = [];
  };
  for (const line of output.split(/\r\n|\n|\r/)) {
    // A phase and its state stand on a line of their own, and are no part of what is said below them.
    if (line.trim() === '' || stateLine(line)) close();
    else open.push(line);
  }
  close();
  return found;
}
