import { z } from 'zod';
import {
  Adapter,
  Disk,
  Firmware,
  InstalledProgram,
  IPv4,
  OperatingSystem,
  Package,
  PendingRestart,
  Service,
  WebDirectory,
} from './host.js';
import { Recoverable, VersionId } from './backups.js';
import { bareBackups } from './bare-backups.js';
import { bareSettings } from './bare-settings.js';
import { Moment } from './facts.js';
import { ServerSettings } from './settings.js';
import { SimulatedBackups } from './simulated-backups.js';

/** Places at which the rehearsal of a recovery can go wrong on purpose. */
export const failPoints = [
  'wrong-operating-system',
  'not-elevated',
  'name-differs',
  'ip-in-use',
  'computer-account-not-reset',
  'feature-missing',
  'restart-pending',
  'media-too-old',
  'setup-prerequisite-check',
  'setup-client-access-role',
  'restart-refused',
  'url-missing',
  'file-locked',
  'certificate-key-missing',
  'rollup-leaves-services-disabled',
] as const;
/** Those at which only backups and restores can go wrong. */
export const backupFailPoints = [
  'backup-target-full',
  'backup-network-lost',
  'backup-catalogue-damaged',
  'backup-version-vanished',
  'backup-schedule-refused',
  'share-password-wrong',
] as const;
/** Those that setup or a re-application leaves behind, and a verification finds. */
export const aftermathFailPoints = [
  'self-signed-certificate-bound',
  'pool-stopped',
  'event-errors',
  'nlb-not-converged',
  'port-silent',
  'probe-hangs',
  'dns-stale',
] as const;
export const FailPoint = z.enum([...failPoints, ...backupFailPoints, ...aftermathFailPoints]);
export type FailPoint = z.infer<typeof FailPoint>;

/** One injected fault. `once`: by the next try somebody has mended it, as the message asks. */
export const Fault = z.strictObject({ point: FailPoint, times: z.enum(['once', 'always']) });
export type Fault = z.infer<typeof Fault>;

/** What of a simulated machine is neither in its facts nor in its files: as `ServerSettings` has it. */
export const SimulatedSettings = ServerSettings.pick({
  routes: true,
  rollups: true,
  registry: true,
  certificates: true,
  httpBindings: true,
  popCertificate: true,
  imapCertificate: true,
  loadBalancing: true,
  tasks: true,
  pageFiles: true,
  powerPlan: true,
}).extend({
  /** Build of the program files once a rollup has raised it; null before. */
  rollupBuild: z.string().nullable(),
  /** What the Exchange shell was told of virtual directories: by identity, then property. */
  virtualDirectories: z.record(z.string(), z.record(z.string(), z.string().nullable())),
});
export type SimulatedSettings = z.infer<typeof SimulatedSettings>;

/** The machine of a rehearsal, at the start and after each simulated tool: `machine.json`. */
export const SimulatedMachine = z.strictObject({
  schema: z.literal('cas-recovery/machine/1'),
  name: z.string(),
  pendingName: z.string().nullable(),
  domain: z.string().nullable(),
  pendingDomain: z.string().nullable(),
  adapters: z.array(Adapter).min(1),
  /** When its computer account last got a password in the domain: in this rehearsal by a reset or a join. Null: as the directory says. */
  accountSetAt: Moment.nullable().default(null),
  /** From when the password is that this machine itself has for its account; null where it is the one of the domain. */
  secretSetAt: Moment.nullable().default(null),
  operatingSystem: OperatingSystem,
  elevated: z.boolean(),
  drives: z.array(z.strictObject({ letter: z.string(), freeBytes: z.number() })),
  features: z.array(z.string()),
  hotfixes: z.array(z.string()).default([]),
  /** Packages that the operator brought. */
  packages: z.array(Package).default([]),
  programs: z.array(InstalledProgram).default([]),
  /** `sources\\sxs` of the Windows media in a drive. */
  windowsSource: z.string().nullable().default(null),
  services: z.array(Service),
  pendingRestart: z.array(PendingRestart),
  exchange: z.strictObject({
    installedBuild: z.string().nullable(),
    installPath: z.string().nullable(),
    watermark: z.string().nullable(),
    webDirectories: z.array(WebDirectory),
    setupStarts: z.number().int().nonnegative(),
    setup: z
      .strictObject({
        processId: z.number().int(),
        /** When the system says that this process began: a later process with the same number is another one. */
        processBegan: z.string(),
        startedAt: Moment,
        endedAt: Moment.nullable(),
        exitCode: z.number().int().nullable(),
      })
      .nullable(),
  }),
  media: z.strictObject({ path: z.string(), build: z.string() }).nullable(),
  bootId: z.string(),
  bootedAt: Moment,
  clockSkewSeconds: z.number(),
  /** BIOS where it is missing. */
  firmware: Firmware.optional(),
  /** Where they are missing, each fixed volume has a disk of its own. */
  disks: z.array(Disk).optional(),
  settings: SimulatedSettings.default(bareSettings),
  backups: SimulatedBackups.default(bareBackups),
  /** Faults still to come, each taken away when it has happened once. */
  faults: z.array(Fault),
  /** Points at which it went wrong so far. */
  met: z.array(FailPoint).optional(),
});
export type SimulatedMachine = z.infer<typeof SimulatedMachine>;

