import { spawn, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { CliDocument } from '../../preload/contract/index.js';

export const root = fileURLToPath(new URL('../..', import.meta.url));
const script = fileURLToPath(new URL('../../dist/cli/index.cjs', import.meta.url));

export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Starts the built command line in a process of its own. */
export function startCli(args: readonly string[], input = ''): { child: ChildProcess; ended: Promise<Ended> } {
  const child = spawn(process.execPath, [script, ...args], { stdio: ['pipe', 'pipe', 'pipe'] });
  child.stdin.on('error', () => undefined);
  child.stdin.end(input);
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
