import type { Fact, Finding } from '../../../../preload/contract/index.js';
import { Failure } from '../../../problems/failure.js';
import { problem } from '../../../problems/problem.js';
import { defineStep } from '../../../runbook/step.js';
import { card } from '../cards.js';
import { checkServer, checkVersion, type VersionCheck } from '../check-version.js';
import { startedOf } from '../started.js';
import { runs } from '../versions.js';
import { type BackupWorld, hostRun, jobOf } from '../world.js';
import { opening, toBeOpened } from './connect.js';

/** Finds what would make a restore useless or harmful, before it begins. */
export const restoreVersion = defineStep<BackupWorld>({
  card: card('restore-version'),
  timeLimitSeconds: 300,

  async check(world): Promise<Finding> {
    const open = await toBeOpened(world, 'restore-version');
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

async function checked(world: BackupWorld): Promise<VersionCheck> {
  // Once the restore was begun, this server is another one, and its own job runs.
  if (startedOf(world.records(), 'restore-run').ever) return { problem: undefined, rows: [] };
  const job = jobOf(world, 'restore-files', 'restore-system-state');
  const listing = await world.listing();
  if (runs(listing)) return { problem: problem('BACKUP_JOB_RUNS', {}), rows: [] };
  const version = checkVersion(job, listing);
  if (version.problem || job.work === 'restore-files') return version;
  const server = checkServer(job, await world.host.facts(), world.clock.now());
  return { problem: server.problem, rows: [...version.rows, ...server.rows] };
}
