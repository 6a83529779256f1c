import { openKit } from './adapters/kit/kit-side.js';
import { openSideToCompare } from './adapters/kit/source-side.js';
import type { SettingsSource } from './ports/settings-source.js';
import { compareSettings } from './settings/compare/compare-settings.js';
import type { KitDifferences, RunningServer } from './verification/world.js';

interface Sides {
  readonly kit: string;
  readonly server: () => Promise<RunningServer>;
  readonly trees: SettingsSource['trees'];
}

/**
 * A kit beside the server as it is now. What setup itself wrote is not asked for: only whether both are alike counts here.
 * Throws a `Failure` where one of them can't be read.
 */
export async function differencesFromKit(
  { kit: path, server, trees }: Sides,
  signal: AbortSignal,
): Promise<KitDifferences> {
  const kit = await openKit(path, signal);
  try {
    const now = await openSideToCompare({ kind: 'server', settings: server, trees, exportCertificate: never }, signal);
    const found = await compareSettings(kit.side, null, now, { signal });
    // Files that the server has as the kit lists them were not read for that.
    const damage = await kit.verify({ signal });
    return { ...found, damaged: damage.filter(({ what }) => what !== 'surplus') };
  } finally {
    await kit.close();
  }
}

/** Nothing is taken from the server. */
const never = (): Promise<never> => Promise.reject(new Error('A verification exports no certificate.'));
