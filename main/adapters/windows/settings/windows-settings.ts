import type { HostFacts } from '../../../../preload/contract/index.js';
import { ServerSettings } from '../../../../preload/contract/index.js';
import type { Clock } from '../../../ports/clock.js';
import type { SettingsSource } from '../../../ports/settings-source.js';
import { failure } from '../../../problems/problem.js';
import { wantedRegistryValues } from '../../../settings/trees/registry-values.js';
import { readWindowsFacts } from '../facts/read-windows-facts.js';
import type { RunTool } from '../powershell/run-script.js';
import type { RunScript } from '../powershell/run-together.js';
import { runTool } from '../process/run-tool.js';
import { exportCertificate } from './export-certificate.js';
import { gatherSettings } from './gather-settings.js';
import { settingsFrom } from './settings-from-readings.js';
import { treesThatAreThere } from './settings-trees.js';

export interface WindowsSettingsOptions {
  /** Where the PowerShell scripts of this program are. */
  readonly scriptsFolder: string;
  readonly clock: Clock;
  /** How the machine is read, where a host that knows more of it is at hand. */
  readonly facts?: (signal?: AbortSignal) => Promise<HostFacts>;
  /** How tools are run: replaced in tests. */
  readonly run?: RunTool;
  /** How scripts are run: together with others where those are read too. */
  readonly ask?: RunScript;
}

/**
 * This very Windows machine as a server that settings are read from. Reads only.
 * Throws HOST_NOT_READABLE or SETTINGS_NOT_READABLE where Windows PowerShell tells nothing at all.
 */
export function windowsSettings(options: WindowsSettingsOptions): SettingsSource {
  const { scriptsFolder, clock, run = runTool, ask } = options;
  const folders = { media: null, packages: null, windowsSource: null };
  const readFacts =
    options.facts ??
    (async (signal?: AbortSignal): Promise<HostFacts> => ({
      ...(await readWindowsFacts({ scriptsFolder, folders, domainController: null, signal })),
      readAt: clock.now(),
    }));
  // Exchange does not move while a kit is taken.
  let known: Promise<HostFacts> | undefined;
  const machine = (signal?: AbortSignal): Promise<HostFacts> => {
    const reading = readFacts(signal);
    known = reading;
    reading.catch(() => (known = undefined));
    return reading;
  };
  return {
    kind: 'server',
    async settings(signal) {
      const [facts, readings] = await Promise.all([
        machine(signal),
        gatherSettings({ scriptsFolder, wanted: wantedRegistryValues, signal, ask }, run),
      ]);
      return ServerSettings.parse(settingsFrom(readings, facts, clock.now()));
    },
    async trees() {
      const { exchange, unread } = await (known ?? machine());
      // Without the path of Exchange its files would count as missing.
      const why = exchange.installPath === null ? unread['exchange'] : undefined;
      if (why !== undefined) throw failure('HOST_NOT_READABLE', { why, output: '' });
      return treesThatAreThere(exchange.installPath);
    },
    exportCertificate: (thumbprint, file, password, signal) =>
      exportCertificate({ scriptsFolder, thumbprint, file, password, signal }, run),
  };
}
