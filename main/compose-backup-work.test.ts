import { mkdtemp, rm } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Decision, foldAll, type FailPoint, type Problem } from '../preload/contract/index.js';
import { changeMachine, readMachine } from './adapters/rehearsal/machine-file.js';
import { toolForTests } from './adapters/rehearsal/tool-for-tests.js';
import type { BackupWorkWish } from './backups/jobs/backup-works.js';
import { composeRecoveries, type Composition } from './compose.js';
import { systemClock } from './ports/clock.js';
import { toProblem } from './problems/problem.js';
import type { Outcome } from './runbook/engine-parts.js';
import type { Question } from './runbook/questions.js';

// Each case runs the whole work on a simulated server of its own, with tools in processes of their own.

const limit = 120_000;
const signal = new AbortController().signal;
let stateFolder: string;
let house: Composition;
let toolFile: string;

beforeAll(async () => {
  toolFile = await toolForTests();
  stateFolder = await mkdtemp(join(tmpdir(), 'cas-recovery-backup-work-'));
}, limit);
beforeEach(async () => {
  house = await composeRecoveries({
    door: 'command line',
    assetsFolder: resolve('assets'),
    toolFile,
    scriptsFolder: '',
    productVersion: 'test',
    clock: systemClock,
    stateFolder,
  });
});
const begun: string[] = [];
afterEach(async () => {
  for (const id of begun.splice(0)) await rm(join(stateFolder, 'recoveries', id), { recursive: true, force: true });
});
afterAll(() => rm(stateFolder, { recursive: true, force: true, maxRetries: 5 }));

const own = (...points: FailPoint[]) => ({
  kind: 'own' as const,
  scenario: 'ex3',
  faults: points.map(point => ({ point, times: 'once' as const })),
  speed: 0,
});

const share = '\\\\nas1\\backup';
const version = {
  version: '10/25/2026-20:00',
  target: { kind: 'volume', path: 'E:' },
  machine: 'EX3',
  account: null,
} as const;

function take(target: string, ...points: FailPoint[]): BackupWorkWish {
  const kind = target.startsWith('\\') ? ('share' as const) : ('volume' as const);
  const wish = { what: 'full' as const, target: { kind, path: target }, volumes: [], account: null, replaces: true };
  return { work: 'take', take: wish, on: own(...points) };
}

const state = (...points: FailPoint[]): BackupWorkWish => ({
  work: 'restore-system-state',
  state: version,
  on: own(...points),
});

const files = (...points: FailPoint[]): BackupWorkWish => ({
  work: 'restore-files',
  files: { ...version, folders: ['C:\\Windows\\System32\\inetsrv\\config'], into: 'D:\\Restore' },
  on: own(...points),
});

/** Agrees to everything, and to failures as told; nobody is there once that is over. */
async function run(
  id: string,
  failures: readonly Decision[] = [],
  watch: { readonly signal: AbortSignal; readonly onShare: (share: number) => void } = {
    signal,
    onShare: () => undefined,
  },
): Promise<{ outcome: Outcome; met: Problem[] }> {
  const met: Problem[] = [];
  const answers = [...failures];
  const decide = (question: Question): Promise<Decision | 'later'> => {
    if (question.kind === 'consent') {
      const { typeToConfirm } = question.preview;
      return Promise.resolve({ choice: 'consent', ...(typeToConfirm !== null && { typedName: typeToConfirm }) });
    }
    met.push(question.problem);
    return Promise.resolve(answers.shift() ?? 'later');
  };
  for (;;) {
    const outcome = await house.recoveries.run(id, {
      decide,
      signal: watch.signal,
      onRecord: () => undefined,
      onProgress: (_step, _doing, share) => {
        if (share !== null) watch.onShare(share);
      },
      onOutput: () => undefined,
    });
    if (outcome.kind !== 'restarting') return { outcome, met };
  }
}

async function begin(wish: BackupWorkWish): Promise<string> {
  const id = await house.backupWorks.begin(wish, signal);
  begun.push(id);
  return id;
}

const machineOf = (id: string) => readMachine(join(stateFolder, 'recoveries', id, 'rehearsal'));
const stateOf = async (id: string) => foldAll((await house.recoveries.read(id)).records);

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
      const id = await endedInTheMiddle({ ...take('E:'), on: { ...own(), speed: 4 } });
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
      const id = await endedInTheMiddle({ ...state(), on: { ...own(), speed: 4 } });
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
