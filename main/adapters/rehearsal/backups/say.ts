import type { Bench } from '../tools/tool.js';
import { type WbadminWords, wordsIn } from './words.js';

/** Console lines of wbadmin break here also where nobody looks at a console. */
const columns = 79;

/** Texts as wbadmin prints them: broken between words, with the line ends of Windows. */
export function asPrinted(...paragraphs: readonly string[]): string {
  return paragraphs
    .flatMap(wrapped)
    .map(line => `${line}\r\n`)
    .join('');
}

function wrapped(text: string): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > columns) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line];
}

/** The words of the language of this machine. */
export const wordsOf = ({ machine }: Pick<Bench, 'machine'>): WbadminWords =>
  wordsIn(machine().operatingSystem.language);

/** Why a job or a question of wbadmin came to nothing. */
export interface Refusal {
  readonly text: string;
  /** As wbadmin ends: -1 not wanted or stopped, -2 asked wrongly, -3 failed, -4 no room. */
  readonly exitCode: number;
  /** 32 bits, unsigned: what `Get-WBSummary` tells of it. */
  readonly resultCode: number;
  readonly detailCode: number;
}

export const refusal = (text: string, exitCode = -2, resultCode = 0x80780049, detailCode = 0): Refusal => ({
  text,
  exitCode,
  resultCode,
  detailCode,
});

export const isRefusal = (one: object): one is Refusal => 'exitCode' in one && 'resultCode' in one;

/** Says why, on standard output as wbadmin does, and gives the exit code in the 32 bits that Windows has for it. */
export function refuse(bench: Bench, { text, exitCode }: Refusal): number {
  const { errors } = wordsOf(bench);
  // Two of them come without the mark: what is wrong with a mapped drive, and with the syntax.
  const bare = text === errors.mapped || text === errors.syntax;
  bench.print(asPrinted(bare ? text : `${errors.mark}${text}`));
  return exitCode >>> 0;
}

/** A moment as this machine shows it, in its own time and form. */
export function shownMoment(bench: Pick<Bench, 'machine'>, moment: number): string {
  const { utcOffsetMinutes } = bench.machine().backups;
  return wordsOf(bench).moment(new Date(moment + utcOffsetMinutes * 60_000));
}
