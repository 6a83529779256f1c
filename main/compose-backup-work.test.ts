import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { FailPoint } from '../preload/contract/index.js';
import { changeMachine } from './adapters/rehearsal/machine-file.js';
import type { BackupWorkWish } from './backups/jobs/backup-works.js';
import {
  type BackupBench,
  files,
  limit,
  openBackupBench,
  own,
  share,
  state,
  take,
  version,
} from './fixture-backup-work.js';
import { toProblem } from './problems/problem.js';

// Each case runs the whole work on a simulated server of its own.

let bench: BackupBench;
let house: BackupBench['house'];
let stateFolder: string;
const run: BackupBench['run'] = (...words) => bench.run(...words);
const begin: BackupBench['begin'] = wish => bench.begin(wish);
const machineOf: BackupBench['machineOf'] = id => bench.machineOf(id);
const stateOf: BackupBench['stateOf'] = id => bench.stateOf(id);

beforeAll(async () => {
  bench = await openBackupBench();
  ({ house, stateFolder } = bench);
}, limit);
afterEach(() => bench.clean());
afterAll(() => bench.remove());

describe('a backup in a rehearsal', () => {
  it(
    'is taken, listed, and the only thing that was changed',
    async () => {
      const id = await begin(take('E:'));
      expect(await run(id)).toEqual({ outcome: { kind: 'finished' }, met: [] });
      const { ended, backup, steps } = await stateOf(id);
      expect(ended?.outcome).toBe('recovered');
      expect(backup?.server).toBe('EX3');
      expect(steps.map(({ status }) => status.kind)).toEqual(['verified', 'verified', 'verified', 'verified']);
      expect(machineOf(id).backups.starts).toBe(1);
    },
    limit,
  );

  it.each<readonly [string, string, FailPoint, string]>([
    ['its place fills up', 'E:', 'backup-target-full', 'BACKUP_TARGET_FULL'],
    ['the network breaks at 60 %', share, 'backup-network-lost', 'BACKUP_NETWORK_LOST'],
  ])(
    'fails when %s, and is taken at the second try',
    async (_, target, point, code) => {
      const id = await begin(take(target, point));
      const { outcome, met } = await run(id, [{ choice: 'retry' }]);
      expect(met.map(one => one.code)).toEqual([code]);
      expect(outcome.kind).toBe('finished');
      expect(machineOf(id).backups.starts).toBe(2);
    },
    limit,
  );
});

describe('a job whose program was ended in the middle', () => {
  async function endedInTheMiddle(wish: BackupWorkWish): Promise<string> {
    const id = await begin(wish);
    const ending = new AbortController();
    const onShare = (share: number): void => {
      if (share >= 0.1) ending.abort();
    };
    expect((await run(id, [], { signal: ending.signal, onShare })).outcome.kind).toBe('cancelled');
    return id;
  }

  it(
    'goes on, and is followed and not begun again',
    async () => {
      const id = await endedInTheMiddle({ ...take('E:'), on: { ...own(), speed: 2 } });
      expect(await run(id)).toEqual({ outcome: { kind: 'finished' }, met: [] });
      const { records } = await house.recoveries.read(id);
      const found = records.flatMap(({ entry }) => (entry.kind === 'checked' ? [entry.finding.state] : []));
      expect(found).toContain('running');
      expect(machineOf(id).backups.starts).toBe(1);
    },
    limit,
  );

  it(
    'and restores is followed too, and not begun again',
    async () => {
      const id = await endedInTheMiddle({ ...state(), on: { ...own(), speed: 2 } });
      const { outcome, met } = await run(id);
      expect({ outcome, met }).toEqual({ outcome: { kind: 'finished' }, met: [] });
      const { records } = await house.recoveries.read(id);
      const found = records.flatMap(({ entry }) => (entry.kind === 'checked' ? [entry.finding.state] : []));
      expect(found).toContain('running');
      expect(machineOf(id).backups.starts).toBe(1);
    },
    limit,
  );

  it(
    'and that ended unseen is not begun again before a person has decided',
    async () => {
      const id = await endedInTheMiddle({ ...state(), on: { ...own(), speed: 30 } });
      while (machineOf(id).backups.job?.endedAt === null) await new Promise(done => setTimeout(done, 100));
      // Without the cmdlets nobody can ask Windows how its last job ended.
      const folder = join(stateFolder, 'recoveries', id, 'rehearsal');
      const { features } = machineOf(id);
      changeMachine(folder, machine => ({ ...machine, features: ['Backup'] }));
      const { met } = await run(id);
      expect(met.map(({ code }) => code)).toEqual(['STATE_END_NOT_SEEN']);
      // With them Windows settles it: it ended well, so the restart is what is left.
      changeMachine(folder, machine => ({ ...machine, features }));
      expect((await run(id)).outcome.kind).toBe('finished');
      expect((await stateOf(id)).restarts).toHaveLength(1);
      expect(machineOf(id).backups.starts).toBe(1);
    },
    limit,
  );
});

