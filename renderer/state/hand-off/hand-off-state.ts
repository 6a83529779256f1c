import type { BackupsOn } from '../../../preload/contract/backup-calls.js';
import type { BackupTarget, BackupVersion } from '../../../preload/contract/backups.js';
import type { CallOutput } from '../../../preload/contract/calls.js';
import type { KitTarget } from '../../../preload/contract/kit.js';
import type { Loadable } from '../wizard-state.js';

/** The backup from which a whole server is to be restored. */
export interface HandOffStart {
  readonly on: BackupsOn;
  readonly version: BackupVersion;
  readonly target: BackupTarget | null;
  readonly machine: string | null;
}

/** What is typed where the sheet is made. Passwords are no part of it: see the screen. */
export interface SheetTyped {
  /** Where the backup lies, where the version does not tell. */
  readonly place?: string;
  readonly machine?: string;
  readonly kit?: string;
  readonly account?: string;
  readonly out?: string;
}

/** What is typed where a restored server is verified. */
export interface VerifyTyped {
  readonly on?: KitTarget;
  readonly file?: string;
  readonly out?: string;
}

/** The restore of a whole server, which a person does outside of this program, and the look at what came of it. */
export interface HandOffState {
  /** Null: a restored server is verified, by a file that is opened. */
  readonly start: HandOffStart | null;
  /** `first`: the sheet is asked for, or the file where there is no `start`. */
  readonly stage: 'first' | 'made' | 'verify' | 'verified';
  readonly typed: SheetTyped;
  readonly verifyTyped: VerifyTyped;
  readonly making: Loadable<CallOutput<'makeHandOff'>>;
  /** The rehearsal on whose server the restore is practised; empty for a new one. Null as long as nobody chose. */
  readonly practiceOn: string | null;
  /** The rehearsal whose server was restored. */
  readonly practising: Loadable<{ readonly id: string }>;
  readonly verifying: Loadable<CallOutput<'verifyRestored'>>;
}

export const emptyHandOff: HandOffState = {
  start: null,
  stage: 'first',
  typed: {},
  verifyTyped: {},
  making: { kind: 'idle' },
  practiceOn: null,
  practising: { kind: 'idle' },
  verifying: { kind: 'idle' },
};
