import { z } from 'zod';
import { BackupTarget, BackupVersion } from './backups.js';
import { Moment } from './facts.js';
import { KitTarget } from './kit.js';
import { StepCard } from './runbook.js';

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
    /** A folder of a share keeps one version: that the one which is there may be replaced was said. */
    replaces: z.boolean(),
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
