import type { BackupsOn } from '../../../preload/contract/backup-calls.js';
import type { BackupTarget, BackupVersion } from '../../../preload/contract/backups.js';

/** The work that the form is opened for. Nothing but `work` is known where nobody chose from the list. */
export interface BackupJobStart {
  readonly work: 'take' | 'restore-files' | 'restore-system-state';
  readonly on: BackupsOn | null;
  /** Null where a backup is taken. */
  readonly version: BackupVersion | null;
  readonly target: BackupTarget | null;
  /** The computer below whose name the store keeps it. */
  readonly machine: string | null;
}

/** The form that a backup, or a restore from one, is begun with. */
export interface BackupJobState {
  readonly start: BackupJobStart;
}

export const emptyBackupJob: BackupJobState = {
  start: { work: 'take', on: null, version: null, target: null, machine: null },
};
