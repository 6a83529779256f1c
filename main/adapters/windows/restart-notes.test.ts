import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { restartNotes } from './restart-notes.js';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cas-recovery-notes-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const ofWusa = { place: 'exit code 3010 of wusa.exe', value: 'a restart is needed' };

describe('the notes of restarts', () => {
  it('are none where nobody asked', async () => {
    expect(await restartNotes(join(folder, 'not there')).ofBoot('boot-1')).toEqual([]);
  });

  it('tell a restart once, however often and by whatever path its tool asked', async () => {
    await restartNotes(folder, () => 500).add({ tool: 'wusa.exe', exitCode: 3010 });
    await restartNotes(folder, () => 600).add({ tool: 'wusa.exe', exitCode: 3010 });
    await restartNotes(folder, () => 600).add({ tool: '"C:\\My Packages\\Setup.exe"', exitCode: 1641 });
    expect(await restartNotes(folder, () => 601).ofBoot('boot-1')).toEqual([
      ofWusa,
      { place: 'exit code 1641 of Setup.exe', value: 'a restart is needed' },
    ]);
  });

  it('stay until Windows has restarted, and are gone then for good', async () => {
    await restartNotes(folder, () => 500).add({ tool: 'wusa.exe', exitCode: 3010 });
    expect(await restartNotes(folder, () => 501).ofBoot('boot-1')).toEqual([ofWusa]);
    expect(await restartNotes(folder, () => 900).ofBoot('boot-1')).toEqual([ofWusa]);
    expect(await restartNotes(folder, () => 9000).ofBoot('boot-2')).toEqual([]);
    expect(await restartNotes(folder, () => 9001).ofBoot('boot-1')).toEqual([]);
  });

  it('do not take over into a new start what was noted right before the machine fell', async () => {
    await restartNotes(folder, () => 500).add({ tool: 'wusa.exe', exitCode: 3010 });
    expect(await restartNotes(folder, () => 40).ofBoot('boot-2')).toEqual([]);
  });

  it('remember nothing where their file is damaged, and can be written again', async () => {
    await writeFile(join(folder, 'restart-notes.json'), '{"schema":');
    expect(await restartNotes(folder).ofBoot('boot-1')).toEqual([]);
    await restartNotes(folder).add({ tool: 'wusa.exe', exitCode: 3010 });
    expect(await restartNotes(folder).ofBoot('boot-1')).toEqual([ofWusa]);
  });
});
