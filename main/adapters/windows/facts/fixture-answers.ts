import { win32 } from 'node:path';
import { failure } from '../../../problems/problem.js';
import type { RunTool } from '../powershell/run-script.js';
import type { ToolEnd } from '../process/run-tool.js';
import type { GatherRig } from './gather.js';
import type { RegistryKey } from './registry.js';

// Answers of machines as the scripts and tools give them, with invented names. Nobody has recorded them: their form is
// that of read-machine.ps1, of the vendor's documents and of public transcripts.

/** A key of the registry as the script reads it. */
export function key(path: string, values: RegistryKey['values'] = {}, keys: readonly string[] = []): RegistryKey {
  return { hive: 'LocalMachine', path, exists: true, values, keys: [...keys] };
}

export const missing = (path: string): RegistryKey => ({ ...key(path), exists: false });

const control = 'SYSTEM\\CurrentControlSet\\Control';
const services = 'SYSTEM\\CurrentControlSet\\Services';

/** A member server with Windows Server 2008 R2 SP1, in English, on which nothing waits. */
export const r2Member: Readonly<Record<string, unknown>> = {
  names: {
    keys: [
      key(`${control}\\ComputerName\\ActiveComputerName`, { ComputerName: 'EX3' }),
      key(`${control}\\ComputerName\\ComputerName`, { ComputerName: 'EX3' }),
      key(`${services}\\Tcpip\\Parameters`, {
        Hostname: 'ex3',
        'NV Hostname': 'EX3',
        Domain: 'contoso.example',
        'NV Domain': 'contoso.example',
      }),
      key(`${services}\\Netlogon`, {}, ['Parameters', 'Private']),
      missing(`${services}\\Netlogon\\JoinDomain`),
    ],
  },
  restart: {
    keys: [
      missing('SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Component Based Servicing\\RebootPending'),
      missing('SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Component Based Servicing\\RebootInProgress'),
      key('SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Component Based Servicing\\PackagesPending'),
      missing('SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\WindowsUpdate\\Auto Update\\RebootRequired'),
      missing('SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\WindowsUpdate\\Auto Update\\PostRebootReporting'),
      key('SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\WindowsUpdate\\Services\\Pending'),
      key(`${control}\\Session Manager`, { PendingFileRenameOperations: [] }, ['Memory Management']),
      key('SOFTWARE\\Microsoft\\Updates', { UpdateExeVolatile: 0 }),
      missing('SOFTWARE\\Microsoft\\Updates\\UpdateExeVolatile'),
      missing('SOFTWARE\\Microsoft\\ServerManager\\CurrentRebootAttempts'),
      key('SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\RunOnce'),
    ],
  },
  version: {
    keys: [
      key('SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion', {
        ProductName: 'Windows Server 2008 R2 Enterprise',
        EditionID: 'ServerEnterprise',
        CurrentVersion: '6.1',
        CurrentBuildNumber: '7601',
        CSDVersion: 'Service Pack 1',
        InstallationType: 'Server',
        BuildLabEx: '7601.17514.amd64fre.win7sp1_rtm.101119-1850',
      }),
      key('SOFTWARE\\Microsoft\\Cryptography', { MachineGuid: '5e7f6d1a-0000-4000-8000-1c2d3e4f5a6b' }),
    ],
  },
  'dot-net': {
    keys: [
      key('SOFTWARE\\Microsoft\\NET Framework Setup\\NDP\\v2.0.50727', {
        Version: '2.0.50727.5420',
        SP: 2,
        Install: 1,
      }),
      key('SOFTWARE\\Microsoft\\NET Framework Setup\\NDP\\v3.0', { Version: '3.0.30729.5420', SP: 2, Install: 1 }),
      key('SOFTWARE\\Microsoft\\NET Framework Setup\\NDP\\v3.5', { Version: '3.5.30729.5420', SP: 1, Install: 1 }),
      missing('SOFTWARE\\Microsoft\\NET Framework Setup\\NDP\\v4\\Client'),
      missing('SOFTWARE\\Microsoft\\NET Framework Setup\\NDP\\v4\\Full'),
    ],
  },
  settings: {
    keys: [
      missing('SOFTWARE\\Policies\\Microsoft\\Windows\\PowerShell'),
      { ...missing('SOFTWARE\\Policies\\Microsoft\\Windows\\PowerShell'), hive: 'CurrentUser' },
      key(`${services}\\Tcpip6\\Parameters`),
      key(`${control}\\Power\\User\\PowerSchemes`, { ActivePowerScheme: '8c5e7fda-e8bf-4a96-9a85-a6e23a8c635c' }),
      key(`${control}\\Session Manager\\Memory Management`, { PagingFiles: ['?:\\pagefile.sys'] }),
      key('SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Policies\\System', { EnableLUA: 1 }),
    ],
  },
  programs: {
    rows: [
      { code: '{95140000-2000-0409-1000-0000000FF1CE}', name: 'Microsoft Filter Pack 2.0', version: '14.0.4763.1000' },
    ],
  },
  account: {
    name: 'CONTOSO\\anna.admin',
    sid: 'S-1-5-21-1004336348-1177238915-682003330-1604',
    groups: ['S-1-1-0', 'S-1-5-32-544', 'S-1-5-21-1004336348-1177238915-682003330-512'],
  },
  exchange: { keys: [missing('SOFTWARE\\Microsoft\\Exchange\\Setup')], program: null, since: null },
  'operating-system': {
    rows: [
      {
        Caption: 'Microsoft Windows Server 2008 R2 Enterprise ',
        Version: '6.1.7601',
        ServicePackMajorVersion: 1,
        OSLanguage: 1033,
        OperatingSystemSKU: 10,
        ProductType: 3,
        LastBootUpTime: '20261124080112.125599+060',
        LocalDateTime: '20261124093000.000000+060',
      },
    ],
    architecture: 'AMD64',
  },
  computer: {
    rows: [
      {
        Name: 'EX3',
        DNSHostName: 'ex3',
        PartOfDomain: true,
        Domain: 'contoso.example',
        DomainRole: 3,
        TotalPhysicalMemory: 8589398016,
        AutomaticManagedPagefile: true,
      },
    ],
  },
  adapters: {
    rows: [
      {
        Index: 7,
        InterfaceIndex: 11,
        Description: 'Intel(R) PRO/1000 MT Network Connection',
        SettingID: '{0A1B2C3D-0000-0000-0000-00000000000A}',
        DHCPEnabled: false,
        IPAddress: ['10.20.30.23', 'fe80::b1d3:9f0:2c2a:77', '10.20.30.24'],
        IPSubnet: ['255.255.255.0', '64', '255.255.255.0'],
        DefaultIPGateway: ['fe80::1', '10.20.30.1'],
        DNSServerSearchOrder: ['10.20.30.10', '10.20.30.11'],
      },
    ],
    names: [{ Index: 7, NetConnectionID: 'Local Area Connection', NetConnectionStatus: 2 }],
  },
  drives: { rows: [{ DeviceID: 'C:', FreeSpace: 64424509440, Size: 107372081152, FileSystem: 'NTFS' }] },
  boot: { keys: [key(control)], loader: 'winload.exe' },
  disks: {
    rows: [
      {
        Index: 0,
        Model: 'VMware Virtual disk SCSI Disk Device',
        Size: 64420392960,
        BytesPerSector: 512,
        Signature: 1310860516,
      },
    ],
    partitions: [
      { DeviceID: 'Disk #0, Partition #0', DiskIndex: 0, Type: 'Installable File System' },
      { DeviceID: 'Disk #0, Partition #1', DiskIndex: 0, Type: 'Installable File System' },
    ],
    letters: [
      {
        Antecedent: '\\\\EX3\\root\\cimv2:Win32_DiskPartition.DeviceID="Disk #0, Partition #1"',
        Dependent: '\\\\EX3\\root\\cimv2:Win32_LogicalDisk.DeviceID="C:"',
      },
    ],
  },
  processes: {
    rows: [{ Name: 'wininit.exe', ProcessId: 392, CreationDate: '20261124080118.406250+060' }],
  },
  services: {
    rows: [
      { Name: 'MpsSvc', StartMode: 'Auto', State: 'Running', Delayed: false },
      { Name: 'wuauserv', StartMode: 'Auto', State: 'Stopped', Delayed: true },
      { Name: 'NetTcpPortSharing', StartMode: 'Disabled', State: 'Stopped', Delayed: false },
      { Name: 'W3SVC', StartMode: 'Auto', State: 'Start Pending', Delayed: false },
      { Name: 'Spooler', StartMode: 'Auto', State: 'Running', Delayed: false },
    ],
  },
  media: {
    named: false,
    rows: [
      {
        path: 'D:\\',
        versions: { 'Setup\\ServerRoles\\Common\\ExSetup.exe': '14.3.123.4', 'setup.exe': '14.3.123.4' },
      },
    ],
  },
  packages: { named: false, rows: [] },
  'windows-source': { rows: [] },
  hotfixes: {
    rows: [
      { HotFixID: 'KB976902', ServicePackInEffect: null },
      { HotFixID: 'File 1', ServicePackInEffect: 'KB2478663' },
      { HotFixID: 'Q147222', ServicePackInEffect: null },
    ],
  },
  'restart-client': { present: false, pending: false },
};

