import type {
  Disk,
  HostAccount,
  HostFacts,
  PendingRestart,
  SetupState,
  SimulatedMachine,
} from '../../../preload/contract/index.js';
import { volumesOf } from './backups/places.js';
import { hasFault } from './faults.js';
import { trustCode } from './trust.js';

/** What the facts script prints: everything but the moment of reading. */
export type PrintedFacts = Omit<HostFacts, 'readAt'>;

const control = 'HKLM\\SYSTEM\\CurrentControlSet\\Control';
const exchangeKey = 'HKLM\\SOFTWARE\\Microsoft\\ExchangeServer\\v14';

/** The place where installers note what Windows moves at its next start. Exchange setup refuses while it is filled. */
export const fileRenames = `${control}\\Session Manager\\PendingFileRenameOperations`;

const leftByInstaller: PendingRestart = {
  place: fileRenames,
  value: '\\??\\C:\\Windows\\Temp\\vmware-tools-upgrader.tmp',
};

/** Reads a simulated machine as the facts script reads a real one. */
export function factsOf(machine: SimulatedMachine, setupRuns: boolean): PrintedFacts {
  const { exchange } = machine;
  return {
    machineId: 'a machine of a rehearsal',
    name: machine.name,
    pendingName: machine.pendingName,
    domain: machine.domain,
    pendingDomain: machine.pendingDomain,
    fqdn: machine.domain === null ? null : `${machine.name}.${machine.domain}`.toLowerCase(),
    secureChannel: machine.domain === null ? null : { code: trustCode(machine), controller: null },
    adapters: machine.adapters,
    operatingSystem: hasFault(machine, 'wrong-operating-system') ? otherSystem(machine) : machine.operatingSystem,
    elevated: machine.elevated && !hasFault(machine, 'not-elevated'),
    account: simulatedAccount,
    drives: machine.drives,
    features: machine.features,
    hotfixes: machine.hotfixes,
    dotNet: dotNetOf(machine),
    packages: machine.packages,
    programs: machine.programs,
    windowsSource: machine.windowsSource,
    services: machine.services,
    pendingRestart: pendingRestarts(machine),
    exchange: {
      installedBuild: exchange.installedBuild,
      installPath: exchange.installPath,
      // Its version is that of a program file.
      rollupBuild: machine.backups.systemState?.filesMissing
        ? null
        : (machine.settings.rollupBuild ?? exchange.installedBuild),
      setup: setupState(machine, setupRuns),
      webDirectories: exchange.webDirectories,
    },
    media: mediaOf(machine),
    bootId: machine.bootId,
    bootedAt: machine.bootedAt,
    clockSkewSeconds: machine.clockSkewSeconds,
    hints: [],
    firmware: machine.firmware ?? 'BIOS',
    disks: disksOf(machine),
    sources,
    raw: {},
    unread: {},
  };
}

/** The disks of the machine: where it says none, each fixed volume has one of its own. */
export function disksOf(machine: SimulatedMachine): Disk[] {
  if (machine.disks) return machine.disks;
  return volumesOf(machine)
    .filter(({ removable }) => !removable)
    .map(({ path, totalBytes }, number) => ({
      number,
      name: 'Simulated disk',
      bytes: totalBytes,
      sectorBytes: 512,
      style: 'MBR',
      identifier: `{4e1224e${number.toString(16)}-0000-0000-0000-000000000000}`,
      volumes: [path],
    }));
}

/** Windows Server 2008 R2 brings the .NET Framework 3.5.1 along; on 2012 it is a feature like others. */
function dotNetOf({ operatingSystem, features }: SimulatedMachine): string[] {
  const onDemand = operatingSystem.version.startsWith('6.2');
  const own = onDemand ? ['4.5.50709'] : [];
  return !onDemand || features.includes('NET-Framework-Core') ? ['3.5.30729.4926 SP1', ...own] : own;
}

/** The simulated operator has every right that setup wants: administrator, Domain Admins, Schema and Enterprise Admins. */
const simulatedAccount: HostAccount = {
  name: 'Administrator',
  sid: 'S-1-5-21-1004336348-1177238915-682003330-500',
  groups: [
    'S-1-5-32-544',
    'S-1-16-12288',
    ...[512, 518, 519].map(id => `S-1-5-21-1004336348-1177238915-682003330-${String(id)}`),
  ],
};

