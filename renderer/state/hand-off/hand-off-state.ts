import type { BackupsOn } from '../../../preload/contract/backup-calls.js';
import type { BackupTarget, BackupVersion } from '../../../preload/contract/backups.js';

/** The backup from which a whole server is to be restored. */
export interface HandOffStart {
  readonly on: BackupsOn;
  readonly version: BackupVersion;
  readonly target: BackupTarget | null;
  readonly machine: string | null;
}

/** The restore of a whole server, which a person does outside of this program, and the look at what came of it. */
export interface HandOffState {
  /** Null: a restored server is verified, by a file that is opened. */
  readonly start: HandOffStart | null;
}

export const emptyHandOff: HandOffState = { start: null };
