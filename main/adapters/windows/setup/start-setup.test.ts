import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { command } from '../../../commands/words.js';
import { toProblem } from '../../../problems/problem.js';
import { startSetup } from './start-setup.js';

let setupFolder = '';

const here = process.cwd();

beforeEach(() => {
  setupFolder = mkdtempSync(join(tmpdir(), 'cas-recovery-start-'));
  // Elsewhere than on Windows, the path of a batch file is a name in the folder where this process is.
  process.chdir(setupFolder);
});
afterEach(() => {
  process.chdir(here);
  rmSync(setupFolder, { recursive: true, force: true });
});

async function started(program: string): Promise<unknown[]> {
  const told: unknown[] = [];
  const notes = {
    begun: async (line: string) => void told.push(line),
    ended: async (ending: unknown) => void told.push(ending),
  };
  const rest = { bootId: 'boot', logFile: 'none', now: '2026-11-26T09:00:00.000Z', notes };
  const start = startSetup({ setupFolder, command: command(program, []), ...rest });
  expect(await start.then(() => undefined, toProblem)).toMatchObject({ code: 'SETUP_NOT_STARTED' });
  return told;
}

describe('setup that could not be started', () => {
  it('has that as its end where nothing was launched', async () => {
    const ended = { end: 'not started', exitCode: null, durationMs: null };
    expect(await started('C:\\no-such-media\\setup.com')).toEqual(['C:\\no-such-media\\setup.com', ended]);
  });

  it.skipIf(process.platform === 'win32')('has no end yet where it was launched, and may still come up', async () => {
    // It is there, and cmd.exe, which would start it, is not.
    expect(await started(process.execPath)).toEqual([process.execPath]);
  });
});
