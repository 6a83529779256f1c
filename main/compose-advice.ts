import { hostname } from 'node:os';
import { join } from 'node:path';
import { openKit } from './adapters/kit/kit-side.js';
import { makeGoodDay } from './adapters/rehearsal/settings/good-day.js';
import { simulatedSettings } from './adapters/rehearsal/settings/simulated-settings.js';
import { windowsSettings } from './adapters/windows/settings/windows-settings.js';
import { isSameComputer } from './backups/computer-name.js';
import type { KitForAdvice } from './backups/strategy/read-facts.js';
import type { SettingsReading } from './backups/strategy/settings-facts.js';
import type { ComposeOptions } from './compose.js';
import { scenarioFolder } from './compose-rehearsals.js';
import type { OpenedKit } from './ports/kit-store.js';
import { Failure } from './problems/failure.js';

/** The readings besides the directory that advice on backups rests on. */
export interface AdviceReadings {
  /** Opens a kit, and checks the certificates in it. */
  kit(path: string, signal: AbortSignal): Promise<KitForAdvice>;
  /** The settings of this very server, or of that of a scenario before it was lost; null where it is neither. */
  server(name: string, scenario: string | undefined, signal: AbortSignal): Promise<SettingsReading | null>;
}

/** Puts together what advice on backups reads. */
export function adviceReadings(options: ComposeOptions, stateFolder: string): AdviceReadings {
  return {
    kit: readKit,
    server: async (name, scenario, signal) => {
      const { clock, scriptsFolder, toolFile } = options;
      if (scenario !== undefined) {
        const workFolder = join(stateFolder, 'good-days');
        const folder = await makeGoodDay({ scenarioFolder: scenarioFolder(options, scenario), workFolder, clock });
        const settings = await simulatedSettings({ folder, toolFile, clock }).settings(signal);
        return { settings, from: `the server of the rehearsal ${scenario} before it was lost` };
      }
      if (process.platform !== 'win32' || !isSameComputer(hostname(), name)) return null;
      return { settings: await windowsSettings({ scriptsFolder, clock }).settings(signal), from: 'this server' };
    },
  };
}

async function readKit(path: string, signal: AbortSignal): Promise<KitForAdvice> {
  const kit = await openKit(path, signal);
  try {
    const { manifest, side, directory } = kit;
    return {
      path,
      server: manifest.server.name,
      takenAt: manifest.takenAt,
      bytes: manifest.files.reduce((sum, { bytes }) => sum + bytes, 0),
      certificates: await soundCertificates(kit),
      settings: side.settings,
      from: `the kit of ${manifest.takenAt.slice(0, 10)}`,
      directory,
    };
  } finally {
    await kit.close();
  }
}

/** Thumbprints of those whose files are as the kit says. */
async function soundCertificates(kit: OpenedKit): Promise<string[]> {
  const sound: string[] = [];
  for (const { thumbprint } of kit.side.settings.certificates) {
    const file = kit.certificate(thumbprint);
    if (!file) continue;
    try {
      await kit.read(file.path);
      sound.push(thumbprint);
    } catch (thrown) {
      if (!(thrown instanceof Failure)) throw thrown;
    }
  }
  return sound;
}
