import { z } from 'zod';
import { TimeOfDay } from './backup-work.js';
import { BackupTarget, VersionId } from './backups.js';
import { defineCall, Nothing } from './call.js';
import { Finding, Preview, StepCard } from './runbook.js';
import { Fault } from './scenario.js';

/** The server that a backup is taken of, or restored to. */
const JobOn = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('this') }),
  z.strictObject({ kind: z.literal('rehearsal'), recoveryId: z.string() }),
  /** A simulated server of its own: as it was before it was lost for a backup, a fresh Windows for a restore. */
  z.strictObject({
    kind: z.literal('own'),
    scenario: z.string(),
    faults: z.array(Fault),
    /** 1 is lifelike, 0 does not wait at all. */
    speed: z.number().min(0).max(1000),
  }),
]);

const Text = z.string().min(1).max(1024);
/** Who opens the share where this account may not. The step that opens it asks for the password. */
const account = Text.nullable();
const restore = { version: VersionId, target: BackupTarget, machine: Text.nullable(), account };

/** What is to be done, as it was put together in the window. `BackupJob` says what each value means. */
export const BackupJobWish = z.discriminatedUnion('work', [
  z.strictObject({
    work: z.literal('take'),
    on: JobOn,
    take: z.strictObject({
      what: z.enum(['full', 'system-state']),
      target: BackupTarget,
      volumes: z.array(z.string().regex(/^[A-Z]:$/)).max(26),
      account,
      replaces: z.boolean(),
      schedule: z.array(TimeOfDay).min(1).max(48).nullable(),
      kit: Text.nullable(),
      kitKeys: z.boolean(),
    }),
  }),
  z.strictObject({
    work: z.literal('restore-files'),
    on: JobOn,
    files: z.strictObject({ ...restore, folders: z.array(Text).min(1).max(100), into: Text }),
  }),
  z.strictObject({ work: z.literal('restore-system-state'), on: JobOn, state: z.strictObject(restore) }),
]);
export type BackupJobWish = z.infer<typeof BackupJobWish>;

/** A backup or a restore as it would go, step by step, as the server is now. */
export const BackupOutlook = z.strictObject({
  server: z.string(),
  /** What stays so even where every step succeeds. */
  reservations: z.array(z.strictObject({ what: z.string(), why: z.string() })),
  steps: z.array(z.strictObject({ card: StepCard, finding: Finding, preview: Preview.nullable() })),
});
export type BackupOutlook = z.infer<typeof BackupOutlook>;

/** What a window asks of a backup that is to be taken, and of a restore. */
export const backupJobCalls = {
  /** Looks what each step would find and do. Changes nothing, and keeps nothing. */
  tryBackup: defineCall(BackupJobWish, BackupOutlook),
  /** Writes the plan down. It is opened, run and decided on like a recovery; nothing is changed before each consent. */
  beginBackup: defineCall(BackupJobWish, z.strictObject({ id: z.string(), server: z.string() })),
  /** Gives up looking, or beginning. */
  cancelBackupJob: defineCall(Nothing, z.strictObject({ asked: z.literal(true) })),
} as const;