export const r2Features = {
  rows: [
    { name: 'Web-Server', installed: true },
    { name: 'RSAT-ADDS', installed: true },
    { name: 'Desktop-Experience', installed: false },
  ],
};

/** What the small tools print on that machine. */
export const r2Tools: Readonly<Record<string, string>> = {
  'whoami.exe /groups':
    '"Everyone","Well-known group","S-1-1-0","Mandatory group, Enabled by default, Enabled group"\r\n' +
    '"BUILTIN\\Administrators","Alias","S-1-5-32-544","Mandatory group, Enabled by default, Enabled group, Group owner"\r\n' +
    '"CONTOSO\\Domain Admins","Group","S-1-5-21-1004336348-1177238915-682003330-512","Mandatory group, Enabled group"\r\n' +
    '"Mandatory Label\\High Mandatory Level","Label","S-1-16-12288",""\r\n',
  'whoami.exe /user': '"contoso\\anna.admin","S-1-5-21-1004336348-1177238915-682003330-1604"\r\n',
  'nltest.exe /sc_query:contoso.example':
    'Flags: 30 HAS_IP  HAS_TIMESERV\r\nTrusted DC Name \\\\DC1.contoso.example\r\n' +
    'Trusted DC Connection Status Status = 0 0x0 NERR_Success\r\nThe command completed successfully\r\n',
  'w32tm.exe /stripchart':
    'Tracking DC1.contoso.example [10.20.30.10:123].\r\nCollecting 2 samples.\r\n' +
    'The current time is 11/24/2026 9:30:00 AM.\r\n09:30:00, +02.5000000s\r\n09:30:01, +02.5000000s\r\n',
};

