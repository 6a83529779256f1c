import type {
  BeforeAfterRow,
  CheckCard,
  CheckResult,
  DirectorySource,
  KitTarget,
  Verification,
} from '../../preload/contract/index.js';
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
  /** What was recorded beside what there is now, as far as it could be read while the checks ran. */
  readonly onBeforeAfter?: (rows: readonly BeforeAfterRow[]) => void;
}

/** Verifications of a server, on any day. They change nothing. Problems are thrown as a `Failure`. */
export interface Verifications {
  readonly cards: readonly CheckCard[];
  verify(wish: VerifyWish, run: VerifyRun): Promise<Verification>;
}

/** The checks at the end of other work, on the server that is worked on. */
export interface WorkVerification {
  /** How many checks there are. */
  readonly count: number;
  /** Runs all of them. What can't be read, or does not come within a few minutes, could not be told. */
  verify(run: VerifyRun): Promise<Verification>;
  /** The operator tries again: in a rehearsal somebody has now mended what was seen and happens once. */
  mended(): Promise<void>;
}
