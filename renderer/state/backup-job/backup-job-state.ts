import type { BackupsOn } from '../../../preload/contract/backup-calls.js';
import type { BackupJobWish, BackupOutlook } from '../../../preload/contract/backup-job-calls.js';
import type { BackupOverview, BackupTarget, BackupVersion } from '../../../preload/contract/backups.js';
import type { Fault } from '../../../preload/contract/scenario.js';
import type { Pace } from '../rehearsal-options.js';
import type { Loadable } from '../wizard-state.js';

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

/** What is typed and chosen. Passwords are no part of it: the step that needs one asks for it. */
export interface JobTyped {
  readonly from?: 'server' | 'own' | 'rehearsal';
  readonly scenario?: string;
  readonly rehearsal?: string;
  readonly what?: 'full' | 'system-state';
  readonly place?: string;
  readonly account?: string;
  readonly replaces?: boolean;
  readonly volumes?: readonly string[];
  readonly schedule?: string;
  readonly kit?: string;
  readonly kitKeys?: boolean;
  readonly version?: string;
  readonly machine?: string;
  readonly folders?: string;
  readonly into?: string;
  readonly faults?: readonly Fault['point'][];
  readonly always?: boolean;
  readonly pace?: Pace;
}

/** The form that a backup, or a restore from one, is begun with, and what it would do. */
export interface BackupJobState {
  readonly start: BackupJobStart;
  readonly typed: JobTyped;
  /** The computer whose volumes were asked for last; null before. */
  readonly on: BackupsOn | null;
  readonly overview: Loadable<BackupOverview>;
  /** What was looked at, and is begun. */
  readonly wish: BackupJobWish | null;
  readonly outlook: Loadable<BackupOutlook>;
  readonly beginning: Loadable<null>;
}

export const emptyBackupJob: BackupJobState = {
  start: { work: 'take', on: null, version: null, target: null, machine: null },
  typed: {},
  on: null,
  overview: { kind: 'idle' },
  wish: null,
  outlook: { kind: 'idle' },
  beginning: { kind: 'idle' },
};
