import type { z } from 'zod';
import { LastBackup } from '../../preload/contract/index.js';
import type { BackupSummary } from '../ports/backup-asker.js';

/**
 * How the last backup ended; null where its moments are none. Codes come as numbers of 32 bits with a sign or without, and
 * go on without.
 */
export function lastOf({ resultCode, detailCode, ...summary }: z.infer<typeof BackupSummary>): LastBackup | null {
  const last = LastBackup.safeParse({ ...summary, resultCode: resultCode >>> 0, detailCode: detailCode >>> 0 });
  return last.success ? last.data : null;
}
