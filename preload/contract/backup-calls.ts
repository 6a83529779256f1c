import { z } from 'zod';
import { BackupOverview } from './backups.js';
import { defineCall, Nothing } from './call.js';

/** The computer whose Windows Server Backup is asked. */
export const BackupsOn = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('this') }),
  z.strictObject({ kind: z.literal('rehearsal'), recoveryId: z.string() }),
  /** The server of a scenario, as it was before it was lost. */
  z.strictObject({ kind: z.literal('scenario'), scenario: z.string() }),
]);
export type BackupsOn = z.infer<typeof BackupsOn>;

/** What a window asks of backups. */
export const backupCalls = {
  /** All backups that can be found, and the places that could not be read. Reads only. */
  listBackups: defineCall(
    z.strictObject({
      on: BackupsOn,
      /** Further volumes and shares, as somebody typed them. */
      places: z.array(z.string().min(1).max(1024)).max(50),
      /** Only the backups of this computer; null for those of all. */
      machine: z.string().min(1).max(255).nullable(),
    }),
    BackupOverview,
  ),
  /** Gives up looking for backups. */
  cancelBackups: defineCall(Nothing, z.strictObject({ asked: z.literal(true) })),
} as const;
