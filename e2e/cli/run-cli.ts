import { spawn, type ChildProcess, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { CliDocument } from '../../preload/contract/index.js';

export const root = fileURLToPath(new URL('../..', import.meta.url));
export const script = fileURLToPath(new URL('../../dist/cli/index.cjs', import.meta.url));

export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A process that was started, and how it will have ended. */
export interface Started {
  readonly child: ChildProcess;
  readonly ended: Promise<Ended>;
}

/** Starts the built command line in a process of its own. */
export function startCli(args: readonly string[], input = ''): Started {
  const child = spawn(process.execPath, [script, ...args], { stdio: ['pipe', 'pipe', 'pipe'] });
  child.stdin.on('error', () => undefined);
  child.stdin.end(input);
  return watched(child);
}

/** Whether this machine has a tool that stands in for a terminal. */
export const hasTerminal = process.platform === 'linux' && existsSync('/usr/bin/script');

/** Starts it in front of a terminal, at which each of these is typed once its question is there; '' asks for none. */
export function startInTerminal(
  args: readonly string[],
  typed: readonly (readonly [string, string])[],
  columns = 100,
): Started {
  const called = [process.execPath, script, ...args].map(part => `'${part}'`).join(' ');
  const command = `stty cols ${String(columns)}; ${called}`;
  const child = spawn('/usr/bin/script', ['-qec', command, '/dev/null'], { stdio: ['pipe', 'pipe', 'pipe'] });
  const left = [...typed];
  let shown = '';
  child.stdin.on('error', () => undefined);
  const type = (): void => {
    const [question, keys] = left[0] ?? [];
    if (question === undefined || !shown.includes(question)) return;
    left.shift();
    child.stdin.write(keys);
  };
  child.stdout.on('data', (part: Buffer) => {
    shown += part.toString();
    type();
  });
  type();
  return watched(child);
}

/** Waits until this stands in what the process printed. */
export function printed({ child }: Started, text: string): Promise<void> {
  return new Promise(done => {
    let all = '';
    const take = (part: Buffer): void => {
      all += part.toString();
      if (all.includes(text)) done();
    };
    child.stdout?.on('data', take);
    // With --json people are told there.
    child.stderr?.on('data', take);
  });
}

function watched(child: ChildProcessWithoutNullStreams): Started {
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (part: Buffer) => (stdout += part.toString()));
  child.stderr.on('data', (part: Buffer) => (stderr += part.toString()));
  return { child, ended: new Promise(done => child.once('close', code => done({ code, stdout, stderr }))) };
}

/** Runs it to its end. */
export function cli(args: readonly string[], input = ''): Promise<Ended> {
  return startCli(args, input).ended;
}

/** Runs it with `--json`, and reads its one document by the contract. */
export async function cliDocument(
  args: readonly string[],
  input = '',
): Promise<{ code: number | null; document: CliDocument }> {
  const { code, stdout, stderr } = await cli([...args, '--json'], input);
  try {
    return { code, document: CliDocument.parse(JSON.parse(stdout)) };
  } catch (thrown) {
    throw new Error(`No document of the contract (exit ${String(code)}):\n${stdout}\n${stderr}\n${String(thrown)}`, {
      cause: thrown,
    });
  }
}
