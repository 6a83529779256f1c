// One line of the console output of setup.com. Everything here takes time in proportion to the length of its text.

export interface StateLine {
  readonly name: string;
  readonly word: string;
}

/** Lines that are longer are no state lines; they are never looked at more closely. */
const longestStateLine = 400;

/** Least number of dots between a phase and its state. */
const fewestDots = 3;

/**
 * Reads `    Copying Setup Files      ......... COMPLETED` by its shape: an indented name, dots or blanks, one word.
 * With dots any word will do, because setup speaks the language of Windows; without them only the English ones.
 */
export function stateLine(line: string): StateLine | undefined {
  const text = line.trimEnd();
  if (text.length > longestStateLine || !text.startsWith('  ')) return undefined;
  const lastBlank = text.lastIndexOf(' ');
  const word = text.slice(lastBlank + 1);
  if (!isWord(word)) return undefined;
  const before = text.slice(0, lastBlank).trimEnd();
  const name = withoutDots(before);
  if (name !== undefined) return name === '' ? undefined : { name, word };
  const apart = text.slice(0, lastBlank + 1).endsWith('  ');
  return apart && isEnglishState(word) && before.trim() !== '' ? { name: before.trim(), word } : undefined;
}

/** `undefined` for a word of another language, which only the run itself can explain. */
export function meaningOf(word: string): 'completed' | 'failed' | undefined {
  if (completedWords.has(word)) return 'completed';
  return failedWords.has(word) ? 'failed' : undefined;
}

const completedWords = new Set(['COMPLETED']);
const failedWords = new Set(['FAILED']);
const isEnglishState = (word: string): boolean => completedWords.has(word) || failedWords.has(word);

function isWord(text: string): boolean {
  return text.length > 0 && text.length < 40 && /^[\p{L}\p{M}]+$/u.test(text);
}

/** The name before a run of dots; undefined when there is no run. The dot of `Finalizing Setup.` is part of the name. */
function withoutDots(text: string): string | undefined {
  let start = text.length;
  while (start > 0 && text[start - 1] === '.') start -= 1;
  if (text.length - start < fewestDots) return undefined;
  const padded = text.slice(0, start);
  return padded.endsWith(' ') ? padded.trim() : undefined;
}
