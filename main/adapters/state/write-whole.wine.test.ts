import { type ChildProcess, spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeWhole } from './write-whole.js';

let folder = '';
beforeAll(async () => void (folder = await mkdtemp(join(tmpdir(), 'cas state '))));
afterAll(() => rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 }));

/** Another program has the file open, as a virus scanner does. Resolves once it has. */
function hold(path: string, ms: number, shared: readonly string[]): Promise<ChildProcess> {
  const file = join(process.env['CAS_RECOVERY_STAND_INS'] ?? '', 'hold.exe');
  const child = spawn(file, [path, String(ms), ...shared], { stdio: ['ignore', 'pipe', 'ignore'] });
  return new Promise((done, fail) => {
    child.once('error', fail);
    child.stdout.once('data', () => done(child));
  });
}

describe.each([
  ['has it for itself', []],
  ['reads it', ['read']],
])('a file of the state while another program %s', (how, shared) => {
  it('can not be replaced at once', async () => {
    const path = join(folder, `plain ${how}.json`);
    await writeFile(path, 'old');
    await writeFile(`${path}.new`, 'new');
    const holder = await hold(path, 60_000, shared);
    const error: unknown = await rename(`${path}.new`, path).catch((thrown: unknown) => thrown);
    holder.kill();
    expect(['EPERM', 'EACCES', 'EBUSY']).toContain((error as NodeJS.ErrnoException).code);
  });

  it('is written as soon as that one lets go', async () => {
    const path = join(folder, `patient ${how}.json`);
    await writeFile(path, 'old');
    await hold(path, 250, shared);
    await writeWhole(path, 'new');
    expect(await readFile(path, 'utf8')).toBe('new');
  });

  it('stays as it was, with nothing beside it, when that one does not let go', async () => {
    const path = join(folder, `stubborn ${how}.json`);
    await writeFile(path, 'old');
    const holder = await hold(path, 60_000, shared);
    const error: unknown = await writeWhole(path, 'new').catch((thrown: unknown) => thrown);
    holder.kill();
    expect(['EPERM', 'EACCES', 'EBUSY']).toContain((error as NodeJS.ErrnoException).code);
    expect(readdirSync(folder).filter(name => name.includes('stubborn') && name.endsWith('.tmp'))).toEqual([]);
  });
});
