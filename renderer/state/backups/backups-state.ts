import type { BackupsOn } from '../../../preload/contract/backup-calls.js';
import type { BackupOverview } from '../../../preload/contract/backups.js';
import type { Loadable } from '../wizard-state.js';

/** What was asked last, word by word. */
export interface BackupsAsked {
  readonly on: BackupsOn;
  readonly places: readonly string[];
  readonly machine: string | null;
}

/** The backups that were looked for, and the one in view. They stay while somebody works with one of them. */
export interface BackupsState {
  /** The form, or what it found. */
  readonly stage: 'ask' | 'found';
  /** Null as long as nobody chose: see `onOf`. */
  readonly on: BackupsOn | null;
  /** Further places as they are typed, one a line. */
  readonly places: string;
  /** Whose backups; empty for those of all. */
  readonly machine: string;
  readonly asked: BackupsAsked | null;
  readonly overview: Loadable<BackupOverview>;
  /** `versionKey` of the version in view. */
  readonly picked: string | null;
}

export const emptyBackups: BackupsState = {
  stage: 'ask',
  on: null,
  places: '',
  machine: '',
  asked: null,
  overview: { kind: 'idle' },
  picked: null,
};
