import { z } from 'zod';
import { BackupTarget, BackupVersion } from './backups.js';
import { LostServer } from './directory.js';
import { Comparison, Fact, Moment, Operator } from './facts.js';
import { Disk, Firmware, IPv4 } from './host.js';
import { KitTarget } from './kit.js';
import { Verification } from './verification.js';

/** The network of the server on one adapter. Mask and gateway are null where nobody knows them. */
export const HandOffNetwork = z.strictObject({
  adapter: z.string().nullable(),
  address: IPv4,
  mask: IPv4.nullable(),
  gateway: IPv4.nullable(),
  dnsServers: z.array(IPv4),
  dhcp: z.boolean(),
  moreAddresses: z.array(IPv4),
});
export type HandOffNetwork = z.infer<typeof HandOffNetwork>;

/** What is known of the server that a backup is of. Whatever is not known is null, or an empty list without a source. */
export const HandOffServer = z.strictObject({
  name: z.string(),
  fqdn: z.string().nullable(),
  domain: z.string().nullable(),
  /** `Windows Server 2008 R2 Standard`. */
  system: z.string().nullable(),
  /** `6.1` is Windows Server 2008 R2, `6.2` is 2012. */
  generation: z.string().nullable(),
  networks: z.array(HandOffNetwork),
  firmware: Firmware.nullable(),
  disks: z.array(Disk),
  exchangeBuild: z.string().nullable(),
  /** Build of the program files, which a rollup raises. */
  rollupBuild: z.string().nullable(),
  /** By the names above, where each was read. */
  sources: z.record(z.string(), z.string()),
});
export type HandOffServer = z.infer<typeof HandOffServer>;

/** Something to know before the restore. `stop`: another way is better. */
export const HandOffNote = z.strictObject({
  id: z.string(),
  weight: z.enum(['stop', 'care', 'know']),
  text: z.string(),
});
export type HandOffNote = z.infer<typeof HandOffNote>;

/** A part of the sheet. Commands are typed as they stand, one a line. */
export const HandOffSection = z.strictObject({
  id: z.string(),
  title: z.string(),
  lines: z.array(z.string()),
  table: z.strictObject({ head: z.array(z.string()), rows: z.array(z.array(z.string())) }).nullable(),
  commands: z.array(z.string()),
  /** What stands below the commands. */
  after: z.array(z.string()),
});
export type HandOffSection = z.infer<typeof HandOffSection>;

/**
 * `cas-recovery-hand-off-SERVER.json` on the backup target: which version a person restores in the Windows Recovery
 * Environment, where this program can't run. The restored server is verified from it.
 */
export const HandOff = z.strictObject({
  schema: z.literal('cas-recovery/hand-off/1'),
  madeAt: Moment,
  madeBy: Operator,
  programVersion: z.string(),
  rehearsal: z.boolean(),
  version: BackupVersion,
  target: BackupTarget,
  /** Name below which the store keeps it. */
  machine: z.string(),
  /** The share by the address of its server: there may be no DNS in the recovery environment. */
  byAddress: z.string().nullable(),
  /** The moment of the version as the clock of that computer showed it. */
  localTime: z.string(),
  server: HandOffServer,
  /** What the directory recorded; null where none was read. */
  lostServer: LostServer.nullable(),
  /** The line that restores it. */
  command: z.string(),
  notes: z.array(HandOffNote),
  sheet: z.array(HandOffSection),
  /** What was done with it since, oldest first. */
  history: z.array(
    z.strictObject({
      at: Moment,
      by: Operator,
      what: z.enum(['handed-off', 'restored', 'verified']),
      outcome: z.string(),
    }),
  ),
});
export type HandOff = z.infer<typeof HandOff>;

/** What a server that was restored bare metal shows, beside what it was. Made by looking alone. */
export const RestoredCheck = z.strictObject({
  schema: z.literal('cas-recovery/restored-check/1'),
  checkedAt: Moment,
  checkedBy: Operator,
  programVersion: z.string(),
  on: KitTarget,
  handOff: HandOff.pick({ madeAt: true, version: true, target: true, machine: true, localTime: true }),
  computer: z.string(),
  /** Null where no directory was asked: addresses of clients are not proven then. */
  directory: z.string().nullable(),
  rows: z.array(Comparison),
  facts: z.array(Fact),
  /** All checks of the server; reports of older versions have none. */
  checks: Verification.optional(),
  /** `sound`: all rows are the same. `unclear`: none differs, some could not be told. */
  outcome: z.enum(['sound', 'differs', 'unclear']),
});
export type RestoredCheck = z.infer<typeof RestoredCheck>;
