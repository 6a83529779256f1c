import { z } from 'zod';
import { VersionId } from './backups.js';
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
  /** Further IPv4 addresses of the same adapter. */
  moreAddresses: z.array(IPv4).default([]),
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
  /** `EditionID` of Windows, for example `ServerStandard`. */
  edition: z.string(),
  /** Language of Windows as a decimal LCID, for example 1033. */
  language: z.number().int(),
});
export type OperatingSystem = z.infer<typeof OperatingSystem>;

export const Service = z.strictObject({
  name: z.string(),
  startMode: z.enum(['Automatic', 'Manual', 'Disabled']),
  /** It starts by itself, but some minutes after the others. */
  delayed: z.boolean().optional(),
  state: z.enum(['Running', 'Stopped']),
});
export type Service = z.infer<typeof Service>;

/** One reason why Windows, or Exchange setup, wants a restart: the exact registry place and what stands there. */
export const PendingRestart = z.strictObject({ place: z.string(), value: z.string() });
export type PendingRestart = z.infer<typeof PendingRestart>;

/** Who runs this program, and the groups in his token. Only SIDs decide: names are in the language of Windows. */
export const HostAccount = z.strictObject({ name: z.string(), sid: z.string(), groups: z.array(z.string()) });
export type HostAccount = z.infer<typeof HostAccount>;

/** The trust between this machine and its domain: code 0 is sound, any other is the Win32 code of what is wrong. */
export const SecureChannel = z.strictObject({ code: z.number().int(), controller: z.string().nullable() });
export type SecureChannel = z.infer<typeof SecureChannel>;

/** A package that the operator brought: a hotfix (`.msu`), an installer or a rollup, found in the folder he named. */
export const Package = z.strictObject({
  path: z.string(),
  /** `KB982867` where its name holds one, otherwise the file name. */
  id: z.string(),
  /** File version where the file has one. */
  version: z.string().nullable(),
});
export type Package = z.infer<typeof Package>;

/** A program that Windows Installer lists as installed. */
export const InstalledProgram = z.strictObject({
  /** Product code: a GUID in braces. */
  code: z.string(),
  name: z.string(),
  version: z.string().nullable(),
});
export type InstalledProgram = z.infer<typeof InstalledProgram>;

/** Something about this machine that is no obstacle but has spoilt a setup before: power plan, antivirus, policies. */
export const HostHint = z.strictObject({ id: z.string(), text: z.string(), source: z.string() });
export type HostHint = z.infer<typeof HostHint>;

/** How far Exchange setup has come on this machine, read from the machine itself. */
export const SetupState = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('never-run') }),
  z.strictObject({ state: z.literal('running'), startedAt: Moment }),
  z.strictObject({
    state: z.literal('succeeded'),
    startedAt: Moment,
    endedAt: Moment,
    /** The boot that it ran in, where that is known. */
    bootId: z.string().optional(),
  }),
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

/** A physical disk, as a restore of the whole server must find it again. */
export const Disk = z.strictObject({
  /** As `diskpart` and Disk Management count. */
  number: z.number().int().nonnegative(),
  name: z.string(),
  bytes: z.number().nonnegative(),
  sectorBytes: z.number().int().positive().nullable(),
  /** How it is partitioned; null where that could not be told, or it is not partitioned. */
  style: z.enum(['MBR', 'GPT']).nullable(),
  /** As `wbadmin get disks` names it: `{4e1224e4-0000-0000-0000-000000000000}`; null where Windows does not tell it. */
  identifier: z.string().nullable(),
  /** Letters of the volumes on it, as `C:`. */
  volumes: z.array(z.string()),
});
export type Disk = z.infer<typeof Disk>;

/** What starts Windows: a backup of the one can't be restored to start by the other. */
export const Firmware = z.enum(['BIOS', 'UEFI']);
export type Firmware = z.infer<typeof Firmware>;

/** A virtual directory as IIS has it. */
export const WebDirectory = z.strictObject({ site: z.string(), path: z.string(), applicationPool: z.string() });
export type WebDirectory = z.infer<typeof WebDirectory>;

/**
 * The Windows machine as it is at `readAt`. By top-level key, `sources` names where the value was read, `raw` what stood
 * there, and `unread` why it could not be read: the value is then an empty one, and nothing may be concluded from it.
 */
