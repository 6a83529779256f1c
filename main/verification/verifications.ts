import type { CheckCard, CheckResult, DirectorySource, KitTarget, Verification } from '../../preload/contract/index.js';
import type { Secret } from '../ports/secret.js';

/** Which server is verified, and against what. */
export interface VerifyWish {
  readonly target: KitTarget;
  /** Where the directory of today is read; the scenario's own in a rehearsal. Without one, what needs it is not told. */
  readonly directory?: DirectorySource | undefined;
  readonly directoryPassword?: Secret | undefined;
  /**
   * What the server should be: a recovery (its id: the reading before it), a saved reading, a kit, or an earlier report or
   * verification. Several may be named. None: the directory of today is all there is.
   */
  readonly against: readonly string[];
  /** Only these checks; all of them without it. */
  readonly only?: readonly string[] | undefined;
}

export interface VerifyRun {
  readonly signal: AbortSignal;
  readonly onResult?: (result: CheckResult) => void;
}

/** Verifications of a server, on any day. They change nothing. Problems are thrown as a `Failure`. */
export interface Verifications {
  readonly cards: readonly CheckCard[];
  verify(wish: VerifyWish, run: VerifyRun): Promise<Verification>;
}
