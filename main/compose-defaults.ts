import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { KitTarget, Operator } from '../preload/contract/index.js';
import { listTree } from './adapters/kit/list-tree.js';
import { beginKit } from './adapters/kit/new-place.js';
import { wholeFile } from './adapters/kit/read-file.js';
import { forEachOf } from './adapters/kit/side-by-side.js';
import { protectFolder } from './adapters/windows/protect-folder.js';
import type { ComposeOptions } from './compose.js';
import type { KitParts } from './kit/create-kit.js';
import { keepFresh, type KeepParts } from './kit/fresh-defaults.js';
import type { SettingsSource } from './ports/settings-source.js';
import { withTimeLimit } from './runbook/time-limit.js';

/** The rights of a folder mean something on Windows; elsewhere it is made for its owner alone. */
export const protect = process.platform === 'win32' ? protectFolder : undefined;

/** What the taking of a kit stands on. */
export function kitParts(
  { clock, productVersion }: Pick<ComposeOptions, 'clock' | 'productVersion'>,
  operator: Operator,
): KitParts {
  return {
    clock,
    operator,
    productVersion,
    listTree,
    readFile: ({ path }) => wholeFile(path),
    begin: (out, head, roots) => beginKit(out, head, roots, protect),
    forEachOf,
  };
}

/** Where what setup wrote is kept. Of this very server, only administrators may look there. */
export function defaultsPlace(stateFolder: string, kit: KitParts, target: KitTarget): KeepParts {
  const folder = join(stateFolder, 'fresh');
  const begin: KitParts['begin'] = async (...kitAt) => {
    if (target.kind === 'this') await protect?.(stateFolder);
    return kit.begin(...kitAt);
  };
  return {
    kit: { ...kit, begin },
    pathOf: name => join(folder, name),
    kept: async () => {
      const names = await readdir(folder).catch(() => []);
      const whole = await Promise.all(names.map(name => isFinished(join(folder, name))));
      return names.filter((_, index) => whole[index]);
    },
  };
}

const isFinished = (path: string): Promise<boolean> =>
  readdir(path).then(
    names => names.includes('manifest.json'),
    () => false,
  );

/** Longest time that the reading may take: well below that of a look of the engine, which it is a part of. */
const limitSeconds = 150;

/** Reads and keeps what setup wrote on a server that was just recovered. Throws a `Failure`. */
export async function keepDefaults(
  place: KeepParts,
  target: KitTarget,
  source: SettingsSource,
  cancelled: AbortSignal,
): Promise<void> {
  await withTimeLimit({ seconds: limitSeconds, step: 'Recording what setup wrote', signal: cancelled }, signal =>
    keepFresh(place, target, source, { signal, onProgress: () => undefined }),
  );
}
