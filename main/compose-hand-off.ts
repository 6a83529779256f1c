import { join, resolve } from 'node:path';
import {
  type DirectorySource,
  foldAll,
  type LostServer,
  type Operator,
  type RecoveryState,
} from '../preload/contract/index.js';
import { openKit } from './adapters/kit/kit-side.js';
import { simulatedReagentc } from './adapters/rehearsal/backups/ask-reagentc.js';
import { giveGoodDay } from './adapters/rehearsal/backups/contents.js';
import { simulatedPlaces } from './adapters/rehearsal/backups/hand-off-place.js';
import { restoreMachine } from './adapters/rehearsal/backups/restore-machine.js';
import { readMachine } from './adapters/rehearsal/machine-file.js';
import { openRehearsalHost } from './adapters/rehearsal/rehearsal-host.js';
import { loadScenario } from './adapters/rehearsal/scenarios.js';
import { hasGoodDay, makeGoodDay } from './adapters/rehearsal/settings/good-day.js';
import { makeCopiesFolder, placesHere } from './adapters/state/hand-off-place.js';
import { askReagentc } from './adapters/windows/backups/ask-reagentc.js';
import type { DirectoryWish, HandOffOn, HandOffs, HandOffWish } from './backups/hand-off/hand-offs.js';
import { makeHandOff, type HandOffParts } from './backups/hand-off/make-hand-off.js';
import { noteIn, readHandOff, verifyRestored } from './backups/hand-off/verify-restored.js';
import type { ComposeOptions } from './compose.js';
import { backupsOf, placeOf, settingsOf } from './compose-backups.js';
import { liveMachine } from './compose-live.js';
import { machineFolder, openHost, scenarioFolder } from './compose-rehearsals.js';
import { readLostServer } from './directory/read-lost-server.js';
import type { Directory } from './ports/directory.js';
import type { HandOffPlace } from './ports/hand-off-place.js';
import type { NameService } from './ports/name-service.js';
import type { StateStore } from './ports/state-store.js';
import { failure } from './problems/problem.js';
import type { Recoveries } from './recovery/recoveries.js';
import type { OpenOptions } from './recovery/recovery-parts.js';
import { serverRows, verificationRows } from './recovery/steps/verification/rows.js';

/** What hand-offs stand on. */
export interface HandOffHouse {
  readonly options: ComposeOptions;
  readonly stateFolder: string;
  readonly store: StateStore;
  readonly operator: Operator;
  readonly recoveries: Recoveries;
  readonly openDirectory: (source: DirectorySource, options: OpenOptions) => Promise<Directory>;
  readonly namesFor: (source: DirectorySource) => NameService | undefined;
}

/** Puts the part of the house together that hands a restore of a whole server to a person, and verifies it after. */
export function createHandOffs(house: HandOffHouse): HandOffs {
  const { options, operator } = house;
  const { clock, productVersion } = options;
  const made = { clock, operator, productVersion, copies: placesHere };
  return {
    make: async (wish, signal) => {
      const target = placeOf(wish.place);
      const { tool } = await backupsOf(house, wish.on);
      const machine = await machineOf(house, wish.on);
      if (wish.out !== null) await makeCopiesFolder(wish.out);
      const known = await knownOf(house, { wish, machine }, signal);
      return makeHandOff({ ...made, tool, ...machine, ...known }, { ...wish, target }, signal);
    },
    rehearseRestore: async (recoveryId, file) => {
      const { place: own, folder } = await machineOf(house, { kind: 'rehearsal', recoveryId });
      const place = await placeOfFile(own, file);
      const handOff = await readHandOff(place, file);
      if (!handOff.rehearsal) throw failure('RESTORE_NOT_REHEARSED', { why: 'the hand-off is of a real server' });
      await giveLostServer(house, recoveryId, folder);
      restoreMachine(folder, handOff, clock.now());
      await noteIn(place, file, handOff, {
        at: clock.now(),
        by: operator,
        what: 'restored',
        outcome: handOff.version.id,
      });
      return handOff;
    },
    verify: async ({ on, file, directory, out }, signal) => {
      const { host, place: own, state } = await machineOf(house, on);
      const place = await placeOfFile(own, file);
      if (out !== null) await makeCopiesFolder(out);
      const from = directory ?? ownDirectory(state);
      const readServer = from && ((name: string) => readServerFrom(house, from, name, signal));
      const rows = { since: verificationRows, server: serverRows };
      return verifyRestored({ ...made, on, host, place, rows, readServer }, { file, out });
    },
  };
}

