import { StringDecoder } from 'node:string_decoder';
import { execa } from 'execa';
import { plainErrors } from '../../windows/process/clixml.js';
import type { ScriptCommand } from './powershell-command.js';

/** Standard error may say much; more of it explains nothing. */
const longestNoise = 16 * 1024;

/** What came of waiting for a line. */
export type Next =
  | { readonly kind: 'line'; readonly line: string }
  | { readonly kind: 'silence' }
  /** No further line will come. What stood after the last line end is lost. */
  | { readonly kind: 'end'; readonly how: string };

/** The child process that runs the script: lines in, lines out. It is ended when this program ends. */
export class ScriptProcess {
  readonly #child;
  #lines: string[] = [];
  /** How many of these lines were handed out: taking each from the front would cost time that grows with their number. */
  #taken = 0;
  #rest = '';
  #noise = '';
  #how: string | null = null;
  /** Of all that wait: the program may end it while it still waits for a line. */
  readonly #wakers = new Set<() => void>();

  constructor({ file, args }: ScriptCommand, signal?: AbortSignal) {
    const child = execa(file, [...args], {
      stdin: 'pipe',
      stdout: 'pipe',
      stderr: 'pipe',
      buffer: false,
      reject: false,
      windowsHide: true,
      ...(signal && { signal }),
    });
    this.#child = child;
    const decoder = new StringDecoder('latin1');
    child.stdout?.on('data', (chunk: Buffer) => this.#take(decoder.write(chunk)));
    child.stderr?.on('data', (chunk: Buffer) => {
      this.#noise = (this.#noise + chunk.toString('latin1')).slice(-longestNoise);
    });
    // It may end while a request is on its way; that is noticed by the answer that never comes.
    child.stdin?.on('error', () => undefined);
    // Comes once all that it wrote was read.
    void child.once('close', (code, by) => {
      if (child.pid !== undefined) this.#end(code === null ? `it was ended by ${String(by)}` : `exit code ${code}`);
    });
    void child.then(result => {
      const { originalMessage = 'it could not be started' } = result as { readonly originalMessage?: string };
      if (child.pid === undefined) this.#end(originalMessage);
    });
  }

  /** What it said beside its answers, in as much as it can be read whatever the code page. */
  get noise(): string {
    return readable(this.#noise);
  }

  get ended(): boolean {
    return this.#how !== null || this.#child.killed;
  }

  say(line: string): void {
    this.#child.stdin?.write(`${line}\n`);
  }

  /** The next line; waits for it for so many seconds at most. */
  async next(seconds: number): Promise<Next> {
    if (this.#taken === this.#lines.length) {
      this.#lines = [];
      this.#taken = 0;
      if (this.#how === null) await this.#change(seconds);
    }
    const line = this.#lines[this.#taken];
    if (line !== undefined) {
      this.#taken += 1;
      return { kind: 'line', line };
    }
    return this.#how === null ? { kind: 'silence' } : { kind: 'end', how: this.#how };
  }

  /** Lets it end by itself, which it does when nothing more is asked. */
  async close(seconds: number): Promise<void> {
    this.#child.stdin?.end();
    if (this.#how === null) await this.#change(seconds);
    this.kill();
  }

  kill(): void {
    if (this.#how === null) this.#child.kill('SIGKILL');
  }

  #end(how: string): void {
    this.#how ??= how;
    this.#wakeAll();
  }

  #take(text: string): void {
    const lines = (this.#rest + text).split(/\r?\n/);
    this.#rest = lines.pop() ?? '';
    for (const line of lines) this.#lines.push(line);
    if (lines.length > 0) this.#wakeAll();
  }

  #wakeAll(): void {
    for (const wake of this.#wakers) wake();
  }

  /** Waits for a line or the end, for so many seconds at most. */
  async #change(seconds: number): Promise<void> {
    await new Promise<void>(resolve => {
      const wake = (): void => {
        clearTimeout(timer);
        this.#wakers.delete(wake);
        resolve();
      };
      const timer = setTimeout(wake, seconds * 1000);
      this.#wakers.add(wake);
    });
  }
}

/** Its code page is not asked for: what is not plain English becomes a question mark. */
const readable = (noise: string): string => plainErrors(noise).replace(/[^\x20-\x7e\r\n\t]/g, '?');
