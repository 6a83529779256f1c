import type { DirectorySource, HandOff, KitTarget, RestoredCheck, VersionId } from '../../../preload/contract/index.js';
import type { Secret } from '../../ports/secret.js';

/** The computer that asks for backups: this one, the simulated one of a rehearsal, or that of a scenario's beginning. */
export type HandOffOn = KitTarget | { readonly kind: 'scenario'; readonly scenario: string };

export interface DirectoryWish {
  readonly source: DirectorySource;
  readonly password: Secret | undefined;
}

export interface HandOffWish {
  readonly on: HandOffOn;
  /** Null takes the newest from which the whole server can be restored. */
  readonly version: VersionId | null;
  /** The backup target, as somebody typed it. */
  readonly place: string;
  /** Null where the target holds backups of one computer alone. */
  readonly machine: string | null;
  /** Path of a recovery kit of the server. */
  readonly kit: string | null;
  readonly directory: DirectoryWish | null;
  /** Who opens the share in the recovery environment, as `DOMAIN\name`. */
  readonly account: string | null;
  /** A folder of this computer that takes a copy. */
  readonly out: string | null;
}

export interface HandOffMade {
  readonly handOff: HandOff;
  /** As the server names them, the file for `verify` first, then copies. */
  readonly files: string[];
  /** What restarts this very server into its recovery environment; none where it can't, or it is another server. */
  readonly restart: string[];
}

export interface VerifyWish {
  readonly on: KitTarget;
  /** As the server names it: `E:\cas-recovery-hand-off-EX3.json`. */
  readonly file: string;
  readonly directory: DirectoryWish | null;
  /** A folder of this computer that takes the report, instead of the place of the hand-off. */
  readonly out: string | null;
}

export interface Verified {
  readonly check: RestoredCheck;
  readonly files: readonly string[];
}

/** Restores of a whole server, which a person does outside of this program. Problems are thrown as a `Failure`. */
export interface HandOffs {
  /** Proves that a version can be restored, and writes the sheet to the backup target. */
  make(wish: HandOffWish, signal: AbortSignal): Promise<HandOffMade>;
  /** Does to the simulated server of a rehearsal what a person does in the recovery environment. Gives the line that counts. */
  rehearseRestore(recoveryId: string, file: string): Promise<HandOff>;
  /** Looks at the restored server, and writes what it found. Changes nothing on it. */
  verify(wish: VerifyWish, signal: AbortSignal): Promise<Verified>;
}