describe('a restore in a rehearsal', () => {
  it(
    'of a system state makes the fresh server the lost one, over its restart, with one job',
    async () => {
      const id = await begin(state());
      expect(await run(id)).toEqual({ outcome: { kind: 'finished' }, met: [] });
      const machine = machineOf(id);
      expect(machine.name).toBe('EX3');
      expect(machine.backups.starts).toBe(1);
      expect((await stateOf(id)).restarts).toHaveLength(1);
      const { records } = await house.recoveries.read(id);
      const facts = records.flatMap(({ entry }) => (entry.kind === 'verified' ? entry.facts : []));
      const exchange = facts.find(fact => fact.id === 'exchange');
      expect(exchange?.reservation).toBe(true);
      expect(exchange?.value).toContain('its program files are missing');
      // The account got another password after the backup.
      expect(facts.find(fact => fact.id === 'domain')?.value).toContain('does not trust this server');
      expect(facts.find(fact => fact.id === 'next-channel')?.value).toContain('netdom.exe resetpwd');
    },
    limit,
  );

  it.each<readonly [string, BackupWorkWish, string]>([
    ['the version is gone', state('backup-version-vanished'), 'RESTORE_VERSION_GONE'],
    ['the version of files is gone', files('backup-version-vanished'), 'RESTORE_VERSION_GONE'],
  ])(
    'stops when %s, and says so',
    async (_, wish, code) => {
      const id = await begin(wish);
      const { outcome, met } = await run(id);
      expect(met.map(one => one.code)).toEqual([code]);
      expect(outcome.kind).toBe('failed');
    },
    limit,
  );

  it(
    'asks again for a restart that Windows refused, and restores nothing twice',
    async () => {
      const id = await begin(state('restart-refused'));
      const { outcome, met } = await run(id, [{ choice: 'retry' }]);
      expect(met.map(one => one.code)).toEqual(['RESTART_REFUSED']);
      expect(outcome.kind).toBe('finished');
      expect(machineOf(id).backups.starts).toBe(1);
    },
    limit,
  );

  it(
    'of files goes beside the live ones, also where the catalogue is damaged',
    async () => {
      const id = await begin(files('backup-catalogue-damaged'));
      expect(await run(id)).toEqual({ outcome: { kind: 'finished' }, met: [] });
      const disk = join(stateFolder, 'recoveries', id, 'rehearsal', 'disk');
      expect(existsSync(join(disk, 'D', 'Restore', 'config', 'applicationHost.config'))).toBe(true);
    },
    limit,
  );

  it.each<readonly [string, BackupWorkWish, string]>([
    [
      'of files over live ones',
      { ...files(), files: { ...version, folders: ['C:\\a'], into: 'C:\\Windows\\old' } } as BackupWorkWish,
      'RESTORE_FOLDER_LIVE',
    ],
    [
      'into a folder in one that is missing',
      { ...files(), files: { ...version, folders: ['C:\\a'], into: 'D:\\Nope\\R' } } as BackupWorkWish,
      'RESTORE_NO_PLACE',
    ],
    [
      'into one that no file of Windows can have for a name',
      { ...files(), files: { ...version, folders: ['C:\\a'], into: 'D:\\a?b\\R' } } as BackupWorkWish,
      'RESTORE_NO_PLACE',
    ],
    [
      'of a version that is not there',
      {
        ...files(),
        files: { ...version, version: '01/01/2026-00:00', folders: ['C:\\a'], into: 'D:\\R' },
      } as BackupWorkWish,
      'RESTORE_VERSION_MISSING',
    ],
  ])(
    'is not begun %s',
    async (_, wish, code) => {
      // The fresh server has no tool yet: without it nothing is known of the version, so it is installed on the way.
      const id = await begin(wish).catch((thrown: unknown) => toProblem(thrown).code);
      const met = id === code ? [id] : (await run(id)).met.map(one => one.code);
      expect(met).toEqual([code]);
    },
    limit,
  );
});
