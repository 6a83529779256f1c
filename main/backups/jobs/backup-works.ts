import type {
  BackupPlan,
  BackupTarget,
  Fault,
  KitTarget,
  StepCard,
  Finding,
  Preview,
} from '../../../preload/contract/index.js';
import type { RestoreWish, FilesWish, TakeWish } from './make-plan.js';

/** The server that a backup is taken of, or restored to. */
export type BackupWorkOn =
  | KitTarget
  /** A simulated server of its own: as it was before it was lost for a backup, a fresh Windows for a restore. */
  | { readonly kind: 'own'; readonly scenario: string; readonly faults: readonly Fault[]; readonly speed: number };

/** What a person wants done. */
export type BackupWorkWish = { readonly on: BackupWorkOn } & (
  | { readonly work: 'take'; readonly take: TakeWish }
  | { readonly work: 'restore-files'; readonly files: FilesWish }
  | { readonly work: 'restore-system-state'; readonly state: RestoreWish }
);

/** What doors ask of backups that are taken, and of restores. */
export interface BackupWorks {
  /** A place as it was typed. Throws `BACKUP_TARGET_UNFIT`. */
  place(typed: string): BackupTarget;
  /** Writes the plan down, and gives the id by which it goes on. Nothing on the server is changed yet. */
  begin(wish: BackupWorkWish, signal: AbortSignal): Promise<string>;
  /** What it would find and do, step by step, as the server is now. Keeps nothing. */
  tryOut(wish: BackupWorkWish, signal: AbortSignal): Promise<TriedBackup>;
}

export interface TriedBackup extends Pick<BackupPlan, 'server' | 'reservations'> {
  readonly steps: readonly TriedBackupStep[];
}

export interface TriedBackupStep {
  readonly card: StepCard;
  readonly finding: Finding;
  readonly preview: Preview | null;
}
