import { z } from 'zod';
import { answersFrom, type Told } from './backup-asker.js';
import type { BackupHistory } from './backup-jobs.js';

// What Windows Server Backup will do by itself, and what it did last: as its objects tell, before anything is concluded.

/** `Get-WBPolicy`: what is taken every day. */
export const BackupPolicy = z.object({
  /** Null where no daily backup is set up. */
  policy: z
    .object({
      /** `21:00`, of the clock of the server. */
      times: z.array(z.string()),
      /** `E:\`, `\\server\share`, or empty where the object names a disk alone. */
      targets: z.array(z.string()),
      /** The same for people. */
      shown: z.array(z.string()),
      bareMetal: z.boolean(),
      systemState: z.boolean(),
      volumes: z.array(z.string()),
    })
    .nullable(),
});
export type BackupPolicy = NonNullable<z.infer<typeof BackupPolicy>['policy']>;

/** Whether Windows Server Backup is there at all: its cmdlets are a feature of their own on Windows Server 2008 R2. */
export const BackupToolThere = z.object({ cmdlets: z.boolean(), program: z.boolean() });

/** `Get-WBJob -Previous 1`: the last job of any kind that has ended. */
export const BackupLastJob = z.object({
  job: z
    .object({
      /** Name of a .NET enumeration: `Backup`, `FileRecovery`, `SystemStateRecovery`. */
      type: z.string(),
      /** In UTC. */
      startedAt: z.string().nullable(),
      endedAt: z.string().nullable(),
      /** 32 bits, unsigned; 0 is success. */
      resultCode: z.number().int().nonnegative(),
      detailCode: z.number().int().nonnegative(),
      /** In the language of Windows. */
      message: z.string(),
    })
    .nullable(),
});
export type BackupLastJob = NonNullable<z.infer<typeof BackupLastJob>['job']>;

/** The answers of `read-backup-history.ps1`, part by part. */
export function historyFrom(told: (part: string) => Told<unknown>): BackupHistory {
  const { schedule, 'last-job': last } = answersFrom({ schedule: BackupPolicy, 'last-job': BackupLastJob }, told);
  return {
    schedule: schedule.ok ? { ok: true, value: schedule.value.policy } : schedule,
    lastJob: last.ok ? { ok: true, value: last.value.job } : last,
  };
}
