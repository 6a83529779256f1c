import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { FailPoint } from '../preload/contract/index.js';
import { changeMachine } from './adapters/rehearsal/machine-file.js';
import type { BackupWorkWish } from './backups/jobs/backup-works.js';
import { buildReport } from './report/build-report.js';
import { type BackupBench, limit, openBackupBench, own, signal, take } from './fixture-backup-work.js';

// Each case runs the whole work on a simulated server of its own.

let bench: BackupBench;
let house: BackupBench['house'];
let stateFolder: string;
const run: BackupBench['run'] = (...words) => bench.run(...words);
const begin: BackupBench['begin'] = wish => bench.begin(wish);
const machineOf: BackupBench['machineOf'] = id => bench.machineOf(id);

beforeAll(async () => {
  bench = await openBackupBench();
  ({ house, stateFolder } = bench);
}, limit);
afterEach(() => bench.clean());
afterAll(() => bench.remove());

describe('a backup with what goes with it', () => {
  const daily = { target: 'E:', times: ['02:00'], words: ['-addtarget:E:', '-schedule:02:00', '-allCritical'] };

  const takeWith = (more: object): BackupWorkWish => {
    const wish = take('E:');
    return wish.work === 'take' ? { ...wish, take: { ...wish.take, replaces: false, ...more } } : wish;
  };

  it(
    'has Windows take it every day, and a kit beside it that is read again',
    async () => {
      const kit = join(stateFolder, 'ex3.zip');
      const id = await begin(takeWith({ schedule: ['21:00'], kit }));
      expect(await run(id)).toEqual({ outcome: { kind: 'finished' }, met: [] });
      expect(machineOf(id).backups.schedule).toMatchObject({ target: 'E:', times: ['21:00'] });
      const { records } = await house.recoveries.read(id);
      const facts = records.flatMap(({ entry }) => (entry.kind === 'verified' ? entry.facts : []));
      expect(facts).toContainEqual(
        expect.objectContaining({ id: 'daily-backup', value: 'at 21:00, the whole server, to E:' }),
      );
      const inspected = await house.kits.inspect(kit, undefined, { signal, onProgress: () => undefined });
      expect(inspected).toMatchObject({
        damage: [],
        manifest: { server: { name: 'EX3' } },
        password: 'no certificates',
      });
      await expect(house.backupWorks.begin(takeWith({ kit }), signal)).rejects.toThrow(/BACKUP_KIT_OTHER/);
      await expect(house.backupWorks.begin(takeWith({ kit: stateFolder }), signal)).rejects.toThrow(
        /KIT_FOLDER_NOT_EMPTY/,
      );
    },
    limit,
  );

  it(
    'puts its daily backup in the place of another one only where that was said',
    async () => {
      const first = await begin(takeWith({ schedule: ['21:00'] }));
      const folder = join(stateFolder, 'recoveries', first, 'rehearsal');
      changeMachine(folder, machine => ({ ...machine, backups: { ...machine.backups, schedule: daily } }));
      const { met } = await run(first, [{ choice: 'stop' }]);
      expect(met.map(({ code }) => code)).toEqual(['BACKUP_WOULD_RESCHEDULE']);
      expect(machineOf(first).backups).toMatchObject({ starts: 0, schedule: daily });
      const on = { kind: 'rehearsal', recoveryId: first } as const;
      const again = { ...takeWith({ schedule: ['21:00'] }), on };
      await expect(house.backupWorks.begin(again, signal)).rejects.toThrow(/BACKUP_WOULD_RESCHEDULE/);
      const second = await begin({ ...takeWith({ schedule: ['21:00'], replaces: true }), on });
      expect(await run(second)).toEqual({ outcome: { kind: 'finished' }, met: [] });
      expect(machineOf(first).backups).toMatchObject({ starts: 1, schedule: { times: ['21:00'] } });
      // The second one has no machine of its own.
      const listed = await house.backups.list({
        on: { kind: 'rehearsal', recoveryId: second },
        places: [],
        machine: null,
        signal,
      });
      expect(listed.listing.versions[0]?.recovers).toContain('bare-metal');
    },
    limit,
  );

  it(
    'says how to bring the old one back where the new one is refused, also in a later session',
    async () => {
      const wish = takeWith({ schedule: ['21:00'], replaces: true });
      const id = await begin(wish.work === 'take' ? { ...wish, on: own('backup-schedule-refused') } : wish);
      const folder = join(stateFolder, 'recoveries', id, 'rehearsal');
      changeMachine(folder, machine => ({ ...machine, backups: { ...machine.backups, schedule: daily } }));
      const { met } = await run(id);
      const back =
        'wbadmin.exe enable backup -addtarget:E: -schedule:02:00 -allCritical -systemState -include:C: -quiet';
      expect(met.map(({ code }) => code)).toEqual(['BACKUP_SCHEDULE_GONE']);
      expect(met[0]?.next).toContain(back);
      expect(machineOf(id).backups.schedule).toBeNull();
      // Another session finds neither, and asks before it does anything.
      const later = await run(id, [{ choice: 'retry' }]);
      expect(later.met.map(({ code, next }) => [code, next.includes(back)])).toEqual([['BACKUP_SCHEDULE_GONE', true]]);
      expect(later.outcome.kind).toBe('finished');
      expect(machineOf(id).backups.schedule).toMatchObject({ times: ['21:00'] });
      const { records, head } = await house.recoveries.read(id);
      const report = buildReport({ records, head, productVersion: 'test', madeAt: '2026-11-27T10:00:00.000Z' });
      expect(JSON.stringify(report)).toContain(back);
    },
    limit,
  );

  it('is not begun where a password would have to stand on a command line, or two would be asked for', async () => {
    const account = 'EXCHANGESERVERP\\BackupOperator';
    const target = { kind: 'share', path: '\\\\nas1\\vault' } as const;
    for (const [more, code] of [
      [{ schedule: ['21:00'] }, 'BACKUP_SCHEDULE_ACCOUNT'],
      [{ kit: join(stateFolder, 'keys.zip'), kitKeys: true }, 'BACKUP_TWO_PASSWORDS'],
    ] as const) {
      await expect(house.backupWorks.begin(takeWith({ target, account, ...more }), signal)).rejects.toThrow(code);
    }
  });
});

describe('a share that only one account opens', () => {
  const vault = (account: string, ...points: FailPoint[]): BackupWorkWish => {
    const wish = take('\\\\nas1\\vault', ...points);
    return wish.work === 'take' ? { ...wish, take: { ...wish.take, account } } : wish;
  };

  it.each<readonly [string, BackupWorkWish, readonly string[], boolean]>([
    [
      'takes the backup once the password is right',
      vault('EXCHANGESERVERP\\BackupOperator', 'share-password-wrong'),
      ['SHARE_PASSWORD_WRONG'],
      true,
    ],
    ['is not opened by another one', vault('EXCHANGESERVERP\\Somebody'), ['SHARE_DENIED'], false],
  ])(
    '%s',
    async (_, wish, codes, isTaken) => {
      const id = await begin(wish);
      const { outcome, met } = await run(id, isTaken ? [{ choice: 'retry' }] : []);
      expect(met.map(({ code }) => code)).toEqual(codes);
      expect(outcome.kind).toBe(isTaken ? 'finished' : 'failed');
      expect(machineOf(id).backups.starts).toBe(isTaken ? 1 : 0);
    },
    limit,
  );
});
