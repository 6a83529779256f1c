import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { BackupTarget, BackupVersion } from '../../../../preload/contract/index.js';
import { onDisk } from '../disk.js';
import { simulatedReagentc } from './ask-reagentc.js';
import { type BackupsFixture, startWithBackups } from './fixture-backups.js';
import { simulatedPlaces } from './hand-off-place.js';
import { restoreMachine } from './restore-machine.js';

let server: BackupsFixture;

beforeEach(async () => {
  server = await startWithBackups();
});

afterEach(() => server.remove());

const share: BackupTarget = { kind: 'share', path: '\\\\nas1\\backup' };
const version = (id: string): BackupVersion => ({
  id,
  takenAt: '2026-10-29T21:30:00.000Z',
  machine: 'EX3',
  target: share,
  targetShown: share.path,
  recovers: ['bare-metal'],
  volumes: ['C:'],
  snapshotId: null,
  found: [{ where: share.path, source: 'test' }],
});
const wanted = { version: version('10/29/2026-21:30'), target: share, machine: 'EX3' };
const now = '2026-11-27T03:00:00.000Z';

async function fileAt(path: string): Promise<string> {
  const file = onDisk(server.folder, path);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, 'x');
  return file;
}

describe('a simulated server that is restored as a whole', () => {
  it('is what it was, freshly started, in the world of today', async () => {
    await server.fill();
    const before = server.machine();
    restoreMachine(server.folder, wanted, now);
    const after = server.machine();
    expect(after).toMatchObject({ name: 'EX3', domain: 'exchangeserverpro.local', bootedAt: now, pendingRestart: [] });
    expect(after.exchange.installedBuild).toBe('14.3.123.4');
    expect(after.bootId).not.toBe(before.bootId);
    expect(after.backups.stores).toEqual(before.backups.stores);
    expect(after.media).toEqual(before.media);
  });

  it('has lost what lay on its disk, and kept what lies on others', async () => {
    await server.fill();
    const lost = await fileAt('C:\\ProgramData\\CAS Recovery\\journal.jsonl');
    const kept = await fileAt('E:\\cas-recovery-hand-off-EX3.txt');
    restoreMachine(server.folder, wanted, now);
    expect([lost, kept].map(existsSync)).toEqual([false, true]);
    expect(existsSync(onDisk(server.folder, 'C:\\Program Files\\Microsoft\\Exchange Server\\V14\\ClientAccess'))).toBe(
      true,
    );
  });

  it('is the same when the restore is done again', async () => {
    await server.fill();
    restoreMachine(server.folder, wanted, now);
    const once = server.machine();
    restoreMachine(server.folder, wanted, now);
    expect({ ...server.machine(), bootId: '' }).toEqual({ ...once, bootId: '' });
  });

  it.each([
    ['vanished', version('01/01/2026-00:00'), 'no longer in'],
    ['holds nothing that a rehearsal knows', version('10/29/2026-21:30'), 'nothing stands for'],
  ])('is refused where the version %s', (_what, one, why) => {
    const before = server.machine();
    expect(() => restoreMachine(server.folder, { ...wanted, version: one }, now)).toThrow(why);
    expect(server.machine()).toEqual(before);
  });
});

describe('places of a simulated server', () => {
  it.each(['E:', '\\\\nas1\\backup', '\\\\nas1\\backup\\monday'])('keep a file in %s', async folder => {
    const places = simulatedPlaces(server.folder);
    const path = await places.write(folder, 'sheet.txt', 'text');
    expect(path).toBe(`${folder}\\sheet.txt`);
    expect(await places.read(path)).toBe('text');
  });

  it.each([
    ['E:\\missing.json', 'HAND_OFF_NOT_READABLE', 'it does not exist'],
    ['/etc/passwd', 'HAND_OFF_NOT_READABLE', 'it is no path of this server'],
    ['\\\\nas1\\..\\..\\machine.json', 'HAND_OFF_NOT_READABLE', 'it is no path of this server'],
  ])('do not give %s', async (path, code, why) => {
    await expect(simulatedPlaces(server.folder).read(path)).rejects.toMatchObject({
      problem: { code, happened: expect.stringContaining(why) as string },
    });
  });
});

describe('the recovery environment of a simulated server', () => {
  it.each([
    ['6.1.7601', false],
    ['6.2.9200', true],
  ])('with Windows %s has a command to restart into it: %s', async (windows, has) => {
    const other = await startWithBackups({
      machine: one => ({ ...one, operatingSystem: { ...one.operatingSystem, version: windows } }),
    });
    try {
      const told = await simulatedReagentc(other.folder, other.box.toolFile)(new AbortController().signal);
      expect(told?.info).toContain('harddisk0\\partition1');
      expect(told?.help.includes('/boottore')).toBe(has);
    } finally {
      await other.remove();
    }
  });
});
