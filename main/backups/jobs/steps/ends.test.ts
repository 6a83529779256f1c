import { describe, expect, it } from 'vitest';
import type { BackupListing, JournalRecord, LastBackup } from '../../../../preload/contract/index.js';
import { toProblem } from '../../../problems/problem.js';
import type { Step, StepRun } from '../../../runbook/step.js';
import { disk, listingOf, versionOf } from '../../hand-off/fixture-hand-off.js';
import type { BackupWorld } from '../world.js';
import { restoreFiles } from './restore-files.js';
import { restoreState } from './restore-state.js';
import { run } from './run.js';

// How a job ended that this session did not begin: `wbadmin get status` does not tell, Windows does.

const begunAt = '2026-10-30T10:00:00.000Z';
const version = versionOf({ target: disk });
const made = versionOf({ target: disk, id: '10/30/2026-10:00' });
const restored = { version, target: disk, machine: 'EX3', account: null };
const folder = 'C:\\inetpub';
const jobs = {
  take: { work: 'take', what: 'full', target: disk, account: null, volumes: [], replaces: false },
  files: { work: 'restore-files', folders: [folder], into: 'D:\\Restore', ...restored },
  state: { work: 'restore-system-state', ...restored },
} as const;
type Work = keyof typeof jobs;
const steps: Readonly<Record<Work, Step<BackupWorld>>> = { take: run, files: restoreFiles, state: restoreState };
const types = { take: 'Backup', files: 'FileRecovery', state: 'SystemStateRecovery' } as const;

const idle: LastBackup = {
  lastSuccessAt: null,
  lastAt: null,
  nextAt: null,
  resultCode: 0,
  detailCode: 0,
  message: '',
  running: false,
};

interface Windows {
  readonly work: Work;
  /** What the last job was, and how it ended; null where Windows does not tell. */
  readonly result: number | null;
  /** Of `wbadmin get status`. */
  readonly exitCode?: number;
  readonly last?: LastBackup | null;
  readonly versions?: BackupListing['versions'];
  /** Further entries of the journal. */
  readonly more?: readonly object[];
}

function worldOf({ work, result, exitCode = 0, last = idle, versions = [version], more = [] }: Windows) {
  const stepId = work === 'take' ? 'backup-run' : 'restore-run';
  const before = { 'versions there': version.id };
  const entries = [
    { kind: 'act-intended', stepId, attempt: 1, commands: [], before },
    ...(work === 'files' ? [{ kind: 'milestone', stepId, attempt: 1, name: folder, state: 'started' }] : []),
    ...more.map(one => ({ stepId, attempt: 1, ...one })),
  ];
  const records = entries.map(entry => ({ at: begunAt, entry })) as unknown as JournalRecord[];
  const job = { startedAt: begunAt, endedAt: '2026-10-30T10:30:00.000Z', detailCode: 0, message: 'what Windows says' };
  const lastJob = result === null ? null : { ...job, type: types[work], resultCode: result };
  return {
    host: { facts: () => Promise.resolve({ name: 'EX3', unread: {}, bootId: 'a' }) },
    plan: { server: 'EX3', on: { kind: 'this' }, job: jobs[work] },
    records: () => records,
    listing: () => Promise.resolve(listingOf(versions, { computer: 'EX3', last })),
    jobs: {
      follow: () => Promise.resolve({ exitCode, output: '' }),
      history: () => Promise.resolve({ schedule: { ok: true, value: null }, lastJob: { ok: true, value: lastJob } }),
      stateSummary: () => Promise.resolve({ exitCode: 0, output: '' }),
      folder: () => Promise.resolve(null),
    },
    clock: { now: () => begunAt },
  } as unknown as BackupWorld;
}

const stepRun: StepRun = {
  signal: new AbortController().signal,
  progress: () => undefined,
  output: () => undefined,
  milestone: () => Promise.resolve(),
  notes: { begun: () => Promise.resolve(), ended: () => Promise.resolve() },
};

/** How the following ended: the code of what was thrown, or `ended well`. */
async function followed(windows: Windows): Promise<string> {
  try {
    await steps[windows.work].follow?.(worldOf(windows), stepRun);
    return 'ended well';
  } catch (thrown) {
    return toProblem(thrown).code;
  }
}

describe('a job that was followed', () => {
  it.each<readonly [string, Windows, string]>([
    ['take, well though the asking failed', { work: 'take', result: 0, exitCode: -3 }, 'ended well'],
    ['take, badly though the asking did not fail', { work: 'take', result: 0x80780049 }, 'BACKUP_FAILED'],
    ['take, in the dark', { work: 'take', result: null }, 'BACKUP_END_NOT_SEEN'],
    ['take, in the dark with a new version', { work: 'take', result: null, versions: [version, made] }, 'ended well'],
    ['files, well though the asking failed', { work: 'files', result: 0, exitCode: 1 }, 'ended well'],
    ['files, badly though the asking did not fail', { work: 'files', result: 0x80780049 }, 'RESTORE_FAILED'],
    ['files, in the dark', { work: 'files', result: null }, 'RESTORE_END_NOT_SEEN'],
    ['state, well though the asking failed', { work: 'state', result: 0, exitCode: 1 }, 'ended well'],
    ['state, badly though the asking did not fail', { work: 'state', result: 0x80780049 }, 'STATE_RESTORE_FAILED'],
    ['state, in the dark', { work: 'state', result: null }, 'STATE_END_NOT_SEEN'],
  ])('ended as Windows knows: %s', async (_, windows, expected) => {
    expect(await followed(windows)).toBe(expected);
  });
});

describe('a job whose end nobody saw', () => {
  const unseen = (code: string) => ({ kind: 'failed', during: 'act', problem: { code } });
  it.each<readonly [string, Windows]>([
    ['take', { work: 'take', result: null, last: null }],
    ['files', { work: 'files', result: null, last: null }],
    ['state', { work: 'state', result: null, last: null }],
    ['take, followed in vain', { work: 'take', result: null, last: null, more: [unseen('BACKUP_END_NOT_SEEN')] }],
    ['files, followed in vain', { work: 'files', result: null, last: null, more: [unseen('RESTORE_END_NOT_SEEN')] }],
    ['state, followed in vain', { work: 'state', result: null, more: [unseen('STATE_END_NOT_SEEN')] }],
  ])('is not begun again by itself where Windows does not tell whether it runs: %s', async (_, windows) => {
    expect((await steps[windows.work].check(worldOf(windows))).state).toBe('half-done');
  });

  it('tells to ask for it first', async () => {
    const finding = await run.check(worldOf({ work: 'take', result: null, last: null }));
    const problem = finding.state === 'half-done' ? finding.problem : undefined;
    expect(problem?.matters).not.toContain('no job is running');
    expect(problem?.next).toContain('wbadmin get status');
  });

  it('begins files again where no job is known to run: they lie aside', async () => {
    expect((await restoreFiles.check(worldOf({ work: 'files', result: null }))).state).toBe('ready');
  });
});
