import type { Style, Terminal } from './terminal.js';
import { shownValue, wrapTo } from './text-width.js';

/** Columns that a page takes, wherever it is printed. */
export const pageWidth = 80;

/** How a paragraph looks. `first` stands in front of its first line, and the others are indented as far. */
export interface TextLook {
  readonly first?: string;
  readonly firstStyle?: Style;
  readonly indent?: number;
  readonly style?: Style;
}

/** Prints text that fits into `pageWidth` columns. */
export class Page {
  constructor(readonly terminal: Terminal) {}

  heading(text: string): void {
    this.terminal.line();
    this.text(text, { style: 'bold' });
  }

  /** A paragraph. */
  text(text: string, how: TextLook = {}): void {
    const { first = '', indent = 0, style, firstStyle } = how;
    const styled = (part: string, look: Style | undefined): string =>
      look === undefined ? part : this.terminal.style(look, part);
    wrapTo(shownValue(text), pageWidth - indent - first.length).forEach((line, at) => {
      const start = at === 0 ? styled(first, firstStyle) : ' '.repeat(first.length);
      this.terminal.line(' '.repeat(indent) + start + styled(line, style));
    });
  }

  item(text: string): void {
    this.text(text, { first: '- ', indent: 2 });
  }
}