/** `scenario.json` of a scenario folder. */
export const Scenario = z.strictObject({
  schema: z.literal('cas-recovery/scenario/1'),
  id: z.string().regex(/^[a-z0-9][a-z0-9-]*$/),
  title: z.string(),
  story: z.string(),
  serverName: z.string(),
  /** File of the directory export, relative to the scenario. */
  directory: z.string(),
  lostAt: Moment,
  joinAccount: z.string(),
  domainController: z.string().nullable(),
  network: z.strictObject({
    /** What DNS answers, by lower-case name. */
    records: z.record(z.string(), z.array(IPv4)),
    mask: IPv4,
    gateway: IPv4.nullable(),
    dnsServers: z.array(IPv4),
    /** Addresses that other machines answer on. */
    answering: z.array(IPv4),
  }),
  machine: SimulatedMachine.omit({ schema: true, bootId: true, bootedAt: true, faults: true, met: true }),
  /** Backups of the lost server, which hold what it was on its good day. Those of others are in the stores of the machine. */
  backups: z.array(
    z.strictObject({
      version: VersionId,
      target: z.string(),
      contains: z.array(Recoverable),
      volumes: z.array(z.string()).default(['C:']),
      bytes: z.number().nonnegative().default(0),
    }),
  ),
  /** Seconds that the simulated tools take at speed 1: by tool or by setup phase. */
  pace: z.record(z.string(), z.number().nonnegative()),
});
export type Scenario = z.infer<typeof Scenario>;

/** What a window or a list shows of a scenario. */
export const ScenarioCard = Scenario.pick({ id: true, title: true, story: true, serverName: true });
export type ScenarioCard = z.infer<typeof ScenarioCard>;

/** `settings.json` beside a simulated machine: what the rehearsal was begun with, so that it resumes the same. */
export const RehearsalSettings = z.strictObject({
  schema: z.literal('cas-recovery/rehearsal-settings/1'),
  scenario: Scenario,
  /** 1 is lifelike, 0 does not wait at all. */
  speed: z.number().min(0).max(1000),
});
export type RehearsalSettings = z.infer<typeof RehearsalSettings>;

/**
 * `good-day/server.json` of a scenario folder: what the lost server had beyond what setup writes. Its files lie beside it,
 * over those of `fresh/`; in texts `{Server}`, `{Fqdn}`, `{Build}` and `{InstallPath}` stand for the server's own.
 */
export const GoodDay = z.strictObject({
  schema: z.literal('cas-recovery/good-day/1'),
  fqdn: z.string(),
  /** Number of the article of the rollup that was installed last. */
  rollup: z.string(),
  /** Start modes that differ from those of setup; a service that starts by itself runs. */
  services: z.record(z.string(), Service.shape.startMode),
  /** To be issued by a small authority of the rehearsal; the first is the one that the services use. */
  certificates: z.array(
    z.strictObject({ subject: z.string(), names: z.array(z.string()).min(1), exportable: z.boolean() }),
  ),
  settings: SimulatedSettings.pick({
    routes: true,
    registry: true,
    loadBalancing: true,
    tasks: true,
    pageFiles: true,
    powerPlan: true,
  }),
  /** Changes inside files of `fresh/`: `from` stands there exactly once. */
  edits: z.array(z.strictObject({ file: z.string(), from: z.string(), to: z.string() })),
});
export type GoodDay = z.infer<typeof GoodDay>;
