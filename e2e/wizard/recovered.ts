import { execFile } from 'node:child_process';
import path from 'node:path';
import { dist, type WizardDoor } from '../fixtures.js';

/** Rehearses a recovery of EX3 on the command line, in the state folder that the window shows: the whole, or as far as `fail`. */
export function rehearseBefore({ stateFolder }: WizardDoor, fail: string | null = null): Promise<void> {
  const out = path.join(stateFolder, `out-${String(Date.now())}`);
  const wish = ['--scenario', 'ex3', '--yes', '--speed', '0', '--out', out, '--state', stateFolder];
  const given = [dist('cli', 'index.cjs'), 'rehearse', ...wish, ...(fail === null ? [] : ['--fail', fail])];
  return new Promise((done, refuse) => {
    execFile(process.execPath, given, (error, _output, told) => {
      // One that fails on purpose ends with a code.
      if (error && fail === null) refuse(new Error(told));
      else done();
    });
  });
}
