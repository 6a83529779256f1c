import { z } from 'zod';
import { BackupTarget, BackupVersion } from './backups.js';
import { Moment } from './facts.js';
import { KitTarget } from './kit.js';
import { StepCard } from './runbook.js';

/** A time of the day, of the clock of the server: `21:00`. */
export const TimeOfDay = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/);
export type TimeOfDay = z.infer<typeof TimeOfDay>;

/** What is done with a backup, chosen by a person, with what was known when he chose it. */
export const BackupJob = z.discriminatedUnion('work', [
  z.strictObject({
    work: z.literal('take'),
    /** `full`: all critical volumes and the system state, so that the whole server can be restored. */
    what: z.enum(['full', 'system-state']),
    target: BackupTarget,
    /** Volumes in it besides the critical ones. */
    volumes: z.array(z.string().regex(/^[A-Z]:$/)),
    /** Who opens the share where this account may not; its password is typed, and kept nowhere. */
    account: z.string().nullable(),
    /**
     * That what is there may be replaced was said: the version that a folder of a share keeps, and the schedule of this
     * computer.
     */
    replaces: z.boolean(),
    /** Times at which Windows takes the same backup every day from now on; null leaves its schedule alone. */
    schedule: z.array(TimeOfDay).min(1).nullable().default(null),
    /** A recovery kit is taken too: a new folder, or a file that ends in `.zip`, as this program sees it. Null for none. */
    kit: z.string().min(1).nullable().default(null),
    /** The kit has the certificates with their keys: their new password is typed at the consent, and kept nowhere. */
    kitKeys: z.boolean().default(false),
  }),
  z.strictObject({
    work: z.literal('restore-system-state'),
    version: BackupVersion,
    target: BackupTarget,
    /** Name below which the store keeps it. */
    machine: z.string(),
    account: z.string().nullable(),
  }),
  z.strictObject({
    work: z.literal('restore-files'),
    version: BackupVersion,
    target: BackupTarget,
    machine: z.string(),
    account: z.string().nullable(),
    /** Folders as the lost server had them. */
    folders: z.array(z.string()).min(1),
    /** A new folder that takes them. Never the live one. */
    into: z.string(),
  }),
]);
export type BackupJob = z.infer<typeof BackupJob>;

export const BackupWork = z.enum(['take', 'restore-system-state', 'restore-files']);
export type BackupWork = z.infer<typeof BackupWork>;

/** A backup or a restore, as a runbook of its own: made before anything is changed. */
export const BackupPlan = z.strictObject({
  schema: z.literal('cas-recovery/backup-plan/1'),
  madeAt: Moment,
  on: KitTarget,
  /** `HostFacts.machineId` of the server; null in a rehearsal, and where a restore is to change it. */
  machineId: z.string().nullable(),
  server: z.string(),
  job: BackupJob,
  /** What was told before it began, and stays so. */
  reservations: z.array(z.strictObject({ what: z.string(), why: z.string() })),
  steps: z.array(StepCard),
});
export type BackupPlan = z.infer<typeof BackupPlan>;
