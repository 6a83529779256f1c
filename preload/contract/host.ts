import { z } from 'zod';
import { Moment } from './facts.js';

/** IPv4 address in dotted form. */
export const IPv4 = z.ipv4();

export const Adapter = z.strictObject({
  /** Interface index: what `netsh name=` takes without depending on a localised name. */
  index: z.number().int().positive(),
  name: z.string(),
  address: IPv4,
  mask: IPv4,
  gateway: IPv4.nullable(),
  dnsServers: z.array(IPv4),
  dhcp: z.boolean(),
});
export type Adapter = z.infer<typeof Adapter>;

export const OperatingSystem = z.strictObject({
  name: z.string(),
  /** `major.minor.build`, for example `6.1.7601`. */
  version: z.string().regex(/^\d+\.\d+\.\d+$/),
  servicePack: z.string(),
  architecture: z.enum(['AMD64', 'x86', 'IA64', 'ARM64']),
  /** `Server` or `Server Core`. */
  installationType: z.string(),
});
export type OperatingSystem = z.infer<typeof OperatingSystem>;

export const Service = z.strictObject({
  name: z.string(),
  startMode: z.enum(['Automatic', 'Manual', 'Disabled']),
  state: z.enum(['Running', 'Stopped']),
});
export type Service = z.infer<typeof Service>;

/** One reason why Windows, or Exchange setup, wants a restart: the exact registry place and what stands there. */
export const PendingRestart = z.strictObject({ place: z.string(), value: z.string() });
export type PendingRestart = z.infer<typeof PendingRestart>;

/** How far Exchange setup has come on this machine, read from the machine itself. */
export const SetupState = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('never-run') }),
  z.strictObject({ state: z.literal('running'), startedAt: Moment }),
  z.strictObject({ state: z.literal('succeeded'), startedAt: Moment, endedAt: Moment }),
  z.strictObject({
    state: z.literal('failed'),
    startedAt: Moment,
    /** Null when setup vanished without writing an end: a power cut, a killed process. */
    endedAt: Moment.nullable(),
    exitCode: z.number().int().nullable(),
    /** `nothing-installed`: it refused in its prerequisite check. `half-installed`: it left a watermark. */
    left: z.enum(['nothing-installed', 'half-installed']),
    watermark: z.string().nullable(),
  }),
]);
export type SetupState = z.infer<typeof SetupState>;

/** A virtual directory as IIS has it. */
export const WebDirectory = z.strictObject({ site: z.string(), path: z.string(), applicationPool: z.string() });
export type WebDirectory = z.infer<typeof WebDirectory>;

/** The Windows machine as it is at `readAt`. `sources` names, per top-level key, where the value was read. */
export const HostFacts = z.strictObject({
  readAt: Moment,
  name: z.string(),
  /** The name that Windows takes at its next restart, when it differs. */
  pendingName: z.string().nullable(),
  /** DNS domain that the machine is a member of; null in a workgroup. */
  domain: z.string().nullable(),
  pendingDomain: z.string().nullable(),
  adapters: z.array(Adapter).min(1),
  operatingSystem: OperatingSystem,
  elevated: z.boolean(),
  drives: z.array(z.strictObject({ letter: z.string().regex(/^[A-Z]:$/), freeBytes: z.number().int().nonnegative() })),
  features: z.array(z.string()),
  services: z.array(Service),
  pendingRestart: z.array(PendingRestart),
  exchange: z.strictObject({
    /** Build installed, or null. */
    installedBuild: z.string().nullable(),
    installPath: z.string().nullable(),
    setup: SetupState,
    webDirectories: z.array(WebDirectory),
  }),
  media: z.strictObject({ path: z.string(), build: z.string() }).nullable(),
  bootId: z.string(),
  bootedAt: Moment,
  /** This machine's clock minus the domain controller's, in seconds; null when no domain controller answered. */
  clockSkewSeconds: z.number().nullable(),
  sources: z.record(z.string(), z.string()),
});
export type HostFacts = z.infer<typeof HostFacts>;

/** Everything that this program ever changes on a machine, as data: what is previewed is what is run. */
export const HostChange = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('rename'), from: z.string(), to: z.string() }),
  z.strictObject({
    kind: z.literal('set-address'),
    adapter: z.number().int().positive(),
    address: IPv4,
    mask: IPv4,
    gateway: IPv4.nullable(),
    dnsServers: z.array(IPv4),
  }),
  z.strictObject({
    kind: z.literal('join-domain'),
    computer: z.string(),
    domain: z.string(),
    account: z.string(),
  }),
  z.strictObject({ kind: z.literal('install-features'), features: z.array(z.string()).min(1) }),
  z.strictObject({
    kind: z.literal('set-service-start'),
    service: z.string(),
    startMode: z.enum(['Automatic', 'Manual', 'Disabled']),
  }),
  z.strictObject({
    kind: z.literal('recovery-setup'),
    mediaPath: z.string(),
    /** Only when the recorded path is not the default one. */
    targetDir: z.string().nullable(),
    domainController: z.string().nullable(),
  }),
  z.strictObject({ kind: z.literal('restart'), reason: z.string().max(512) }),
]);
export type HostChange = z.infer<typeof HostChange>;
