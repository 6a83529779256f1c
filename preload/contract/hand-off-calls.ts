import { z } from 'zod';
import { BackupsOn } from './backup-calls.js';
import { VersionId } from './backups.js';
import { defineCall, Nothing } from './call.js';
import { DirectorySource } from './directory-source.js';
import { HandOff, RestoredCheck } from './hand-off.js';
import { KitTarget } from './kit.js';

/** Of an account that reads the directory. Crosses the boundary once, and is kept nowhere. */
const Password = z.string().max(256);
const Path = z.string().min(1).max(1024);
const Name = z.string().min(1).max(255);

/** What of a hand-off a window shows. What the directory recorded stays in the file. */
export const ShownHandOff = HandOff.omit({ lostServer: true });
export type ShownHandOff = z.infer<typeof ShownHandOff>;

/** What a window asks about the restore of a whole server, which a person does outside of this program. */
export const handOffCalls = {
  /** Proves that a version restores a whole server, and writes the sheet to the backup target. Changes no server. */
  makeHandOff: defineCall(
    z.strictObject({
      /** Whose Windows Server Backup is asked. */
      on: BackupsOn,
      /** Null takes the newest from which the whole server can be restored. */
      version: VersionId.nullable(),
      /** The backup target, as somebody typed it. */
      place: Path,
      machine: Name.nullable(),
      kit: Path.nullable(),
      /** Who opens the share in the recovery environment. Its password is asked there, by Windows. */
      account: Name.nullable(),
      /** A folder of this computer that takes a copy. */
      out: Path.nullable(),
      directory: DirectorySource.optional(),
      password: Password.optional(),
    }),
    z.strictObject({
      handOff: ShownHandOff,
      /** As the server names them: what `verifyRestored` takes first, then the sheet; then their copies. */
      files: z.array(z.string()),
      /** What restarts this very server into its recovery environment; none where it can't. */
      restart: z.array(z.string()),
      /** The sheet as one document to print or to keep, and as plain text. */
      html: z.string(),
      text: z.string(),
    }),
  ),
  /** Does to the simulated server of a rehearsal what a person does in the recovery environment. */
  rehearseRestore: defineCall(z.strictObject({ id: z.string().min(1), file: Path }), ShownHandOff),
  /** Compares a restored server with its hand-off and with the directory, and writes a report. Changes nothing on it. */
  verifyRestored: defineCall(
    z.strictObject({
      on: KitTarget,
      file: Path,
      /** A folder of this computer that takes the report, instead of the place of the hand-off. */
      out: Path.nullable(),
      directory: DirectorySource.optional(),
      password: Password.optional(),
    }),
    z.strictObject({
      check: RestoredCheck,
      files: z.array(z.string()),
      /** The report as one document. */
      html: z.string(),
    }),
  ),
  /** Gives up what is being proven or verified. */
  cancelHandOff: defineCall(Nothing, z.strictObject({ asked: z.literal(true) })),
} as const;
