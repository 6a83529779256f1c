import { failure } from '../problems/problem.js';

/** One word of a command: as it is handed to the tool, and as one would type it. */
export interface Word {
  readonly passed: string;
  readonly typed: string;
}

/** One command: run from `program` and the passed words, shown as the typed ones. */
export interface Command {
  readonly program: string;
  readonly words: readonly Word[];
  /** The account whose password it reads as one line of UTF-8 on standard input; null when it asks for none. */
  readonly asksPasswordOf: string | null;
}

/** A script of this program, with what stands after its name. */
export type Script = (name: string, ...words: Word[]) => Command;

/** The command line as one would type it. */
export function asTyped({ program, words }: Command): string {
  return [program, ...words.map(({ typed }) => typed)].join(' ');
}

export function command(program: string, words: readonly string[]): Command {
  return { program, words: words.map(plain), asksPasswordOf: null };
}

export function option(name: string, value: string): Word[] {
  return [plain(name), plain(value)];
}

export function plain(text: string): Word {
  return { passed: text, typed: text };
}

export function quoted(value: string): Word {
  return word('', value, true);
}

export function word(prefix: string, value: string, inQuotes: boolean): Word {
  const text = unquoted(value);
  return { passed: `${prefix}${text}`, typed: inQuotes ? `${prefix}"${text}"` : `${prefix}${text}` };
}

/** A quotation mark would end the word early, and what follows would become another one. */
export function unquoted(value: string): string {
  if (/["\r\n\0]/.test(value)) throw failure('COMMAND_NOT_SAFE', { value });
  return value;
}

/** Names of computers, domains, services and features hold nothing that a command line or a script understands. */
export function safe(value: string): string {
  if (!/^[\p{L}\p{N}_][\p{L}\p{N}_.$-]*$/u.test(value)) throw failure('COMMAND_NOT_SAFE', { value });
  return value;
}
