import type {
  DirectorySource,
  KitComparison,
  KitFrom,
  KitInspection,
  KitProgress,
  KitTarget,
  ReapplyChoice,
  ReapplyProposal,
  SideBySideRow,
} from '../../preload/contract/index.js';
import type { Secret } from '../ports/secret.js';

/** What every work with a kit takes along. */
export interface KitRun {
  /** Gives up, with `CANCELLED`. */
  readonly signal: AbortSignal;
  readonly onProgress: (progress: KitProgress) => void;
}

export interface KitWish {
  readonly from: KitFrom;
  /** A folder, or a file that ends in `.zip`. */
  readonly out: string;
  /** For the certificates; without it the kit lacks them, and says so. */
  readonly password?: Secret | undefined;
  readonly directory?: DirectorySource | undefined;
  readonly directoryPassword?: Secret | undefined;
}

/** A kit, and the server that it is compared with. */
export interface KitPair {
  readonly path: string;
  readonly target: KitTarget;
  /** Somebody means it that the kit is of a server of another name. */
  readonly otherServer?: boolean;
}

/** Gives the password of the certificates in a kit; undefined where nobody gives one. */
export type AskPassword = () => Promise<Secret | undefined>;

/** Recovery kits, and what is re-applied from them. Problems are thrown as a `Failure`. */
export interface Kits {
  create(wish: KitWish, run: KitRun): Promise<KitInspection>;
  inspect(path: string, password: Secret | undefined, run: KitRun): Promise<KitInspection>;
  compare(pair: KitPair, run: KitRun): Promise<KitComparison>;
  /** The two files of a difference, side by side. */
  sideBySide(pair: KitPair, difference: string, run: KitRun): Promise<{ title: string; rows: SideBySideRow[] }>;
  /** What a choice would do. */
  propose(pair: KitPair, choice: ReapplyChoice, run: KitRun): Promise<ReapplyProposal>;
  /** The same as a PowerShell 2.0 script. */
  script(pair: KitPair, choice: ReapplyChoice, run: KitRun): Promise<string>;
  /**
   * Makes a re-application, and gives its id. Nothing on the server is changed yet. `password` is asked for the one of the
   * certificates in the kit, only where some are chosen, and must open them; without it, the step asks.
   */
  beginReapply(pair: KitPair, choice: ReapplyChoice, run: KitRun, password?: AskPassword): Promise<string>;
  /** Makes one that takes an earlier one back. */
  beginUndo(id: string): Promise<string>;
}
