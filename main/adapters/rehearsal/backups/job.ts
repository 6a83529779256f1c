import type { SimulatedJob, SimulatedMachine } from '../../../../preload/contract/index.js';
import { isSameProcess, processBegan } from '../process-identity.js';
import { idOf, withBackups } from './places.js';

// The one job that Windows Server Backup does at a time. Shared by the tools: no schema library in here.

export type JobWish = Pick<SimulatedJob, 'kind' | 'target' | 'machine' | 'items' | 'recovers' | 'into'> & {
  /** The one that is restored; undefined for the one that will be made. */
  readonly version?: string;
};

/** How long a job is over of which nobody knows how it ended. */
export const interrupted = { exitCode: -3, resultCode: 0x8007045b, detailCode: 0 } as const;

export function jobRuns({ backups: { job } }: Pick<SimulatedMachine, 'backups'>): boolean {
  return job !== null && job.endedAt === null && isSameProcess(job.processId, job.processBegan);
}

/** The machine without a job that was cut off: it counts as ended. */
export function settled(machine: SimulatedMachine, message: string): SimulatedMachine {
  const { job } = machine.backups;
  if (!job || job.endedAt !== null || jobRuns(machine)) return machine;
  return withEnd(machine, { ...interrupted, message });
}

export interface JobEnd {
  readonly exitCode: number;
  readonly resultCode: number;
  readonly detailCode: number;
  readonly message: string;
}

/** The machine whose job has ended. What Windows Server Backup tells of its last backup is about backups alone. */
export function withEnd(
  machine: SimulatedMachine,
  { exitCode, resultCode, detailCode, message }: JobEnd,
): SimulatedMachine {
  const { job, last } = machine.backups;
  if (!job) return machine;
  const endedAt = new Date().toISOString();
  const ended = { ...job, endedAt, exitCode, percent: exitCode === 0 ? 100 : job.percent };
  const isBackup = job.kind === 'backup' || job.kind === 'system-state-backup';
  if (!isBackup) return withBackups(machine, { job: ended });
  return withBackups(machine, {
    job: ended,
    last: {
      lastSuccessAt: exitCode === 0 ? job.startedAt : (last?.lastSuccessAt ?? null),
      lastAt: job.startedAt,
      resultCode,
      detailCode,
      message,
      nextAt: last?.nextAt ?? null,
    },
  });
}

/** The machine with a new job that belongs to this process; undefined while another one runs. */
export function withJob(machine: SimulatedMachine, wish: JobWish): SimulatedMachine | undefined {
  if (jobRuns(machine)) return undefined;
  const { backups } = machine;
  const number = backups.starts + 1;
  const job: SimulatedJob = {
    ...wish,
    number,
    ...thisProcess(),
    startedAt: new Date().toISOString(),
    endedAt: null,
    exitCode: null,
    percent: 0,
    stopping: false,
    version: wish.version ?? freeId(machine),
  };
  return withBackups(machine, { starts: number, job });
}

export const thisProcess = (): Pick<SimulatedJob, 'processId' | 'processBegan'> => ({
  processId: process.pid,
  processBegan: processBegan(process.pid) ?? '',
});

/** Identifiers tell minutes: two backups of one minute would be the same. */
function freeId({ backups: { stores } }: SimulatedMachine): string {
  const taken = new Set(stores.flatMap(({ versions }) => versions.map(({ id }) => id)));
  for (let moment = Date.now(); ; moment += 60_000) {
    const id = idOf(moment);
    if (!taken.has(id)) return id;
  }
}