const noFolders = { media: null, packages: null, windowsSource: null };

/** The computer that is asked, with its disks and shares. */
interface Machine extends Pick<HandOffParts, 'host' | 'askReagentc' | 'place' | 'offsetMinutes' | 'rehearsal'> {
  /** Of the simulated machine; empty for a real one. */
  readonly folder: string;
  /** Of the rehearsal. */
  readonly state: RecoveryState | null;
  /** The directory that a scenario brings. */
  readonly scenarioDirectory: DirectorySource | null;
}

async function machineOf(house: HandOffHouse, on: HandOffOn): Promise<Machine> {
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

interface Asked {
  readonly wish: HandOffWish;
  readonly machine: Machine;
}

/** A rehearsal takes a file of its own machine, or one of this computer: a copy of the hand-off, perhaps. */
async function placeOfFile(own: HandOffPlace, file: string): Promise<HandOffPlace> {
  return own === placesHere || (await isThere(own, file)) ? own : placesHere;
}

const isThere = (place: HandOffPlace, file: string): Promise<boolean> =>
  place.read(file).then(
    () => true,
    () => false,
  );

/** What is known of the server besides the machine that is asked: kit, plan and directory. */
async function knownOf(
  house: HandOffHouse,
  { wish, machine }: Asked,
  signal: AbortSignal,
): Promise<Pick<HandOffParts, 'kit' | 'plan' | 'lostServer'>> {
  const plan = machine.state?.plan ?? null;
  const named =
    wish.directory ?? (machine.scenarioDirectory && { source: machine.scenarioDirectory, password: undefined });
  const kit = wish.kit === null ? null : await readKit(resolve(wish.kit), signal);
  const name = wish.machine ?? kit?.name ?? plan?.lostServer.summary.name ?? (await machine.host.facts()).name;
  const lostServer = named
    ? await readServerFrom(house, named, name, signal)
    : (plan?.lostServer ?? kit?.directory ?? null);
  return { kit: kit && { path: kit.path, machine: kit.machine }, plan: plan?.identity ?? null, lostServer };
}

async function readKit(path: string, signal: AbortSignal) {
  const kit = await openKit(path, signal);
  try {
    return { path, name: kit.manifest.server.name, machine: kit.side.settings.machine, directory: kit.directory };
  } finally {
    await kit.close();
  }
}

/** A rehearsal reads again what its plan was made from, where nobody must type a password for it. */
function ownDirectory(state: RecoveryState | null): DirectoryWish | null {
  const source = state?.plan?.directory;
  return source?.kind === 'file' ? { source, password: undefined } : null;
}

async function readServerFrom(
  { options, openDirectory, namesFor }: HandOffHouse,
  { source, password }: DirectoryWish,
  name: string,
  signal: AbortSignal,
): Promise<LostServer> {
  const opened = await openDirectory(source, { signal, password });
  try {
    return await readLostServer(opened, name, options.clock, namesFor(source));
  } finally {
    await opened.close();
  }
}

/** Backups of the lost server give back what it was, where the scenario says what that is. */
async function giveLostServer(
  { options, store, stateFolder }: HandOffHouse,
  recoveryId: string,
  folder: string,
): Promise<void> {
  const { id } = (await settingsOf(store, recoveryId)).scenario;
  const from = scenarioFolder(options, id);
  if (!hasGoodDay(from)) throw failure('RESTORE_NOT_REHEARSED', { why: `${id} does not say what the server was` });
  const workFolder = join(stateFolder, 'good-days');
  giveGoodDay(folder, await makeGoodDay({ scenarioFolder: from, workFolder, clock: options.clock }));
}
