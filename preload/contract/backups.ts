import { z } from 'zod';
import { Moment } from './facts.js';

/** The version identifier of Windows Server Backup: `MM/DD/YYYY-HH:MM`, in UTC, the same in every language. */
export const VersionId = z
  .string()
  .regex(/^(?:0[1-9]|1[0-2])\/(?:0[1-9]|[12]\d|3[01])\/\d{4}-(?:[01]\d|2[0-3]):[0-5]\d$/);
export type VersionId = z.infer<typeof VersionId>;

/** Where backups are stored. Never a mapped drive: another session does not see it. */
export const BackupTarget = z.discriminatedUnion('kind', [
  /** `E:` without a backslash, or `\\?\Volume{…}`. */
  z.strictObject({
    kind: z.literal('volume'),
    path: z.string().regex(/^(?:[A-Z]:|\\\\\?\\Volume\{[0-9a-fA-F-]{36}\})$/),
  }),
  /** `\\server\share`, with further folders or without. */
  z.strictObject({ kind: z.literal('share'), path: z.string().regex(/^\\\\[^\\?][^\\]*\\[^\\]+(?:\\[^\\]+)*$/) }),
]);
export type BackupTarget = z.infer<typeof BackupTarget>;

/** What can be got back from a version. */
export const recoverables = [
  'bare-metal',
  'system-state',
  'volumes',
  'files',
  'applications',
  'virtual-machines',
] as const;
export const Recoverable = z.enum(recoverables);
export type Recoverable = z.infer<typeof Recoverable>;

/** One backup, as Windows Server Backup lists it. */
export const BackupVersion = z.strictObject({
  id: VersionId,
  /** The moment of the identifier. */
  takenAt: Moment,
  /** The computer below whose name the store keeps it; null where nothing tells. */
  machine: z.string().nullable(),
  target: BackupTarget.nullable(),
  /** As Windows writes it, in its own language. */
  targetShown: z.string(),
  /** Null where only text in a language that this program does not read could tell: nothing may be concluded then. */
  recovers: z.array(Recoverable).nullable(),
  /** Volumes in it, as Windows names them. */
  volumes: z.array(z.string()),
  snapshotId: z.string().nullable(),
  /** Each place that listed it, and the command that was asked. */
  found: z.array(z.strictObject({ where: z.string(), source: z.string() })).min(1),
});
export type BackupVersion = z.infer<typeof BackupVersion>;

/** `WindowsImageBackup` on a volume or a share: which computers have backups there. */
export const BackupStore = z.strictObject({ target: BackupTarget, machines: z.array(z.string()) });
export type BackupStore = z.infer<typeof BackupStore>;

/** A place that could not be read: what it holds is not known to be missing. */
export const UnreadBackups = z.strictObject({ where: z.string(), why: z.string(), next: z.string() });
export type UnreadBackups = z.infer<typeof UnreadBackups>;

/** A volume of this computer, as far as backups are concerned. */
export const BackupVolume = z.strictObject({
  /** `C:`, or the volume's own name where it has no letter. */
  path: z.string(),
  label: z.string(),
  fileSystem: z.string(),
  totalBytes: z.number().nonnegative(),
  freeBytes: z.number().nonnegative(),
  removable: z.boolean(),
  /** Windows, its boot files or services lie on it: a bare-metal backup has it. Null where nobody could be asked. */
  critical: z.boolean().nullable(),
});
export type BackupVolume = z.infer<typeof BackupVolume>;

/** How the last backup ended, as `Get-WBSummary` tells. */
export const LastBackup = z.strictObject({
  lastSuccessAt: Moment.nullable(),
  lastAt: Moment.nullable(),
  /** 32 bits, unsigned; 0 is success. */
  resultCode: z.number().int().nonnegative(),
  detailCode: z.number().int().nonnegative(),
  message: z.string(),
  nextAt: Moment.nullable(),
  running: z.boolean(),
});
export type LastBackup = z.infer<typeof LastBackup>;

/** All backups that could be found. */
export const BackupListing = z.strictObject({
  schema: z.literal('cas-recovery/backups/1'),
  readAt: Moment,
  computer: z.string(),
  /** Null where Windows Server Backup is not installed. */
  tool: z.strictObject({ source: z.string(), cmdlets: z.boolean() }).nullable(),
  /** Newest first. */
  versions: z.array(BackupVersion),
  stores: z.array(BackupStore),
  volumes: z.array(BackupVolume),
  last: LastBackup.nullable(),
  unread: z.array(UnreadBackups),
});
export type BackupListing = z.infer<typeof BackupListing>;

/** The backups of one computer in time. */
export const BackupSeries = z.strictObject({
  machine: z.string().nullable(),
  /** Of the server that is looked for: a restore of another one would bring that one back. Null where nobody knows. */
  suits: z.boolean().nullable(),
  versions: z.number().int().positive(),
  oldestAt: Moment,
  newestAt: Moment,
  /** Hours from one to the next, in the middle; null for fewer than three. */
  usualHours: z.number().nonnegative().nullable(),
  /** Between which two backups some are missing, and about how many. */
  gaps: z.array(z.strictObject({ from: Moment, to: Moment, missing: z.number().int().positive() })),
  /** About how many are due since the newest; 0 while none is, and where nobody knows how often they are made. */
  overdue: z.number().int().nonnegative(),
});
export type BackupSeries = z.infer<typeof BackupSeries>;

/** All backups that could be found, with what is made of them. */
export const BackupOverview = z.strictObject({
  listing: BackupListing,
  /** The server whose backups are looked for. */
  server: z.string(),
  series: z.array(BackupSeries),
});
export type BackupOverview = z.infer<typeof BackupOverview>;
