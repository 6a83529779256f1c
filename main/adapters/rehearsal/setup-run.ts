import { closeSync, openSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { execa } from 'execa';
import { failure } from '../../problems/problem.js';
import { asTyped, type Command } from '../../commands/windows-commands.js';
import { readMachine } from './machine-file.js';
import { type ToolBox, toolProcess } from './run-tool.js';

/** The log that setup appends to. */
export const setupLogName = 'ExchangeSetup.log';

/** The file that takes all that the n-th run of setup prints. */
export const setupOutputFile = (folder: string, run: number): string => join(folder, `setup-output-${run}.log`);

/**
 * Starts setup as a process of its own and returns once it has noted itself on the machine. It has no standard input,
 * prints into a file, and goes on when this process is killed.
 */
export async function startSetup(folder: string, box: ToolBox, command: Command): Promise<void> {
  const run = readMachine(folder).exchange.setupStarts + 1;
  const path = setupOutputFile(folder, run);
  const output = openSync(path, 'a');
  const { file, args, env } = toolProcess(box, command);
  const child = execa(file, args, {
    env: { ...env, CAS_RECOVERY_SETUP_RUN: String(run) },
    stdio: ['ignore', output, output],
    detached: true,
    cleanup: false,
    reject: false,
    windowsHide: true,
  });
  closeSync(output);
  child.unref();
  const ended = child.then(({ exitCode, signal }) => `it ended at once with ${signal ?? `exit code ${exitCode}`}`);
  const started = await Promise.race([ended, untilNoted(folder, run)]);
  if (started === true || readMachine(folder).exchange.setupStarts >= run) return;
  rmSync(path, { force: true });
  throw failure('SETUP_NOT_STARTED', { line: asTyped(command), why: started });
}

const limitMs = 60_000;

async function untilNoted(folder: string, run: number): Promise<true | string> {
  for (let waited = 0; waited < limitMs; waited += 10) {
    if (readMachine(folder).exchange.setupStarts >= run) return true;
    await new Promise(resolve => setTimeout(resolve, 10));
  }
  return 'it did not appear among the processes';
}
