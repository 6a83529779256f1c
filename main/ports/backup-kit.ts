import type { Secret } from './secret.js';

/** A kit that was taken beside a backup, as its own list has it. */
export interface KitLook {
  readonly takenAt: string;
  readonly server: string;
  readonly files: number;
  readonly bytes: number;
  /** What it lacks, in a line for each. */
  readonly lacks: readonly { readonly part: string; readonly what: string; readonly why: string }[];
}

export interface TakeKitRun {
  /** Of the certificates; without it they are left out. */
  readonly password: Secret | undefined;
  readonly signal: AbortSignal;
  readonly onProgress: (doing: string, share: number | null) => void;
}

/** The recovery kit of the server of which a backup is taken. Problems are thrown as a `Failure`. */
export interface BackupKit {
  /** The finished kit that is in a place; null where there is none, or one that was broken off. */
  look(place: string): Promise<KitLook | null>;
  /** Throws what is known to stand against a new kit there. Makes nothing. */
  refusePlace(place: string): Promise<void>;
  take(place: string, run: TakeKitRun): Promise<void>;
  /** Reads every file of the kit again: what is damaged, none where it is sound. */
  damage(place: string): Promise<readonly string[]>;
}
