import type { BackupListing, BackupPlan, JournalRecord } from '../../../preload/contract/index.js';
import type { BackupJobs } from '../../ports/backup-jobs.js';
import type { BackupKit } from '../../ports/backup-kit.js';
import type { Clock } from '../../ports/clock.js';
import type { Host } from '../../ports/host.js';

/** What the steps of a backup, or of a restore from one, work on. */
export interface BackupWorld {
  /** Reads its facts once per look. */
  readonly host: Host;
  readonly plan: BackupPlan;
  readonly records: () => readonly JournalRecord[];
  /** The backups as they are in this look: the catalogue, and the place of the plan. */
  readonly listing: () => Promise<BackupListing>;
  readonly jobs: BackupJobs;
  readonly kit: BackupKit;
  readonly clock: Clock;
}

/** A job of one kind, as the steps of it know it. */
export type JobOf<W extends BackupPlan['job']['work']> = Extract<BackupPlan['job'], { work: W }>;

/** The job of the plan. A runbook holds the steps of its own kind only. */
export function jobOf<W extends BackupPlan['job']['work']>({ plan }: BackupWorld, ...works: readonly W[]): JobOf<W> {
  const { job } = plan;
  if (!(works as readonly string[]).includes(job.work)) throw new TypeError(`A step of another work: ${job.work}`);
  return job as JobOf<W>;
}