export const HostFacts = z.strictObject({
  readAt: Moment,
  /** Marks this installation of Windows, whatever it is called; empty where it has no such mark. */
  machineId: z.string(),
  name: z.string(),
  /** The name that Windows takes at its next restart, when it differs. */
  pendingName: z.string().nullable(),
  /** DNS domain that the machine is a member of; null in a workgroup. */
  domain: z.string().nullable(),
  pendingDomain: z.string().nullable(),
  /** DNS host name with the primary suffix; null without a suffix. */
  fqdn: z.string().nullable(),
  /** Null in a workgroup. */
  secureChannel: SecureChannel.nullable(),
  /** Those that have an IPv4 address. */
  adapters: z.array(Adapter),
  operatingSystem: OperatingSystem,
  elevated: z.boolean(),
  account: HostAccount,
  drives: z.array(z.strictObject({ letter: z.string().regex(/^[A-Z]:$/), freeBytes: z.number().int().nonnegative() })),
  features: z.array(z.string()),
  /** Numbers of the updates that Windows lists as installed, for example `KB982867`. */
  hotfixes: z.array(z.string()),
  /** Versions of the .NET Framework, for example `3.5.30729.4926 SP1`. */
  dotNet: z.array(z.string()),
  /** Packages in the folder that the operator named. */
  packages: z.array(Package),
  /** Installed programs; missing where nobody looked. */
  programs: z.array(InstalledProgram).optional(),
  /** `sources\\sxs` of Windows media in a drive, from which .NET Framework 3.5 can be installed; missing where nobody looked. */
  windowsSource: z.string().nullable().optional(),
  services: z.array(Service),
  pendingRestart: z.array(PendingRestart),
  exchange: z.strictObject({
    /** Build installed, or null. */
    installedBuild: z.string().nullable(),
    installPath: z.string().nullable(),
    /** Build of the program files, which a rollup raises and the registry does not tell; null without Exchange. */
    rollupBuild: z.string().nullable(),
    setup: SetupState,
    webDirectories: z.array(WebDirectory),
  }),
  media: z.strictObject({ path: z.string(), build: z.string() }).nullable(),
  bootId: z.string(),
  bootedAt: Moment,
  /** This machine's clock minus the domain controller's, in seconds; null when no domain controller answered. */
  clockSkewSeconds: z.number().nullable(),
  hints: z.array(HostHint),
  /** Null where it could not be told; missing where nobody looked. */
  firmware: Firmware.nullable().optional(),
  /** Missing where nobody looked. */
  disks: z.array(Disk).optional(),
  sources: z.record(z.string(), z.string()),
  raw: z.record(z.string(), z.string()),
  unread: z.record(z.string(), z.string()),
});
export type HostFacts = z.infer<typeof HostFacts>;

