import type { Fact, Finding } from '../../../../preload/contract/index.js';
import { Failure } from '../../../problems/failure.js';
import { problem } from '../../../problems/problem.js';
import { defineStep } from '../../../runbook/step.js';
import { card } from '../cards.js';
import { checkTarget, type TargetCheck } from '../check-target.js';
import { startedOf } from '../started.js';
import { runs } from '../versions.js';
import { type BackupWorld, hostRun, jobOf } from '../world.js';
import { opening, toBeOpened } from './connect.js';

/** Finds what would spoil the backup before it is taken. */
export const target = defineStep<BackupWorld>({
  card: card('backup-target'),
  timeLimitSeconds: 300,

  async check(world): Promise<Finding> {
    const open = await toBeOpened(world, 'backup-target');
    if (open) return open;
    const { problem: found, rows } = await checked(world);
    const seen = { facts: [], comparisons: [...rows] };
    return found ? { state: 'blocked', problem: found, ...seen } : { state: 'done', ...seen };
  },

  propose: world => Promise.resolve(opening(world)),

  async act({ host }, run, changes) {
    for (const change of changes) await host.apply(change, hostRun(run));
  },

  async verify(world) {
    const { problem: found, rows } = await checked(world);
    if (found) throw new Failure(found);
    const { readAt } = await world.listing();
    return rows.map(({ id, label, rebuilt, rebuiltSource }): Fact => ({
      id,
      label,
      value: rebuilt,
      source: rebuiltSource,
      readAt,
    }));
  },
});

async function checked(world: BackupWorld): Promise<TargetCheck> {
  const job = jobOf(world, 'take');
  const listing = await world.listing();
  // Once the backup was begun, its own files are there, and its own job runs.
  if (startedOf(world.records(), 'backup-run').ever) return { problem: undefined, rows: [] };
  if (runs(listing)) return { problem: problem('BACKUP_JOB_RUNS', {}), rows: [] };
  return checkTarget(job, listing, await world.host.facts());
}
