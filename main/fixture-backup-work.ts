import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type Decision, foldAll, type FailPoint, type Problem } from '../preload/contract/index.js';
import { readMachine } from './adapters/rehearsal/machine-file.js';
import { toolForTests } from './adapters/rehearsal/tool-for-tests.js';
import type { BackupWorkWish } from './backups/jobs/backup-works.js';
import { composeRecoveries } from './compose.js';
import { systemClock } from './ports/clock.js';
import type { Outcome } from './runbook/engine-parts.js';
import type { Question } from './runbook/questions.js';

// Backups and restores on simulated servers of their own, with tools in processes of their own: for tests.

export const limit = 120_000;
export const signal = new AbortController().signal;

export const own = (...points: FailPoint[]) => ({
  kind: 'own' as const,
  scenario: 'ex3',
  faults: points.map(point => ({ point, times: 'once' as const })),
  speed: 0,
});

export const share = '\\\\nas1\\backup';
export const version = {
  version: '10/25/2026-20:00',
  target: { kind: 'volume', path: 'E:' },
  machine: 'EX3',
  account: null,
} as const;

export function take(target: string, ...points: FailPoint[]): BackupWorkWish {
  const kind = target.startsWith('\\') ? ('share' as const) : ('volume' as const);
  const wish = { what: 'full' as const, target: { kind, path: target }, volumes: [], account: null, replaces: true };
  return { work: 'take', take: wish, on: own(...points) };
}

export const state = (...points: FailPoint[]): BackupWorkWish => ({
  work: 'restore-system-state',
  state: version,
  on: own(...points),
});

export const files = (...points: FailPoint[]): BackupWorkWish => ({
  work: 'restore-files',
  files: { ...version, folders: ['C:\\Windows\\System32\\inetsrv\\config'], into: 'D:\\Restore' },
  on: own(...points),
});

/** A house with a state folder of its own. `clean` takes away what was begun, `remove` all of it. */
export async function openBackupBench() {
  const toolFile = await toolForTests();
  const stateFolder = await mkdtemp(join(tmpdir(), 'cas-recovery-backup-work-'));
  const house = await composeRecoveries({
    door: 'command line',
    assetsFolder: resolve('assets'),
    toolFile,
    scriptsFolder: '',
    productVersion: 'test',
    clock: systemClock,
    stateFolder,
  });
  const begun: string[] = [];

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

  return {
    stateFolder,
    house,
    run,
    begin: async (wish: BackupWorkWish): Promise<string> => {
      const id = await house.backupWorks.begin(wish, signal);
      begun.push(id);
      return id;
    },
    machineOf: (id: string) => readMachine(join(stateFolder, 'recoveries', id, 'rehearsal')),
    stateOf: async (id: string) => foldAll((await house.recoveries.read(id)).records),
    clean: async (): Promise<void> => {
      for (const id of begun.splice(0)) await rm(join(stateFolder, 'recoveries', id), { recursive: true, force: true });
    },
    remove: () => rm(stateFolder, { recursive: true, force: true, maxRetries: 5 }),
  };
}

export type BackupBench = Awaited<ReturnType<typeof openBackupBench>>;
