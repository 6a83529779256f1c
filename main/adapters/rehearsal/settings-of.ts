import type { RegistryValue, ServerSettings, SimulatedMachine } from '../../../preload/contract/index.js';
import { wantedRegistryValues } from '../../settings/trees/registry-values.js';
import type { PrintedFacts } from './facts-of.js';

/** What the settings script of a simulated machine prints: everything but the moments of reading. */
export type PrintedSettings = Omit<ServerSettings, 'readAt' | 'machine'> & { readonly machine: PrintedFacts };

/** Reads a simulated machine as the settings script reads a real one. */
export function settingsOf(machine: SimulatedMachine, facts: PrintedFacts): PrintedSettings {
  const { rollupBuild: _build, virtualDirectories: _directories, ...settings } = machine.settings;
  return {
    schema: 'cas-recovery/settings/1',
    machine: facts,
    services: machine.services,
    ...settings,
    registry: settings.registry.filter(isWanted),
    // The simulated Windows trusts every authority, and no certificate that was issued by itself.
    certificates: settings.certificates.map(one => ({ ...one, chain: one.selfSigned ? ['UntrustedRoot'] : [] })),
    sources,
    unread: {},
  };
}

function isWanted({ key, name }: RegistryValue): boolean {
  return wantedRegistryValues.some(
    wanted =>
      wanted.key.toLowerCase() === key.toLowerCase() &&
      (wanted.name === null || wanted.name.toLowerCase() === name.toLowerCase()),
  );
}

const services = 'HKLM\\SYSTEM\\CurrentControlSet\\Services';
const sources: Record<string, string> = {
  routes: `${services}\\Tcpip\\Parameters\\PersistentRoutes`,
  rollups: 'patches of Exchange that Windows Installer lists',
  services: 'WMI Win32_Service',
  registry: 'registry, 64-bit view',
  certificates: 'certificate store LocalMachine\\My',
  httpBindings: `${services}\\HTTP\\Parameters\\SslBindingInfo`,
  popCertificate: 'Get-PopSettings',
  imapCertificate: 'Get-ImapSettings',
  loadBalancing: `${services}\\WLBS\\Parameters\\Interface`,
  tasks: 'Task Scheduler',
  pageFiles: 'HKLM\\SYSTEM\\CurrentControlSet\\Control\\Session Manager\\Memory Management, PagingFiles',
  powerPlan: 'HKLM\\SYSTEM\\CurrentControlSet\\Control\\Power\\User\\PowerSchemes, ActivePowerScheme',
};
