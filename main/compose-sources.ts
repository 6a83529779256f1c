import { stat } from 'node:fs/promises';
import type { KitTarget } from '../preload/contract/index.js';
import { simulatedSettings } from './adapters/rehearsal/settings/simulated-settings.js';
import { windowsSettings } from './adapters/windows/settings/windows-settings.js';
import type { ComposeOptions } from './compose.js';
import { fileReason } from './adapters/kit/file-reason.js';
import { readMachine } from './adapters/rehearsal/machine-file.js';
import { machineFolder } from './compose-rehearsals.js';
import type { SettingsSource } from './ports/settings-source.js';
import type { StateStore } from './ports/state-store.js';
import { failure } from './problems/problem.js';

/** The server that a kit is applied to: this very one, or the simulated one of a rehearsal. */
export async function targetSource(
  options: Pick<ComposeOptions, 'scriptsFolder' | 'toolFile' | 'clock'>,
  store: StateStore,
  target: KitTarget,
): Promise<SettingsSource> {
  const { scriptsFolder, toolFile, clock } = options;
  if (target.kind === 'this') {
    if (process.platform !== 'win32') throw failure('ONLY_REHEARSALS_HERE', { platform: process.platform });
    return windowsSettings({ scriptsFolder, clock });
  }
  const { recoveryId: id } = target;
  if (!(await store.has(id))) throw failure('RECOVERY_UNKNOWN', { id, folder: store.path });
  return simulatedSettings({ folder: machineFolder(store.folder(id)), toolFile, clock });
}

/** Why a server can't install a rollup from a file; null where it can. A rehearsal also has what was brought to its machine. */
export async function whyNoRollup(store: StateStore, target: KitTarget, file: string): Promise<string | null> {
  if (target.kind === 'rehearsal') {
    const { packages } = readMachine(machineFolder(store.folder(target.recoveryId)));
    if (packages.some(({ path }) => path.toLowerCase() === file.toLowerCase())) return null;
  }
  try {
    return (await stat(file)).isFile() ? null : 'it is a folder';
  } catch (thrown) {
    return fileReason(thrown).why;
  }
}
