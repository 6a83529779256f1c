import { access } from 'node:fs/promises';
import type { DirectorySource, LostServer, Operator, Verification } from '../preload/contract/index.js';
import { fileReason } from './adapters/kit/file-reason.js';
import { expectedOf } from './compose-verification-expected.js';
import { differencesFromKit } from './compose-verification-kit.js';
import { type MachineToVerify, machineToVerify } from './compose-verification-machine.js';
import type { ComposeOptions } from './compose.js';
import { readLostServer } from './directory/read-lost-server.js';
import type { Clock } from './ports/clock.js';
import type { Directory } from './ports/directory.js';
import type { Secret } from './ports/secret.js';
import type { StateStore } from './ports/state-store.js';
import { failure } from './problems/problem.js';
import type { Recoveries } from './recovery/recoveries.js';
import type { OpenOptions } from './recovery/recovery-parts.js';
import type { Check } from './verification/check.js';
import { allChecks } from './verification/checks/index.js';
import { readOnce } from './verification/read-once.js';
import type { Verifications, VerifyRun, VerifyWish } from './verification/verifications.js';
import { verifyServer } from './verification/verify-server.js';
import type { VerificationWorld } from './verification/world.js';

/** What verifications stand on. */
export interface VerificationHouse {
  readonly options: ComposeOptions;
  readonly store: StateStore;
  readonly operator: Operator;
  readonly recoveries: Recoveries;
  readonly openDirectory: (source: DirectorySource, options: OpenOptions) => Promise<Directory>;
}

/** Puts the part of the house together that verifies a server, on any day. */
export function createVerifications(house: VerificationHouse, checks: readonly Check[] = allChecks): Verifications {
  return {
    cards: checks.map(({ card }) => card),
    verify: async (wish, run) => {
      const wanted = chosen(checks, wish.only);
      await exportIsThere(wish.directory);
      const machine = await machineToVerify(house, wish);
      try {
        return await verify(house, { wish, machine, wanted, known: checks.length }, run);
      } finally {
        await machine.close();
      }
    },
  };
}

function chosen(checks: readonly Check[], only: readonly string[] | undefined): readonly Check[] {
  if (only === undefined) return checks;
  const unknown = only.find(id => !checks.some(({ card }) => card.id === id));
  if (unknown === undefined) return checks.filter(({ card }) => only.includes(card.id));
  const known = checks.map(({ card }) => card.id).sort();
  throw failure('WRONG_USE', { what: `There is no check called "${unknown}". There are: ${known.join(', ')}.` });
}

/** Each check that reads the directory would fail for it. Throws `EXPORT_NOT_READABLE`. */
async function exportIsThere(source: DirectorySource | undefined): Promise<void> {
  if (source?.kind !== 'file') return;
  for (const path of [source.path, ...(source.morePaths ?? [])]) {
    await access(path).catch((thrown: unknown) => {
      throw failure('EXPORT_NOT_READABLE', { path, why: fileReason(thrown).why }, thrown);
    });
  }
}

interface Asked {
  readonly wish: VerifyWish;
  readonly machine: MachineToVerify;
  readonly wanted: readonly Check[];
  /** How many checks there are in all. */
  readonly known: number;
}

async function verify(
  house: VerificationHouse,
  { wish, machine, wanted, known }: Asked,
  run: VerifyRun,
): Promise<Verification> {
  const { clock } = house.options;
  const { serverName } = machine;
  const expected = await expectedOf(house, { serverName, against: wish.against }, run.signal);
  const found = await verifyServer(
    readings =>
      worldOf(machine, {
        ...{ expected, clock, readings },
        directory: () =>
          directoryOfToday(house, { machine, source: wish.directory, password: wish.directoryPassword }, readings),
        server: () => machine.server(readings),
      }),
    { checks: wanted, known },
    run,
  );
  await machine.seen();
  return found;
}

interface DirectoryOf {
  readonly machine: MachineToVerify;
  /** Where to read it; the machine's own without it. */
  readonly source?: DirectorySource | null | undefined;
  readonly password?: Secret | undefined;
}

/** What the directory holds of a server now. Throws `VERIFICATION_WITHOUT_DIRECTORY`, and as reading it does. */
export async function directoryOfToday(
  house: VerificationHouse,
  { machine, source, password }: DirectoryOf,
  signal: AbortSignal,
): Promise<LostServer> {
  const from = source ?? machine.directory;
  if (!from) throw failure('VERIFICATION_WITHOUT_DIRECTORY', {});
  const opened = await house.openDirectory(from, { signal, password });
  try {
    const { serverName, names } = machine;
    return await readLostServer(machine.seenFrom(opened), serverName, house.options.clock, names ?? undefined);
  } finally {
    await opened.close();
  }
}

export interface WorldParts extends Pick<VerificationWorld, 'expected' | 'directory' | 'server'> {
  readonly clock: Clock;
  /** Ends the readings. */
  readonly readings: AbortSignal;
}

/** Each reading begins when the first check asks for it, and is taken once. */
export function worldOf(
  machine: MachineToVerify,
  { expected, directory, server, clock, readings }: WorldParts,
): VerificationWorld {
  const { aftermath, mode, rehearsal, probes, names, trees, addressBookFiles } = machine;
  const serverOnce = readOnce(server);
  return {
    ...{ mode, rehearsal, expected, probes, names, addressBookFiles },
    directory: readOnce(directory),
    server: serverOnce,
    web: readOnce(() => aftermath.web(readings)),
    events: readOnce(() => aftermath.events(machine.startedAt(), readings)),
    balancing: readOnce(() => aftermath.balancing(readings)),
    shell: readOnce(() => aftermath.shell(readings)),
    dailyBackup: readOnce(() => aftermath.dailyBackup(readings)),
    kitDifferences: readOnce(() =>
      differencesFromKit({ kit: expected.kit ?? '', server: serverOnce, trees }, readings),
    ),
    now: () => clock.now(),
  };
}
