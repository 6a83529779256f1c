import { z } from 'zod';
import { Moment, Operator } from './facts.js';
import { SettingsTree } from './settings.js';

/** A recovery kit: `docs/kit.md` describes the folder. Paths in it have forward slashes, whatever the system. */
export const kitFiles = {
  manifest: 'manifest.json',
  settings: 'settings.json',
  directory: 'directory.json',
  filesFolder: 'files',
  certificatesFolder: 'certificates',
} as const;

/** What a kit is made of, for people: each part is there, or says why it is not. */
export const kitParts = [
  'machine',
  'directory',
  'client-access files',
  'Exchange service files',
  'IIS configuration',
  'web root files',
  'hosts file',
  'certificates',
  'certificate bindings',
  'registry values',
  'services',
  'rollup',
  'load balancing',
  'scheduled tasks',
  'page file and power plan',
] as const;
export const KitPart = z.enum(kitParts);
export type KitPart = z.infer<typeof KitPart>;

export const KitFile = z.strictObject({
  /** Inside the kit: `files/client-access/Owa/web.config`. */
  path: z.string(),
  bytes: z.number().int().nonnegative(),
  /** 64 lower-case hex digits. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  /** The tree that it belongs to; null for what the kit writes itself: settings, directory, certificates. */
  tree: SettingsTree.nullable(),
  /** Where it stood on the server; null likewise. */
  from: z.string().nullable(),
  /** Of the original. */
  modifiedAt: Moment.nullable(),
});
export type KitFile = z.infer<typeof KitFile>;

/** Something that the kit has not got, why, and what that means for a recovery. */
export const KitLack = z.strictObject({ part: KitPart, what: z.string(), why: z.string(), next: z.string() });
export type KitLack = z.infer<typeof KitLack>;

/** `manifest.json`: written last, so a folder without one is no kit. */
export const KitManifest = z.strictObject({
  schema: z.literal('cas-recovery/kit/1'),
  /** A UUID. */
  id: z.string(),
  takenAt: Moment,
  takenBy: Operator,
  programVersion: z.string(),
  from: z.enum(['server', 'backup', 'rehearsal']),
  server: z.strictObject({
    name: z.string(),
    fqdn: z.string().nullable(),
    /** Build of the service pack, from the registry; null where unknown. */
    build: z.string().nullable(),
    /** Build of the program files, which a rollup raises. */
    rollupBuild: z.string().nullable(),
    /** The rollup that was installed last. */
    rollup: z.string().nullable(),
    installPath: z.string().nullable(),
  }),
  /** Where each tree stood on the server. */
  roots: z.partialRecord(SettingsTree, z.string()),
  files: z.array(KitFile),
  lacks: z.array(KitLack),
});
export type KitManifest = z.infer<typeof KitManifest>;

/** What a kit is taken from. */
export const KitFrom = z.discriminatedUnion('kind', [
  /** This very server. */
  z.strictObject({ kind: z.literal('server') }),
  /** Folders of a restored or mounted backup. */
  z.strictObject({
    kind: z.literal('backup'),
    server: z.string().min(1),
    clientAccess: z.string().min(1),
    /** A copy of `Windows\\System32\\inetsrv\\config`. */
    iisConfig: z.string().min(1).nullable(),
  }),
  /** The server of a rehearsal as it was before it was lost. */
  z.strictObject({ kind: z.literal('scenario'), scenario: z.string().min(1) }),
]);
export type KitFrom = z.infer<typeof KitFrom>;

/** The server that a kit is compared with, and applied to. */
export const KitTarget = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('this') }),
  /** The simulated server of a rehearsal. */
  z.strictObject({ kind: z.literal('rehearsal'), recoveryId: z.string() }),
]);
export type KitTarget = z.infer<typeof KitTarget>;

/** How far the taking, checking or comparing of a kit has come. */
export const KitProgress = z.strictObject({
  doing: z.string(),
  files: z.number().int(),
  bytes: z.number().int(),
  /** Null while nobody knows. */
  totalFiles: z.number().int().nullable(),
});
export type KitProgress = z.infer<typeof KitProgress>;

/** What was found when a kit was checked. */
export const KitInspection = z.strictObject({
  path: z.string(),
  manifest: KitManifest.omit({ files: true }).extend({ files: z.number().int(), bytes: z.number().int() }),
  /** Whatever is not as the manifest says: changed, missing, surplus. */
  damage: z.array(
    z.strictObject({
      path: z.string(),
      what: z.enum(['changed', 'missing', 'surplus', 'unreadable']),
      why: z.string(),
    }),
  ),
  /** What a recovery can get back with this kit, part by part. */
  gives: z.array(z.strictObject({ part: KitPart, standing: z.enum(['whole', 'partly', 'missing']), what: z.string() })),
  /** Whether a password was tried on the certificates, and fits. */
  password: z.enum(['not tried', 'fits', 'wrong', 'no certificates']),
});
export type KitInspection = z.infer<typeof KitInspection>;
