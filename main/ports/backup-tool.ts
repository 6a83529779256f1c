import type { BackupListing, BackupTarget } from '../../preload/contract/index.js';

/** Where to look besides the catalogue of this computer. */
export interface BackupQuestion {
  /** Volumes and shares to look at; the catalogue of this computer is always asked. */
  readonly targets: readonly BackupTarget[];
  /** Of which computer, where a store holds several or the server was rebuilt; null lists those of all of them. */
  readonly machine: string | null;
  readonly signal?: AbortSignal;
}

/** Windows Server Backup of the real server, or of the simulated machine of a rehearsal. Reads only. */
export interface BackupTool {
  /**
   * All versions that can be found now. A place that can't be read, or does not answer in time, is told in `unread` and
   * stops no other. Throws `CANCELLED`.
   */
  list(question: BackupQuestion): Promise<BackupListing>;
}
