import { createInterface } from 'node:readline';
import type { Problem } from '../../../preload/contract/index.js';

const styles = { bold: '1', dim: '2', red: '31', green: '32', yellow: '33', cyan: '36' } as const;
type Style = keyof typeof styles;

/** Where the command line speaks. Words carry the meaning; colour only helps. */
export class Terminal {
  constructor(
    private readonly options: {
      readonly color: boolean;
      /** With `--json` standard output belongs to the document, and people are told on standard error. */
      readonly quietOutput: boolean;
    },
  ) {}

  line(text = ''): void {
    (this.options.quietOutput ? process.stderr : process.stdout).write(`${text}\n`);
  }

  style(style: Style, text: string): string {
    return this.options.color ? `\u001b[${styles[style]}m${text}\u001b[0m` : text;
  }

  /** A problem, always on standard error. */
  problem({ code, happened, matters, next, details }: Problem): void {
    const lines = [
      `${this.style('red', code)}  ${this.style('bold', happened)}`,
      `  ${matters}`,
      `  What to do: ${next}`,
    ];
    if (details !== undefined) lines.push(...details.split('\n').map(line => this.style('dim', `    | ${line}`)));
    process.stderr.write(`${lines.join('\n')}\n`);
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
      reader.question(question, answer => {
        done(answer);
        reader.close();
      });
    });
  }
}

/** While a question is open, Ctrl+C arrives as a key. This makes it the signal that it is at any other time. */
export function passOnInterrupt(): void {
  process.emit('SIGINT', 'SIGINT');
}

/** Whether to use colour: never in a pipe, never when told not to. */
export function wantsColor(asked: boolean, env: NodeJS.ProcessEnv = process.env): boolean {
  return asked && env['NO_COLOR'] === undefined && process.stdout.isTTY;
}
