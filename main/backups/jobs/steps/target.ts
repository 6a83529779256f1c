import { problem } from '../../../problems/problem.js';
import { checkTarget, type TargetCheck } from '../check-target.js';
import { scheduleProblem } from '../schedule.js';
import { startedOf } from '../started.js';
import { runs } from '../versions.js';
import { type BackupWorld, jobOf } from '../world.js';
import { lookFirst } from './look-first.js';

/** Finds what would spoil the backup before it is taken. */
export const target = lookFirst('backup-target', checked);

async function checked(world: BackupWorld): Promise<TargetCheck> {
  const job = jobOf(world, 'take');
  const listing = await world.listing();
  // Once the backup was begun, its own files are there, and its own job runs.
  if (startedOf(world.records(), 'backup-run').ever) return { problem: undefined, rows: [] };
  if (runs(listing)) return { problem: problem('BACKUP_JOB_RUNS', {}), rows: [] };
  const place = checkTarget(job, listing, await world.host.facts());
  if (place.problem || job.schedule === null) return place;
  // Told before the backup, not after it.
  const { schedule } = await world.jobs.history(new AbortController().signal);
  return { ...place, problem: scheduleProblem(job, schedule) };
}
