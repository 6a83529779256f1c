import { join, resolve } from 'node:path';
import {
  type DirectorySource,
  type KitTarget,
  type LostServer,
  type Operator,
  type RecoveryState,
  type RestoredCheck,
  type Verification,
} from '../preload/contract/index.js';
import { openKit } from './adapters/kit/kit-side.js';
import { giveGoodDay } from './adapters/rehearsal/backups/contents.js';
import { restoreMachine } from './adapters/rehearsal/backups/restore-machine.js';
import { changeMachine } from './adapters/rehearsal/machine-file.js';
import { hasGoodDay, makeGoodDay } from './adapters/rehearsal/settings/good-day.js';
import { withTrust } from './adapters/rehearsal/trust.js';
import { makeCopiesFolder, placesHere } from './adapters/state/hand-off-place.js';
import { refuseAccount } from './backups/account.js';
import type { DirectoryWish, HandOffs, HandOffWish } from './backups/hand-off/hand-offs.js';
import { makeHandOff, type HandOffParts } from './backups/hand-off/make-hand-off.js';
import { noteIn, readHandOff, type RestoredServer, verifyRestored } from './backups/hand-off/verify-restored.js';
import { backupsOf, onMachine, placeOf, settingsOf } from './compose-backups.js';
import { type HandOffMachine, machineOf, type MachinesHouse } from './compose-hand-off-machine.js';
import { scenarioFolder } from './compose-rehearsals.js';
import { workVerification } from './compose-work-verification.js';
import { readLostServer } from './directory/read-lost-server.js';
import type { Directory } from './ports/directory.js';
import type { HandOffPlace } from './ports/hand-off-place.js';
import type { NameService } from './ports/name-service.js';
import { failure } from './problems/problem.js';
import type { OpenOptions } from './recovery/recovery-parts.js';
import type { WorkVerification } from './verification/verifications.js';

/** What hand-offs stand on. */
export interface HandOffHouse extends MachinesHouse {
  readonly operator: Operator;
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
      refuseAccount({ target, account: wish.account });
      const on = await onMachine(house.recoveries, wish.on);
      const { tool } = await backupsOf(house, on);
      const machine = await machineOf(house, on);
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
      const { host, place: own, state, folder } = await machineOf(house, on);
      const place = await placeOfFile(own, file);
      if (out !== null) await makeCopiesFolder(out);
      const from = directory ?? ownDirectory(state);
      const readServer = from && ((name: string) => readServerFrom(house, from, name, signal));
      const verify = async (server: RestoredServer): Promise<Verification> => {
        const checks = checksOf(house, { on, source: from?.source ?? null, server });
        const found = await checks.verify({ signal });
        // What was seen and happens once, somebody has mended by the next look.
        await checks.mended();
        return found;
      };
      const verified = await verifyRestored({ ...made, on, host, place, verify, readServer }, { file, out }, signal);
      // The row says so, and by the next look somebody has done what it asks.
      if (on.kind === 'rehearsal' && isTrustBroken(verified.check)) changeMachine(folder, withTrust);
      return verified;
    },
  };
}

interface ToCheck {
  readonly on: KitTarget;
  readonly source: DirectorySource | null;
  readonly server: RestoredServer;
}

/** The checks of a restored server, against what was recorded at the hand-off. */
function checksOf(
  house: HandOffHouse,
  { on, source, server: { facts, before, now, serverName } }: ToCheck,
): WorkVerification {
  const kind = 'reading' as const;
  const comparedWith = before === null ? [] : [{ kind, name: 'the reading of the hand-off', readAt: before.readAt }];
  return workVerification(house, {
    target: on,
    source,
    facts: () => Promise.resolve(facts),
    directory: () =>
      now === null ? Promise.reject(failure('VERIFICATION_WITHOUT_DIRECTORY', {})) : Promise.resolve(now),
    expected: () => Promise.resolve({ serverName, directory: before, settings: null, kit: null, comparedWith }),
    // A restore runs no setup, and its log may be long gone.
    without: ['setup-finished'],
  });
}

const isTrustBroken = ({ rows }: RestoredCheck): boolean =>
  rows.some(({ id, result }) => id === 'trust' && result === 'different');

interface Asked {
  readonly wish: HandOffWish;
  readonly machine: HandOffMachine;
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