/** SHA-1 of a certificate: 40 upper-case hex digits. */
const Thumbprint = z.string().regex(/^[0-9A-F]{40}$/);

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
    /** It is a member already and its trust is broken. */
    rejoin: z.boolean(),
  }),
  /** Resets the computer account in the directory, so that this machine can take it over. */
  z.strictObject({
    kind: z.literal('reset-account'),
    computer: z.string(),
    distinguishedName: z.string(),
    domain: z.string(),
    /** On which it is done, so that a reading from there sees it at once; null lets Windows pick one. */
    domainController: z.string().nullable(),
    account: z.string(),
  }),
  z.strictObject({
    kind: z.literal('install-features'),
    features: z.array(z.string()).min(1),
    /** Where the files of .NET Framework 3.5 are, on Windows that does not carry them. */
    source: z.string().nullable(),
  }),
  z.strictObject({ kind: z.literal('install-package'), id: z.string(), path: z.string() }),
  z.strictObject({
    kind: z.literal('set-service-start'),
    service: z.string(),
    startMode: z.enum(['Automatic', 'Manual', 'Disabled']),
  }),
  /** Starts a service now. */
  z.strictObject({ kind: z.literal('start-service'), service: z.string() }),
  z.strictObject({
    kind: z.literal('recovery-setup'),
    mediaPath: z.string(),
    /** Only when the recorded path is not the default one. */
    targetDir: z.string().nullable(),
    domainController: z.string().nullable(),
  }),
  /** Installs an update of Exchange (`.msp`); its own log goes to `log`. */
  z.strictObject({ kind: z.literal('install-rollup'), id: z.string(), path: z.string(), log: z.string() }),
  /** Puts a certificate with its private key into the computer's store, readable by the services that need it. */
  z.strictObject({ kind: z.literal('import-certificate'), thumbprint: Thumbprint, file: z.string() }),
  /** Takes one out of the computer's store, with its key. */
  z.strictObject({ kind: z.literal('remove-certificate'), thumbprint: Thumbprint }),
  /** Lets Exchange use a certificate for these services, through the Exchange shell. */
  z.strictObject({
    kind: z.literal('enable-certificate'),
    thumbprint: Thumbprint,
    services: z.array(z.enum(['IIS', 'POP', 'IMAP', 'SMTP', 'UM'])).min(1),
    /** What clients call this server: POP3 and IMAP4 find a certificate for a wildcard only by such a name. */
    popName: z.string().min(1).nullable().optional(),
    imapName: z.string().min(1).nullable().optional(),
  }),
  /**
   * Puts a prepared file in the place of another, whole or not at all, with the rights of the one that stood there. What
   * stood there is first copied to `keep`. Refused when the place or the prepared file is not as expected.
   */
  z.strictObject({
    kind: z.literal('replace-file'),
    target: z.string(),
    /** The new content, on the same machine; null takes the file away. */
    prepared: z.string().nullable(),
    /** SHA-256 of the new content; null likewise. */
    sha256: z.string().nullable(),
    /** SHA-256 of what stands there now; null where nothing does. */
    was: z.string().nullable(),
    keep: z.string(),
  }),
  /** Sets, adds or removes settings of IIS through appcmd, in applicationHost.config. */
  z.strictObject({
    kind: z.literal('set-iis'),
    /** Site and path, as `Default Web Site/owa`; null for the server. */
    location: z.string().nullable(),
    /** As `system.webServer/security/requestFiltering`. */
    section: z.string(),
    /** What stands after the slash of appcmd, as `requestLimits.maxAllowedContentLength:52428800`. */
    settings: z.array(z.string()).min(1),
    /** `clear` takes the settings away, so that the inherited ones count; `set` when missing. */
    verb: z.enum(['set', 'clear']).optional(),
  }),
  /** Sets one value; null takes it away. */
  z.strictObject({
    kind: z.literal('set-registry-value'),
    key: z.string(),
    name: z.string(),
    type: z.enum(['REG_SZ', 'REG_EXPAND_SZ', 'REG_MULTI_SZ', 'REG_DWORD', 'REG_QWORD', 'REG_BINARY']),
    data: z.string().nullable(),
  }),
  /** Sets a property of a virtual directory through the Exchange shell. */
  z.strictObject({
    kind: z.literal('set-virtual-directory'),
    /** As `Set-OwaVirtualDirectory`. */
    cmdlet: z.string().regex(/^Set-[A-Za-z]+VirtualDirectory$/),
    identity: z.string(),
    property: z.string().regex(/^[A-Za-z]+$/),
    /** Null empties it. */
    value: z.string().nullable(),
  }),
  /** Opens a share with another account, for as long as this logon lasts. */
  z.strictObject({ kind: z.literal('connect-share'), share: z.string(), account: z.string() }),
  /** Makes a folder that only administrators may open. Refused where something of that name is there. */
  z.strictObject({ kind: z.literal('new-folder'), path: z.string() }),
  /** Has Windows Server Backup take a backup. Its job goes on where its command is ended. */
  z.strictObject({
    kind: z.literal('start-backup'),
    what: z.enum(['full', 'system-state']),
    /** `E:` or `\\server\share`. */
    target: z.string(),
    /** Volumes in it besides the critical ones, as `D:`. */
    volumes: z.array(z.string()),
  }),
  /** Has Windows take the same backup every day. Its place is a volume or a share: a whole disk would be formatted. */
  z.strictObject({
    kind: z.literal('schedule-backup'),
    what: z.enum(['full', 'system-state']),
    target: z.string(),
    volumes: z.array(z.string()),
    /** `21:00`, of the clock of the server. */
    times: z.array(z.string()).min(1),
  }),
  /** Takes the daily backup of Windows away. The backups that it made stay. */
  z.strictObject({ kind: z.literal('unschedule-backup') }),
  /** Has Windows Server Backup bring one folder back, below another one that is there. */
  z.strictObject({
    kind: z.literal('recover-files'),
    version: VersionId,
    target: z.string(),
    machine: z.string(),
    folder: z.string(),
    into: z.string(),
  }),
  /** Has Windows Server Backup put a system state over that of this machine. It counts from the next restart on. */
  z.strictObject({
    kind: z.literal('start-system-state-recovery'),
    version: VersionId,
    target: z.string(),
    machine: z.string(),
  }),
  z.strictObject({
    kind: z.literal('restart'),
    reason: z.string().max(512),
    /** What Windows is to start at the next logon, so that the recovery goes on; null where nobody arranges that. */
    resume: z
      .strictObject({
        /** Describes the scheduled task; written before the command that reads it. */
        taskFile: z.string(),
        program: z.string(),
        arguments: z.array(z.string()),
      })
      .nullable(),
  }),
]);
export type HostChange = z.infer<typeof HostChange>;
