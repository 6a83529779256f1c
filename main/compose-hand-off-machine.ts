import { join } from 'node:path';
import { type DirectorySource, foldAll, type RecoveryState } from '../preload/contract/index.js';
import { simulatedReagentc } from './adapters/rehearsal/backups/ask-reagentc.js';
import { simulatedPlaces } from './adapters/rehearsal/backups/hand-off-place.js';
import { readMachine } from './adapters/rehearsal/machine-file.js';
import { openRehearsalHost } from './adapters/rehearsal/rehearsal-host.js';
import { loadScenario } from './adapters/rehearsal/scenarios.js';
import { makeGoodDay } from './adapters/rehearsal/settings/good-day.js';
import { placesHere } from './adapters/state/hand-off-place.js';
import { askReagentc } from './adapters/windows/backups/ask-reagentc.js';
import type { HandOffOn } from './backups/hand-off/hand-offs.js';
import type { HandOffParts } from './backups/hand-off/make-hand-off.js';
import type { ComposeOptions } from './compose.js';
import { liveMachine } from './compose-live.js';
import { machineFolder, openHost, scenarioFolder } from './compose-rehearsals.js';
import type { HandOffPlace } from './ports/hand-off-place.js';
import type { StateStore } from './ports/state-store.js';
import { failure } from './problems/problem.js';
import type { Recoveries } from './recovery/recoveries.js';

/** Where the machines of hand-offs are found. */
export interface MachinesHouse {
  readonly options: ComposeOptions;
  readonly stateFolder: string;
  readonly store: StateStore;
  readonly recoveries: Recoveries;
}

const noFolders = { media: null, packages: null, windowsSource: null };

/** The computer that is asked, with its disks and shares. */
export interface HandOffMachine extends Pick<
  HandOffParts,
  'host' | 'askReagentc' | 'place' | 'offsetMinutes' | 'rehearsal'
> {
  /** Of the simulated machine; empty for a real one. */
  readonly folder: string;
  /** Of the rehearsal. */
  readonly state: RecoveryState | null;
  /** The directory that a scenario brings. */
  readonly scenarioDirectory: DirectorySource | null;
}

/** Opens it. Throws `ONLY_REHEARSALS_HERE`, `RECOVERY_UNKNOWN`, `SCENARIO_UNKNOWN`. */
export async function machineOf(house: MachinesHouse, on: HandOffOn): Promise<HandOffMachine> {
  const { options, store, stateFolder } = house;
  const { clock, toolFile } = options;
  switch (on.kind) {
    case 'this': {
      const live = liveMachine(options, stateFolder);
      if (!live) throw failure('ONLY_REHEARSALS_HERE', { platform: process.platform });
      return {
        host: { facts: () => live.look(noFolders), addressesOf: name => live.addressesOf(name) },
        askReagentc,
        place: placesHere,
        offsetMinutes: at => -new Date(at).getTimezoneOffset(),
        rehearsal: false,
        folder: '',
        state: null,
        scenarioDirectory: null,
      };
    }
    case 'rehearsal': {
      const { records } = await house.recoveries.read(on.recoveryId);
      const state = foldAll(records);
      if (state.mode === 'live') throw failure('RESTORE_NOT_REHEARSED', { why: `${on.recoveryId} is no rehearsal` });
      const folder = store.folder(on.recoveryId);
      const { host } = await openHost(options, folder, state);
      const path = machineFolder(folder);
      return { ...simulated(path, toolFile), host, place: simulatedPlaces(path), state, scenarioDirectory: null };
    }
    case 'scenario': {
      const from = scenarioFolder(options, on.scenario);
      const scenario = await loadScenario(from);
      const folder = await makeGoodDay({ scenarioFolder: from, workFolder: join(stateFolder, 'good-days'), clock });
      const host = await openRehearsalHost({ folder, scenario, toolFile, speed: 0, clock });
      // Its disks belong to all rehearsals: what is written there goes into a folder of its own.
      const place: HandOffPlace = simulatedPlaces(join(stateFolder, 'hand-offs', scenario.id));
      const scenarioDirectory = { kind: 'file', path: join(from, scenario.directory) } as const;
      return { ...simulated(folder, toolFile), host, place, state: null, scenarioDirectory };
    }
  }
}

function simulated(folder: string, toolFile: string) {
  const offset = readMachine(folder).backups.utcOffsetMinutes;
  return { askReagentc: simulatedReagentc(folder, toolFile), offsetMinutes: () => offset, rehearsal: true, folder };
}
