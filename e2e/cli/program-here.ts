import { join } from 'node:path';
import { vi } from 'vitest';
import { runProgram } from '../../main/doors/cli/program.js';
import { CliDocument } from '../../preload/contract/index.js';
import { root, type Ended } from './run-cli.js';

// Many calls that end at once need no process of their own each: the same program, with what was built beside it.

/** Runs it in this process. What it prints is caught, so one call at a time. */
export async function cliHere(args: readonly string[]): Promise<Ended> {
  const printed = { stdout: '', stderr: '' };
  const spies = (['stdout', 'stderr'] as const).map(name =>
    vi.spyOn(process[name], 'write').mockImplementation((text: string | Uint8Array) => {
      printed[name] += typeof text === 'string' ? text : Buffer.from(text).toString();
      return true;
    }),
  );
  try {
    const { signal } = new AbortController();
    const distFolder = join(root, 'dist');
    const code = await runProgram({ args, distFolder, productVersion: '0.0.0', signal, hooks: {} });
    return { code, ...printed };
  } finally {
    spies.forEach(spy => spy.mockRestore());
  }
}

/** Runs it with `--json`, and reads its one document by the contract. */
export async function documentHere(args: readonly string[]): Promise<{ code: number | null; document: CliDocument }> {
  const { code, stdout } = await cliHere([...args, '--json']);
  return { code, document: CliDocument.parse(JSON.parse(stdout)) };
}
