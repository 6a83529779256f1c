import { meaningOf, stateLine } from './console-line.js';

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

/** What setup says in one piece, and whether it is only a warning. */
export interface Paragraph {
  readonly text: string;
  /** It stands indented under a phase that was completed. */
  readonly isWarning: boolean;
}

/** All paragraphs of an output. */
export function paragraphs(output: string): Paragraph[] {
  const found: { readonly text: string; readonly under: string | undefined }[] = [];
  const states = new Set<string>();
  let open: string[] = [];
  let state: string | undefined;
  const close = (): void => {
    const [first] = open;
    if (first !== undefined) found.push({ text: unwrap(open), under: first.startsWith(' ') ? state : undefined });
    open = [];
  };
  for (const line of output.split(/\r\n|\n|\r/)) {
    // A phase and its state stand on a line of their own, and are no part of what is said below them.
    const next = stateLine(line);
    if (line.trim() === '' || next) close();
    else open.push(line);
    if (next) states.add((state = next.word));
  }
  close();
  const completed = completedWord([...states]);
  return found.map(({ text, under }) => ({ text, isWarning: under !== undefined && under === completed }));
}

/** The first state is that of a phase that worked, in a language that we do not know: if there is another one. */
function completedWord(states: readonly string[]): string | undefined {
  const english = states.find(word => meaningOf(word) === 'completed');
  if (english !== undefined) return english;
  return states.length > 1 && states.every(word => meaningOf(word) === undefined) ? states[0] : undefined;
}