/** Media as it lies in the drive: the wrong disc, if that is what goes wrong. */
export function mediaOf(machine: SimulatedMachine): SimulatedMachine['media'] {
  if (!machine.media || !hasFault(machine, 'media-too-old')) return machine.media;
  return { ...machine.media, build: '14.1.218.15' };
}

/** All reasons why this machine wants a restart. */
export function pendingRestarts(machine: SimulatedMachine): PendingRestart[] {
  const { name, pendingName, pendingDomain } = machine;
  return [
    ...machine.pendingRestart,
    ...(pendingName === null
      ? []
      : [{ place: `${control}\\ComputerName\\ComputerName`, value: `${pendingName} (active: ${name})` }]),
    ...(pendingDomain === null
      ? []
      : [{ place: 'HKLM\\SYSTEM\\CurrentControlSet\\Services\\Netlogon\\JoinDomain', value: pendingDomain }]),
    ...(hasLeftoverOfInstaller(machine) ? [leftByInstaller] : []),
  ];
}

/** The injected pending restart waits until the machine is in its domain, so that it meets the recovery before setup. */
export function hasLeftoverOfInstaller(machine: SimulatedMachine): boolean {
  return hasFault(machine, 'restart-pending') && machine.domain !== null && machine.exchange.setup?.exitCode !== 0;
}

function setupState({ exchange }: SimulatedMachine, runs: boolean): SetupState {
  const { setup, watermark } = exchange;
  if (!setup) return { state: 'never-run' };
  const { startedAt, endedAt, exitCode } = setup;
  if (endedAt !== null && exitCode === 0) return { state: 'succeeded', startedAt, endedAt };
  if (endedAt === null && runs) return { state: 'running', startedAt };
  const left = watermark === null ? 'nothing-installed' : 'half-installed';
  return { state: 'failed', startedAt, endedAt, exitCode, left, watermark };
}

function otherSystem(machine: SimulatedMachine): SimulatedMachine['operatingSystem'] {
  return {
    ...machine.operatingSystem,
    name: 'Windows Server 2012 Standard',
    version: '6.2.9200',
    servicePack: '',
  };
}

const sources: Record<string, string> = {
  machineId: 'HKLM\\SOFTWARE\\Microsoft\\Cryptography, MachineGuid',
  name: `${control}\\ComputerName\\ActiveComputerName`,
  pendingName: `${control}\\ComputerName\\ComputerName`,
  domain: 'WMI Win32_ComputerSystem.Domain',
  pendingDomain: 'HKLM\\SYSTEM\\CurrentControlSet\\Services\\Netlogon\\JoinDomain',
  fqdn: 'HKLM\\SYSTEM\\CurrentControlSet\\Services\\Tcpip\\Parameters',
  secureChannel: 'nltest /sc_query',
  adapters: 'WMI Win32_NetworkAdapterConfiguration',
  operatingSystem: 'WMI Win32_OperatingSystem',
  elevated: 'whoami /groups, S-1-16-12288',
  account: 'whoami /user, whoami /groups',
  drives: 'WMI Win32_LogicalDisk',
  features: 'Get-WindowsFeature',
  hotfixes: 'WMI Win32_QuickFixEngineering',
  dotNet: 'HKLM\\SOFTWARE\\Microsoft\\NET Framework Setup\\NDP',
  packages: 'the folder that was named for packages',
  programs: 'HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Uninstall',
  windowsSource: 'sources\\sxs of every drive',
  services: 'WMI Win32_Service',
  pendingRestart: 'registry: every place that asks for a restart',
  exchange: `${exchangeKey}\\Setup, ${exchangeKey}\\ClientAccessRole, IIS applicationHost.config`,
  media: 'file version of setup.com on the media',
  bootId: 'WMI Win32_OperatingSystem.LastBootUpTime',
  bootedAt: 'WMI Win32_OperatingSystem.LastBootUpTime',
  clockSkewSeconds: 'w32tm /stripchart',
  hints: 'power plan, antivirus, policies',
  firmware: 'bcdedit /enum {current}',
  disks: 'WMI Win32_DiskDrive, Win32_DiskPartition',
};
