import { join } from 'node:path';
import {
  type BackupOverview,
  type BackupsOn,
  type BackupTarget,
  foldAll,
  type Operator,
  RehearsalSettings,
} from '../preload/contract/index.js';
import { simulatedBackups } from './adapters/rehearsal/backups/simulated-backups.js';
import { loadScenario } from './adapters/rehearsal/scenarios.js';
import { makeGoodDay } from './adapters/rehearsal/settings/good-day.js';
import { windowsBackups } from './adapters/windows/backups/windows-backups.js';
import { backupTool } from './backups/list-backups.js';
import { seriesOf } from './backups/series.js';
import { targetOf } from './backups/targets.js';
import type { ComposeOptions } from './compose.js';
import { machineFolder, scenarioFolder, settingsFile } from './compose-rehearsals.js';
import type { BackupTool } from './ports/backup-tool.js';
import type { StateStore } from './ports/state-store.js';
import { failure } from './problems/problem.js';
import type { Recoveries } from './recovery/recoveries.js';

export interface BackupWish {
  readonly on: BackupsOn;
  /** Volumes and shares, as somebody typed them. */
  readonly places: readonly string[];
  /** Only the backups of this computer; null for those of all. */
  readonly machine: string | null;
  readonly signal: AbortSignal;
}

/** What is done with backups, whichever door it comes from. */
export interface Backups {
  /** All that can be found. Throws `CANCELLED`, `WRONG_USE` for a place that is none, `ONLY_REHEARSALS_HERE`, `RECOVERY_UNKNOWN`, `SCENARIO_UNKNOWN`. */
  list(wish: BackupWish): Promise<BackupOverview>;
}

export interface BackupHouse {
  readonly options: ComposeOptions;
  readonly stateFolder: string;
  readonly store: StateStore;
  readonly operator: Operator;
}

/** Puts the part of the house together that looks for backups. */
export function createBackups(house: BackupHouse, recoveries: Recoveries): Backups {
  return {
    list: async ({ on, places, machine, signal }) => {
      const targets = places.map(placeOf);
      if (machine !== null) refuseOddName(machine);
      const { tool, server: lost } = await backupsOf(house, await onMachine(recoveries, on));
      const listing = await tool.list({ targets, machine, signal });
      const server = machine ?? lost ?? listing.computer;
      return { listing, server, series: seriesOf(listing.versions, server, listing.readAt) };
    },
  };
}

/** Names the rehearsal whose folder holds the machine: work on that of an earlier one has none of its own. */
export async function onMachine<T extends { readonly kind: string }>(
  recoveries: Recoveries,
  on: T | Extract<BackupsOn, { kind: 'rehearsal' }>,
): Promise<T | Extract<BackupsOn, { kind: 'rehearsal' }>> {
  if (!('recoveryId' in on)) return on;
  const { backup, reapply } = foldAll((await recoveries.read(on.recoveryId)).records);
  const owner = backup?.on ?? reapply?.target;
  return owner?.kind === 'rehearsal' ? owner : on;
}

/** A name that no computer can have finds nothing, which would look like a server without backups. */
function refuseOddName(machine: string): void {
  if (/^[^\s"/\\[\]:;|=,+*?<>&]+$/.test(machine)) return;
  throw failure('WRONG_USE', { what: `"${machine}" is no name of a computer: write it as EX3.` });
}

export function placeOf(typed: string): BackupTarget {
  const target = targetOf(typed);
  if (target) return target;
  throw failure('WRONG_USE', {
    what: `"${typed}" is no place for backups: name a volume as E:, or a share as \\\\server\\share.`,
  });
}

export interface ToolOfServer {
  readonly tool: BackupTool;
  /** The server that was lost, where a rehearsal says so. */
  readonly server: string | null;
}

/** Windows Server Backup of a computer. */
export async function backupsOf({ options, stateFolder, store }: BackupHouse, on: BackupsOn): Promise<ToolOfServer> {
  const { clock, scriptsFolder, toolFile } = options;
  switch (on.kind) {
    case 'this': {
      if (process.platform !== 'win32') throw failure('ONLY_REHEARSALS_HERE', { platform: process.platform });
      return { tool: backupTool(windowsBackups({ scriptsFolder }), clock), server: null };
    }
    case 'rehearsal': {
      const { recoveryId: id } = on;
      if (!(await store.has(id))) throw failure('RECOVERY_UNKNOWN', { id, folder: store.path });
      return rehearsedBackups(options, store, id);
    }
    case 'scenario': {
      const from = scenarioFolder(options, on.scenario);
      const { serverName } = await loadScenario(from);
      const folder = await makeGoodDay({ scenarioFolder: from, workFolder: join(stateFolder, 'good-days'), clock });
      return { tool: backupTool(simulatedBackups({ folder, toolFile }), clock), server: serverName };
    }
  }
}

/** Windows Server Backup of the simulated machine of a rehearsal, also of one that is only being begun. */
export async function rehearsedBackups(
  { toolFile, clock }: ComposeOptions,
  store: StateStore,
  id: string,
): Promise<ToolOfServer> {
  const { scenario, speed } = await settingsOf(store, id);
  const asker = simulatedBackups({
    folder: machineFolder(store.folder(id)),
    toolFile,
    pace: paced(scenario.pace, speed),
  });
  return { tool: backupTool(asker, clock), server: scenario.serverName };
}

/** What a rehearsal was begun with. */
export async function settingsOf(store: StateStore, id: string): Promise<RehearsalSettings> {
  const file = settingsFile;
  const folder = store.folder(id);
  try {
    return RehearsalSettings.parse(JSON.parse(await folder.readFile(file)));
  } catch (thrown) {
    const why = thrown instanceof Error ? thrown.message : String(thrown);
    throw failure('MACHINE_NOT_READABLE', { file: join(folder.path, file), why }, thrown);
  }
}

/** Seconds at the speed of the rehearsal; no time at all at speed 0. */
function paced(pace: Readonly<Record<string, number>>, speed: number): Record<string, number> {
  const each = Object.entries(pace).map(([what, seconds]) => [what, speed === 0 ? 0 : seconds / speed]);
  return Object.fromEntries(each) as Record<string, number>;
}
