import { RegistryKeys } from './registry.js';
import { BootForm, DiskRows } from './disks.js';
import { AdapterRows } from './network-adapters.js';
import * as forms from './forms.js';

/** What the script read-machine.ps1 answers, by the name of the probe: where it looks, and the form of what it gives. */
export const machineProbes = {
  names: { source: 'HKLM\\SYSTEM\\CurrentControlSet: ComputerName, Tcpip\\Parameters, Netlogon', form: RegistryKeys },
  restart: { source: 'HKLM: every place that asks for a restart', form: RegistryKeys },
  version: { source: 'HKLM\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion', form: RegistryKeys },
  'dot-net': { source: 'HKLM\\SOFTWARE\\Microsoft\\NET Framework Setup\\NDP', form: RegistryKeys },
  settings: { source: 'HKLM and HKCU: policies, IPv6, power plan, page file', form: RegistryKeys },
  programs: { source: 'HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Uninstall', form: forms.ProgramRows },
  account: { source: 'the token of this process', form: forms.AccountForm },
  exchange: { source: 'HKLM\\SOFTWARE\\Microsoft\\ExchangeServer, Bin\\ExSetup.exe', form: forms.ExchangeForm },
  'operating-system': { source: 'WMI Win32_OperatingSystem', form: forms.SystemRows },
  computer: { source: 'WMI Win32_ComputerSystem', form: forms.ComputerRows },
  adapters: { source: 'WMI Win32_NetworkAdapterConfiguration', form: AdapterRows },
  drives: { source: 'WMI Win32_LogicalDisk', form: forms.DriveRows },
  boot: { source: 'HKLM\\SYSTEM\\CurrentControlSet\\Control, PEFirmwareType; bcdedit /enum {current}', form: BootForm },
  disks: { source: 'WMI Win32_DiskDrive, Win32_DiskPartition', form: DiskRows },
  processes: { source: 'WMI Win32_Process', form: forms.ProcessRows },
  services: { source: 'WMI Win32_Service', form: forms.ServiceRows },
  media: { source: 'file version of Setup\\ServerRoles\\Common\\ExSetup.exe on the media', form: forms.MediaRows },
  packages: { source: 'the folder that was named for packages', form: forms.PackageRows },
  'windows-source': { source: 'the folder sources\\sxs of each drive', form: forms.SourceRows },
  hotfixes: { source: 'WMI Win32_QuickFixEngineering', form: forms.HotfixRows },
  'restart-client': { source: 'WMI root\\ccm\\ClientSDK CCM_ClientUtilities', form: forms.ClientForm },
} as const;

/** What the script read-features.ps1 answers. */
export const featureProbes = {
  features: { source: 'Get-WindowsFeature', form: forms.FeatureRows },
} as const;

/** What is read without a script. */
export const otherProbes = {
  groups: { source: 'whoami /groups' },
  user: { source: 'whoami /user' },
  'secure-channel': { source: 'nltest /sc_query' },
  clock: { source: 'w32tm /stripchart' },
  'web-server': { source: 'applicationHost.config of IIS' },
  'setup-log': { source: 'ExchangeSetup.log' },
  'code-pages': { source: 'HKLM\\SYSTEM\\CurrentControlSet\\Control\\Nls\\CodePage' },
} as const;

export type MachineProbe = keyof typeof machineProbes;
export type FeatureProbe = keyof typeof featureProbes;
export type OtherProbe = keyof typeof otherProbes;
export type ProbeName = MachineProbe | FeatureProbe | OtherProbe;

/** Where a probe looks. */
export function sourceOfProbe(probe: ProbeName): string {
  return { ...machineProbes, ...featureProbes, ...otherProbes }[probe].source;
}

export const probeNames = [
  ...Object.keys(machineProbes),
  ...Object.keys(featureProbes),
  ...Object.keys(otherProbes),
] as ProbeName[];
