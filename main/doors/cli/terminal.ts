import { randomBytes } from 'node:crypto';
import { createInterface } from 'node:readline';
import type { Problem } from '../../../preload/contract/index.js';
import { visible } from './text-width.js';

const styles = { bold: '1', dim: '2', red: '31', green: '32', yellow: '33', cyan: '36' } as const;
export type Style = keyof typeof styles;

/** Stands for the escape of a style until a line is printed. Nobody can know it: no value brings styles of its own. */
const escape = randomBytes(12).toString('hex');
const escaped = new RegExp(`${escape}(\\d+);`, 'g');

/** Where the command line speaks. Words carry the meaning; colour only helps. */
export class Terminal {
  constructor(
    private readonly options: {
      readonly color: boolean;
      /** With `--json` standard output belongs to the document, and people are told on standard error. */
      readonly quietOutput: boolean;
    },
  ) {}

  /** One line. Whatever would steer the terminal is written out. */
  line(text = ''): void {
    this.#people.write(`${shown(text)}\n`);
  }

  style(style: Style, text: string): string {
    return this.options.color ? `${escape}${styles[style]};${text}${escape}0;` : text;
  }

  /** A problem, always on standard error. */
  problem({ code, happened, matters, next, details }: Problem): void {
    const lines = [
      `${this.style('red', code)}  ${this.style('bold', happened)}`,
      `  ${matters}`,
      `  What to do: ${next}`,
    ];
    if (details !== undefined) lines.push(...details.split('\n').map(line => this.style('dim', `    | ${line}`)));
    process.stderr.write(`${lines.map(shown).join('\n')}\n`);
  }

  /** Columns that a line may take; undefined where nobody looks, as in a pipe. */
  get width(): number | undefined {
    const { isTTY, columns } = this.#people;
    // Some terminals don't know how wide they are, and say 0.
    return isTTY && columns > 0 ? columns : undefined;
  }

  /** Whether somebody watches standard error while something is at work. */
  get isWatched(): boolean {
    return process.stderr.isTTY;
  }

  /** What is at work right now, in the last line of standard error; '' takes it away. For a watched terminal. */
  passing(text: string): void {
    process.stderr.write(`\r\u001b[K${shown(text)}`);
  }

  /** Whether a person sits in front of it. */
  get isInteractive(): boolean {
    return process.stdin.isTTY && process.stderr.isTTY;
  }

  /** Asks on standard error; undefined when the input ended or the signal fired. */
  ask(question: string, signal: AbortSignal): Promise<string | undefined> {
    if (signal.aborted) return Promise.resolve(undefined);
    const reader = createInterface({ input: process.stdin, output: process.stderr });
    return new Promise(done => {
      const end = (): void => reader.close();
      signal.addEventListener('abort', end, { once: true });
      reader.once('close', () => {
        signal.removeEventListener('abort', end);
        done(undefined);
      });
      reader.once('SIGINT', passOnInterrupt);
      reader.question(shown(question), answer => {
        done(answer);
        reader.close();
      });
    });
  }

  get #people(): NodeJS.WriteStream {
    return this.options.quietOutput ? process.stderr : process.stdout;
  }
}

/** Tools print tabs, and a terminal does no harm with them. */
function shown(text: string): string {
  return text.split('\t').map(visible).join('\t').replace(escaped, '\u001b[$1m');
}

/** While a question is open, Ctrl+C arrives as a key. This makes it the signal that it is at any other time. */
export function passOnInterrupt(): void {
  process.emit('SIGINT', 'SIGINT');
}

/** Whether to use colour: never in a pipe, never when told not to. */
export function wantsColor(asked: boolean, env: NodeJS.ProcessEnv = process.env): boolean {
  return asked && env['NO_COLOR'] === undefined && process.stdout.isTTY;
}
