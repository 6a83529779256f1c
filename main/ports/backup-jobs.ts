import type { Told } from './backup-asker.js';
import type { BackupLastJob, BackupPolicy } from './backup-history.js';
import type { Run } from './host.js';

/** How wbadmin ended, and all that it printed. */
export interface JobEnd {
  /** With its sign: 0 is success. */
  readonly exitCode: number;
  readonly output: string;
}

/** A folder of the machine, as far as a restore must know it. */
export interface FolderLook {
  /** Where it lies for this program: another path than its name in a rehearsal. */
  readonly path: string;
  readonly files: number;
  readonly bytes: number;
}

/** Longest time that reading the history may take. */
export const historySeconds = 300;

/** Read at one time. */
export interface BackupHistory {
  readonly schedule: Told<BackupPolicy | null>;
  readonly lastJob: Told<BackupLastJob | null>;
}

/** The jobs of Windows Server Backup on the real server, or on the simulated machine of a rehearsal. Reads only. */
export interface BackupJobs {
  /** Follows the job that runs now until it has ended. Aborting ends the following, never the job. */
  follow(run: Pick<Run, 'signal' | 'onOutput'>): Promise<JobEnd>;
  /** What wbadmin tells of the system state that was restored last: 0 where there is something to tell. */
  stateSummary(signal: AbortSignal): Promise<JobEnd>;
  /** What Windows takes every day, and the last job that has ended; null for none of them. */
  history(signal: AbortSignal): Promise<BackupHistory>;
  /** Null where no folder of that name is there. */
  folder(path: string): Promise<FolderLook | null>;
}
