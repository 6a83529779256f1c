import { z } from 'zod';
import type { BackupTarget } from '../../preload/contract/index.js';

// What Windows Server Backup of one computer tells, before anything is concluded from it.

/** Where the cmdlets of Windows Server Backup came from; null where they are not installed. */
export const BackupCmdlets = z.object({
  cmdlets: z.enum(['module', 'snap-in']).nullable(),
  /** `wbadmin.exe` is there. */
  program: z.boolean(),
  computer: z.string(),
  /** Windows keeps logs of backups that were taken here; null where nobody could look. */
  everTaken: z.boolean().nullable().default(null),
});

/** Sets of `Get-WBBackupSet`. Names of .NET enumerations are in English in every Windows. */
export const BackupSets = z.object({
  rows: z.array(
    z.object({
      versionId: z.string(),
      /** The computer that was asked for, or null for the catalogue. */
      machine: z.string().nullable(),
      /** `Volumes, SystemState, …` */
      recoverable: z.string(),
      /** `E:`, `\\?\Volume{…}` or `\\server\share`, as far as the object tells. */
      target: z.string(),
      targetShown: z.string(),
      volumes: z.array(z.string()),
      snapshotId: z.string().nullable(),
    }),
  ),
});

/** `Get-WBSummary`. Moments in UTC; codes as they come, with a sign or without. */
export const BackupSummary = z.object({
  lastSuccessAt: z.string().nullable(),
  lastAt: z.string().nullable(),
  nextAt: z.string().nullable(),
  resultCode: z.number(),
  detailCode: z.number(),
  message: z.string(),
  running: z.boolean(),
});

export const BackupVolumes = z.object({
  rows: z.array(
    z.object({
      /** `\\?\Volume{…}\` */
      device: z.string(),
      /** `E:` or empty. */
      letter: z.string(),
      label: z.string(),
      fileSystem: z.string(),
      totalBytes: z.number(),
      freeBytes: z.number(),
      removable: z.boolean(),
      /** Null where nobody could be asked. */
      critical: z.boolean().nullable(),
    }),
  ),
});

/** `WindowsImageBackup` of places, with the folders in it: one for each computer. */
export const BackupStores = z.object({
  rows: z.array(
    z.object({
      place: z.string(),
      machines: z.array(z.string()),
      /** Those of them whose folder was looked into, and holds no backup. */
      empty: z.array(z.string()).default([]),
    }),
  ),
  /** Volumes that may hold backups and could not be looked at. */
  unread: z.array(z.object({ place: z.string(), why: z.string() })).default([]),
});

/** An answer, or why there is none. */
export type Told<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly why: string };

/** The parts of an answer, by name: what they look like. */
export const ownForms = {
  tool: BackupCmdlets,
  sets: BackupSets,
  summary: BackupSummary,
  volumes: BackupVolumes,
  stores: BackupStores,
} as const;
export const placeForms = { tool: BackupCmdlets, sets: BackupSets, stores: BackupStores } as const;

type Answers<F extends Readonly<Record<string, z.ZodType>>> = { readonly [P in keyof F]: Told<z.infer<F[P]>> };
export type OwnAnswers = Answers<typeof ownForms>;
export type PlaceAnswers = Answers<typeof placeForms>;

export interface Place {
  readonly target: BackupTarget;
  /** Of which computer; null for all whose folders are there. */
  readonly machine: string | null;
}

/** How the text of wbadmin ended: the exit code signed. */
export interface WbadminText {
  readonly exitCode: number;
  readonly output: string;
}

/** Asks Windows Server Backup of one computer. Reads only. Aborting ends what it has started. */
export interface BackupAsker {
  /** Its own catalogue, volumes and last backup, and which of its volumes have a store. */
  own(signal: AbortSignal): Promise<OwnAnswers>;
  /** One volume or share. */
  place(place: Place, signal: AbortSignal): Promise<PlaceAnswers>;
  /** `wbadmin get versions`, of the catalogue or of a place: for where there are no cmdlets. */
  versions(place: Place | null, signal: AbortSignal): Promise<WbadminText>;
}

/** Checks the form of the parts of an answer: what does not fit counts as not told. */
export function answersFrom<F extends Readonly<Record<string, z.ZodType>>>(
  forms: F,
  told: (part: string) => Told<unknown>,
): Answers<F> {
  const parts = Object.entries(forms).map(([part, form]): [string, Told<unknown>] => {
    const one = told(part);
    if (!one.ok) return [part, one];
    const parsed = form.safeParse(one.value);
    if (parsed.success) return [part, { ok: true, value: parsed.data }];
    const [issue] = parsed.error.issues;
    const why = `The answer has another form than it should: ${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}`;
    return [part, { ok: false, why }];
  });
  return Object.fromEntries(parts) as Answers<F>;
}