/** The lines of a script, with all beyond ASCII escaped as it does. */
export function printedBy(answers: Readonly<Record<string, unknown>>, end = true): string {
  const lines = Object.entries(answers).map(([probe, value]) => {
    const isFailure = value instanceof Error;
    return `= ${isFailure ? 'failed' : 'probe'} ${probe} 12 ${escaped(isFailure ? value.message : value)}`;
  });
  return [...lines, ...(end ? [`= end ${String(lines.length)}`] : [])].join('\n');
}

const escaped = (value: unknown): string =>
  JSON.stringify(value).replace(/\\\\|\\"|[^\x20-\x7e]/g, all => {
    const character = all.length > 1 ? all.slice(1) : all;
    return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });

export interface MachineForTests {
  readonly machine: string;
  readonly features: string;
  readonly tools?: Readonly<Record<string, string>>;
}

export interface RigForTests extends GatherRig {
  /** The command lines that were run, without the folders of their programs. */
  readonly commands: string[];
}

/** Windows by what its programs print. A program that prints nothing here can't be started. */
export function windowsThatPrints({ machine, features, tools = r2Tools }: MachineForTests): RigForTests {
  const commands: string[] = [];
  const run: RunTool = ({ file, args, onOutput }) => {
    const line = [win32.basename(file), ...args].join(' ');
    commands.push(line);
    const isScript = line.startsWith('powershell.exe');
    const output = isScript
      ? line.includes('read-features.ps1')
        ? features
        : machine
      : Object.entries(tools).find(([begin]) => line.startsWith(begin))?.[1];
    if (output === undefined) {
      const tool = win32.basename(file);
      return Promise.reject(failure('TOOL_NOT_RUN', { tool, line, why: 'It is not there.', output: '' }));
    }
    for (const one of output.split('\n')) onOutput?.(one);
    return Promise.resolve(ended(output));
  };
  return { platform: 'win32', run, commands };
}

const ended = (output: string): ToolEnd => ({
  exitCode: 0,
  output,
  standardOutput: output,
  standardError: '',
  bytes: Buffer.from(output, 'latin1'),
  durationMs: 1,
});

export const wellR2 = (): RigForTests =>
  windowsThatPrints({ machine: printedBy(r2Member), features: printedBy({ features: r2Features }) });
