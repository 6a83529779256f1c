import { problem } from '../../../problems/problem.js';
import { checkServer, checkVersion, type VersionCheck } from '../check-version.js';
import { startedOf } from '../started.js';
import { runs } from '../versions.js';
import { type BackupWorld, jobOf } from '../world.js';
import { lookFirst } from './look-first.js';

/** Finds what would make a restore useless or harmful, before it begins. */
export const restoreVersion = lookFirst('restore-version', checked);

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
