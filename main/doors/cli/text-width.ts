import { visible } from '../../report/visible.js';

export { visible };

/** A value of the directory for people. Spaces at its ends can't be seen, so quotes stand around them. */
export function shownValue(text: string): string {
  return text === text.trim() ? visible(text) : `"${visible(text)}"`;
}

/** Takes two columns of a terminal: the ranges of East Asian Width W and F, and the pictographs. */
const wide =
  /^[\u1100-\u115F\u2E80-\u303E\u3041-\u33FF\u3400-\u4DBF\u4E00-\u9FFF\uA000-\uA4CF\uA960-\uA97C\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF01-\uFF60\uFFE0-\uFFE6\u{1F300}-\u{1F64F}\u{1F680}-\u{1F6FF}\u{1F900}-\u{1FAFF}\u{20000}-\u{3FFFD}]/u;
/** Stands on the character before it. */
const combining = /^[\p{Mn}\p{Me}]/u;

/** Columns of a terminal that a text takes, once it is `visible`. */
export function widthOf(text: string): number {
  let width = 0;
  for (const character of text) width += columnsOf(character);
  return width;
}

function columnsOf(character: string): 0 | 1 | 2 {
  if (combining.test(character)) return 0;
  return wide.test(character) ? 2 : 1;
}

/** The text with spaces after it, so that it takes this many columns. */
export function padTo(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - widthOf(text)));
}

/** Breaks a text at its spaces into lines of at most this many columns; a longer word is broken too. */
export function wrapTo(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ').flatMap(each => pieces(each, Math.max(2, width)))) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && widthOf(longer) > width) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  return [...lines, line];
}

function pieces(word: string, width: number): string[] {
  const all: string[] = [];
  let piece = '';
  for (const character of word) {
    if (widthOf(piece + character) > width) {
      all.push(piece);
      piece = '';
    }
    piece += character;
  }
  return [...all, piece];
}
