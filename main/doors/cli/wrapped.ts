import type { Style, Terminal } from './terminal.js';
import { visible, wrapTo } from './text-width.js';

interface Wrapping {
  /** Before the first line; it takes `hang` columns. */
  readonly head?: string;
  /** Columns before each further line. */
  readonly hang: number;
  readonly style?: Style;
}

/** Narrower than that, a text is hard to read, and rather begins further left. */
const narrowest = 20;

/** Says a text in lines that fit the terminal; in one line where nobody looks, as in a pipe. */
export function tellWrapped(terminal: Terminal, { head, hang, style }: Wrapping, text: string): void {
  const { width } = terminal;
  const columns = width === undefined ? null : width - hang;
  const styled = (line: string): string => (style === undefined ? line : terminal.style(style, line));
  if (columns !== null && columns < narrowest && hang > 4) {
    if (head !== undefined) terminal.line(head.trimEnd());
    return tellWrapped(terminal, { hang: 4, ...(style && { style }) }, text);
  }
  const lines = columns === null ? [text] : wrapTo(visible(text), Math.max(narrowest, columns));
  lines.forEach((line, at) => terminal.line((at === 0 && head !== undefined ? head : ' '.repeat(hang)) + styled(line)));
}
