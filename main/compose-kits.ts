import { join } from 'node:path';
import type { DirectorySource, KitFrom, KitTarget, LostServer, Operator } from '../preload/contract/index.js';
import { openMountedBackup } from './adapters/backup/mounted-backup.js';
import { openContents } from './adapters/kit/kit-contents.js';
import { openKit } from './adapters/kit/kit-side.js';
import { tryPfxPassword } from './adapters/kit/pfx-password.js';
import { openSideToCompare } from './adapters/kit/source-side.js';
import { makeGoodDay } from './adapters/rehearsal/settings/good-day.js';
import { simulatedSettings } from './adapters/rehearsal/settings/simulated-settings.js';
import { loadScenario } from './adapters/rehearsal/scenarios.js';
import { windowsSettings } from './adapters/windows/settings/windows-settings.js';
import type { ComposeOptions } from './compose.js';
import { defaultsPlace, kitParts } from './compose-defaults.js';
import { reapplyCalls, type ReapplyHouse } from './compose-reapply.js';
import { scenarioFolder } from './compose-rehearsals.js';
import { readLostServer } from './directory/read-lost-server.js';
import { kitComparing } from './kit/compare-kit.js';
import { createKit, type KitParts } from './kit/create-kit.js';
import { freshOf, type FreshParts } from './kit/fresh-defaults.js';
import { inspectKit, inspectNew } from './kit/inspect-kit.js';
import type { KitRun, Kits, KitWish } from './kit/kits.js';
import type { Directory } from './ports/directory.js';
import type { NameService } from './ports/name-service.js';
import type { SettingsSource } from './ports/settings-source.js';
import { failure } from './problems/problem.js';
import { isSameMachine } from './recovery/other-reapplies.js';
import type { Recoveries } from './recovery/recoveries.js';
import type { OpenOptions } from './recovery/recovery-parts.js';

/** What the work with kits stands on. */
export interface KitHouse {
  readonly options: ComposeOptions;
  readonly stateFolder: string;
  readonly operator: Operator;
  readonly recoveries: Recoveries;
  readonly reapply: ReapplyHouse;
  readonly openDirectory: (source: DirectorySource, options: OpenOptions) => Promise<Directory>;
  readonly namesFor: (source: DirectorySource) => NameService | undefined;
}

/** Puts the part of the house together that works with recovery kits. */
export function createKits(house: KitHouse): Kits {
  const { options, operator, recoveries, reapply } = house;
  const parts = kitParts(options, operator);
  const inspecting = { open: openContents, tryPassword: tryPfxPassword };
  const comparing = kitComparing({
    clock: options.clock,
    open: openKit,
    sourceOf: reapply.sourceOf,
    openSide: openSideToCompare,
    freshOf: (target, source, now, run) => freshOf(freshParts(house, parts, target), target, { source, now }, run),
  });
  return {
    ...comparing,
    ...reapplyCalls(reapply, recoveries, (pair, run) => comparing.compare(pair, run)),
    create: async (wish, run) => {
      const source = await sourceOf(house, wish.from);
      await createKit(parts, { ...wish, source, ...(await serverOf(house, wish, run)) }, run);
      return inspectNew(inspecting, wish.out, wish.password);
    },
    inspect: (path, password, run) => inspectKit(inspecting, path, password, run),
  };
}

/** The server that a kit is taken of. */
async function sourceOf({ options, stateFolder }: KitHouse, from: KitFrom): Promise<SettingsSource> {
  const { clock, scriptsFolder, toolFile } = options;
  switch (from.kind) {
    case 'server':
      if (process.platform !== 'win32') throw failure('KIT_NEEDS_WINDOWS', { platform: process.platform });
      return windowsSettings({ scriptsFolder, clock });
    case 'backup':
      return openMountedBackup(from, clock);
    case 'scenario': {
      const workFolder = join(stateFolder, 'good-days');
      const folder = await makeGoodDay({ scenarioFolder: scenarioFolder(options, from.scenario), workFolder, clock });
      return simulatedSettings({ folder, toolFile, clock });
    }
  }
}

interface ServerParts {
  readonly server: string | null;
  readonly password: KitWish['password'];
  readonly directory: ((server: string) => Promise<LostServer>) | null;
}

/** Its name where the source has none, and what the directory records of it. A scenario brings its own directory. */
async function serverOf(
  house: KitHouse,
  { from, password, directory, directoryPassword }: KitWish,
  run: KitRun,
): Promise<ServerParts> {
  const named = directory ?? (from.kind === 'scenario' ? await exportOf(house, from.scenario) : undefined);
  const read = async (source: DirectorySource, server: string): Promise<LostServer> => {
    const opened = await house.openDirectory(source, { signal: run.signal, password: directoryPassword });
    try {
      return await readLostServer(opened, server, house.options.clock, house.namesFor(source));
    } finally {
      await opened.close();
    }
  };
  return {
    server: from.kind === 'backup' ? from.server : null,
    password,
    directory: named ? server => read(named, server) : null,
  };
}

async function exportOf({ options }: KitHouse, scenario: string): Promise<DirectorySource> {
  const folder = scenarioFolder(options, scenario);
  return { kind: 'file', path: join(folder, (await loadScenario(folder)).directory) };
}

function freshParts({ stateFolder, recoveries }: KitHouse, kit: KitParts, target: KitTarget): FreshParts {
  return {
    ...defaultsPlace(stateFolder, kit, target),
    open: openKit,
    wasApplied: (target, machineId) => wasApplied(recoveries, target, machineId),
  };
}

/** Any re-application to this machine counts that was begun, also one that was stopped half-way. */
async function wasApplied(recoveries: Recoveries, target: KitTarget, machineId: string | null): Promise<boolean> {
  for (const { id, work } of await recoveries.list()) {
    if (work !== 'reapply') continue;
    const { records } = await recoveries.read(id);
    const isSame = records.some(
      ({ entry }) => entry.kind === 'reapply-planned' && isSameMachine(entry.plan, { target, machineId }),
    );
    if (isSame && records.some(({ entry }) => entry.kind === 'act-intended')) return true;
  }
  return false;
}
