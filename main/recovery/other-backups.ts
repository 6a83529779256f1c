import { foldAll, type JournalRecord, type RecoveryCard } from '../../preload/contract/index.js';
import { failure } from '../problems/problem.js';
import type { BackupWish } from './recovery-parts.js';

/** What is kept of all that were begun. */
interface Kept {
  list(): Promise<readonly RecoveryCard[]>;
  read(id: string): Promise<{ readonly records: readonly JournalRecord[] }>;
}

/**
 * Refuses a backup or a restore beside another one of the same machine that has begun its work and not ended: Windows does
 * one at a time, and nobody could tell whose result is whose.
 */
export async function refuseBesideBackups(on: BackupWish['on'], recoveries: Kept): Promise<void> {
  // A machine of its own has nobody beside it.
  if (on.kind === 'own') return;
  const open = (await recoveries.list()).filter(({ work, standing }) => work === 'backup' && standing === 'open');
  for (const { id } of open) {
    const { records } = await recoveries.read(id);
    const { backup } = foldAll(records);
    const begun = records.some(({ entry }) => entry.kind === 'act-intended');
    if (begun && backup && isSamePlace(backup.on, on)) throw failure('BACKUP_STILL_OPEN', { id });
  }
}

function isSamePlace(one: Exclude<BackupWish['on'], { kind: 'own' }>, other: typeof one): boolean {
  if (one.kind === 'rehearsal' && other.kind === 'rehearsal') return one.recoveryId === other.recoveryId;
  return one.kind === other.kind;
}
