import { z } from 'zod';
import { Moment } from './facts.js';
import { BackupVolume, LastBackup, Recoverable, VersionId } from './backups.js';

// Windows Server Backup of a simulated machine. Places are texts here: `E:` or `\\server\share`.

/** One backup in a store. */
export const SimulatedVersion = z.strictObject({
  id: VersionId,
  recovers: z.array(Recoverable),
  /** Those in it, `C:`; of a backup of the system state, where it came from. */
  volumes: z.array(z.string()),
  bytes: z.number().nonnegative(),
  snapshotId: z.string().nullable(),
  /**
   * Folder in `backups` of the machine's folder that holds what it can give back: `machine.json`, the system state, and
   * `disk`. `good-day` is the server before it was lost; null where nothing can be got back in a rehearsal.
   */
  content: z.string().nullable(),
});
export type SimulatedVersion = z.infer<typeof SimulatedVersion>;

/** `WindowsImageBackup\MACHINE` on a volume or in a folder of a share. A share keeps one version in each folder. */
export const SimulatedStore = z.strictObject({
  target: z.string(),
  machine: z.string(),
  versions: z.array(SimulatedVersion),
});
export type SimulatedStore = z.infer<typeof SimulatedStore>;

export const SimulatedShare = z.strictObject({
  /** `\\server\share`, without further folders. */
  path: z.string(),
  reachable: z.boolean(),
  /** How long it takes to answer at speed 1. */
  delaySeconds: z.number().nonnegative().default(0),
  /** Who may open it; null for everybody. */
  accounts: z.array(z.string()).nullable().default(null),
  totalBytes: z.number().nonnegative(),
  freeBytes: z.number().nonnegative(),
});
export type SimulatedShare = z.infer<typeof SimulatedShare>;

/** Volumes have sectors of 512 bytes, or of 4096, which Windows Server 2008 R2 can't keep a backup on. */
export const SimulatedVolume = BackupVolume.extend({
  critical: z.boolean(),
  sectorBytes: z.union([z.literal(512), z.literal(4096)]).default(512),
});
export type SimulatedVolume = z.infer<typeof SimulatedVolume>;

/** The job that `wbengine` does or did last. It goes on when the program that started it is ended. */
export const SimulatedJob = z.strictObject({
  /** 1 is the first of this machine; its output is `backup-output-NUMBER.log`. */
  number: z.number().int().positive(),
  kind: z.enum(['backup', 'system-state-backup', 'file-recovery', 'system-state-recovery']),
  processId: z.number().int(),
  processBegan: z.string(),
  startedAt: Moment,
  endedAt: Moment.nullable(),
  /** Signed; null while it runs. */
  exitCode: z.number().int().nullable(),
  percent: z.number().int().min(0).max(100),
  /** Somebody asked it to stop. */
  stopping: z.boolean(),
  /** The new one, or the one that is restored. */
  version: VersionId,
  target: z.string(),
  machine: z.string(),
  /** Volumes of a backup, items of a restore. */
  items: z.array(z.string()),
  /** What a backup can give back. */
  recovers: z.array(Recoverable),
  /** Folder that takes restored files. */
  into: z.string().nullable(),
});
export type SimulatedJob = z.infer<typeof SimulatedJob>;

export const SimulatedBackups = z.strictObject({
  /** Where there are none, the drives of the machine stand for them. */
  volumes: z.array(SimulatedVolume),
  shares: z.array(SimulatedShare),
  /** Letters under which this session sees a share. */
  mappedDrives: z.record(z.string(), z.string()),
  /** Shares that this machine has opened with another account. */
  sessions: z.array(z.strictObject({ share: z.string(), account: z.string() })),
  stores: z.array(SimulatedStore),
  /** What Windows Server Backup of this machine knows of: places of stores below this machine's name. */
  catalogue: z.array(z.strictObject({ target: z.string(), machine: z.string(), id: VersionId })),
  /** Of this machine's time to UTC. */
  utcOffsetMinutes: z.number().int(),
  /** How many jobs were started. */
  starts: z.number().int().nonnegative(),
  job: SimulatedJob.nullable(),
  last: LastBackup.omit({ running: true }).nullable(),
  /** A restored system state: it counts from the next restart on. */
  systemState: z
    .strictObject({
      version: VersionId,
      content: z.string(),
      restoredAt: Moment,
      /** Null while the restart is to come. */
      appliedAt: Moment.nullable(),
      /** Exchange was not there before: a system state brings none of its program files. */
      filesMissing: z.boolean().default(false),
    })
    .nullable(),
  /** What `wbadmin enable backup` was told. */
  schedule: z.strictObject({ target: z.string(), times: z.array(z.string()), words: z.array(z.string()) }).nullable(),
});
export type SimulatedBackups = z.infer<typeof SimulatedBackups>;
