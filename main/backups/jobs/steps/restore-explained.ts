import { Failure } from '../../../problems/failure.js';
import { failure } from '../../../problems/problem.js';
import { unreadPlace, versionsIn } from '../versions.js';
import { type BackupWorld, jobOf } from '../world.js';

/** Why a restore failed, by what can be read afterwards: the place is gone, or the version is; else as the tool said. */
export async function restoreExplained(world: BackupWorld, thrown: unknown): Promise<unknown> {
  if (!(thrown instanceof Failure)) return thrown;
  const { code, details: told = '' } = thrown.problem;
  if (code !== 'RESTORE_FAILED' && code !== 'STATE_RESTORE_FAILED') return thrown;
  const { target, version, machine } = jobOf(world, 'restore-files', 'restore-system-state');
  const listing = await world.listing().catch(() => undefined);
  if (!listing) return thrown;
  if (unreadPlace(listing, target)) return failure('RESTORE_NETWORK_LOST', { target: target.path, told }, thrown);
  const isThere = versionsIn(listing, target, machine).some(({ id }) => id === version.id);
  if (isThere) return thrown;
  return failure('RESTORE_VERSION_GONE', { version: version.id, target: target.path, told }, thrown);
}
