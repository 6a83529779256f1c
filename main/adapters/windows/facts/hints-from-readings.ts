import type { HostHint } from '../../../../preload/contract/index.js';
import { settingHints } from './hints.js';
import { lacksIPv6 } from './network-adapters.js';
import { restartReasons } from './pending-restart.js';
import type { Readings } from './readings.js';
import { Registry } from './registry.js';
import { runningAntivirus } from './services.js';

/** Less memory than this is below what Microsoft asks for. */
const leastMemory = 4 * 1000 ** 3;

/** What is no obstacle by itself, but has spoilt a setup before; undefined when nothing was told that hints come from. */
export function hintsFrom(readings: Readings): HostHint[] | undefined {
  const settings = readings.get('settings');
  const services = readings.get('services');
  if (!settings && !services) return undefined;
  const adapters = readings.get('adapters');
  const restart = readings.get('restart');
  return [
    ...(settings ? settingHints(new Registry(settings.keys), adapters !== undefined && lacksIPv6(adapters)) : []),
    ...(services ? serviceHints(services) : []),
    ...memoryHint(readings),
    ...(restart ? restartReasons(new Registry([]), new Registry(restart.keys)).hints : []),
  ];
}

function serviceHints(services: Parameters<typeof runningAntivirus>[0]): HostHint[] {
  const source = 'WMI Win32_Service';
  const antivirus = runningAntivirus(services).map(({ service, product }) => ({
    id: `antivirus-${service.toLowerCase()}`,
    text: `A program against viruses runs (${service}, ${product}). It slows setup, and may hold files that setup replaces: let it leave out the folders of Exchange.`,
    source,
  }));
  const firewall = services.rows.find(({ Name }) => Name.toLowerCase() === 'mpssvc');
  if (!firewall || firewall.State === 'Running') return antivirus;
  const text =
    'The service of the Windows Firewall does not run. Setup adds rules to it and fails without it: start it, and switch the firewall off in its settings if you must.';
  return [...antivirus, { id: 'firewall-service-stopped', text, source }];
}

function memoryHint(readings: Readings): HostHint[] {
  const bytes = readings.get('computer')?.rows[0]?.TotalPhysicalMemory ?? null;
  if (bytes === null || bytes >= leastMemory) return [];
  const text = `This server has ${(bytes / 1024 ** 3).toFixed(1)} GB of memory. Exchange runs with it, but slowly.`;
  return [{ id: 'little-memory', text, source: 'WMI Win32_ComputerSystem' }];
}
