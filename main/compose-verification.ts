import { setMaxListeners } from 'node:events';
import type { DirectorySource, Operator, Verification } from '../preload/contract/index.js';
import { expectedOf } from './compose-verification-expected.js';
import { type MachineToVerify, machineToVerify } from './compose-verification-machine.js';
import type { ComposeOptions } from './compose.js';
import { readLostServer } from './directory/read-lost-server.js';
import type { Directory } from './ports/directory.js';
import type { StateStore } from './ports/state-store.js';
import { failure } from './problems/problem.js';
import type { Recoveries } from './recovery/recoveries.js';
import type { OpenOptions } from './recovery/recovery-parts.js';
import type { Check } from './verification/check.js';
import { allChecks } from './verification/checks/index.js';
import { runChecks } from './verification/run-checks.js';
import { verdictOf } from './verification/verdict.js';
import type { Verifications, VerifyWish } from './verification/verifications.js';
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
    verify: async (wish, { signal, onResult }) => {
      const wanted = chosen(checks, wish.only);
      const machine = await machineToVerify(house, wish);
      try {
        return await verify(
          house,
          { wish, machine, wanted, known: checks.length },
          { signal, ...(onResult && { onResult }) },
        );
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
  { signal, onResult }: Parameters<Verifications['verify']>[1],
): Promise<Verification> {
  const { clock } = house.options;
  const startedAt = clock.now();
  const { serverName, mode } = machine;
  const expected = await expectedOf(house, { serverName, against: wish.against }, signal);
  // Readings are shared by all checks: they end with the last of them, not with the one that asked first.
  const readings = new AbortController();
  // Every check and every reading listens.
  setMaxListeners(0, signal, readings.signal);
  const stop = (): void => readings.abort();
  signal.addEventListener('abort', stop, { once: true });
  try {
    const world = worldOf(house, { wish, machine, expected }, readings.signal);
    const checks = await runChecks(wanted, world, { signal, ...(onResult && { onResult }) });
    await machine.seen();
    return {
      schema: 'cas-recovery/verification/1',
      ...{ serverName, mode, startedAt, endedAt: clock.now() },
      comparedWith: [...expected.comparedWith],
      checks,
      verdict: verdictOf(serverName, checks, { checks: known, compared: expected.comparedWith.length > 0 }),
    };
  } finally {
    signal.removeEventListener('abort', stop);
    stop();
  }
}

interface WorldParts extends Pick<Asked, 'wish' | 'machine'> {
  readonly expected: VerificationWorld['expected'];
}

/** Each reading begins when the first check asks for it, and is taken once. */
function worldOf(
  house: VerificationHouse,
  { wish, machine, expected }: WorldParts,
  signal: AbortSignal,
): VerificationWorld {
  const { clock } = house.options;
  const { aftermath, names } = machine;
  const readDirectory = async () => {
    const source = wish.directory ?? machine.directory;
    if (!source) throw failure('VERIFICATION_WITHOUT_DIRECTORY', {});
    const opened = await house.openDirectory(source, { signal, password: wish.directoryPassword });
    try {
      return await readLostServer(machine.seenFrom(opened), expected.serverName, clock, names ?? undefined);
    } finally {
      await opened.close();
    }
  };
  return {
    mode: machine.mode,
    expected,
    directory: once(readDirectory),
    server: once(() => machine.server(signal)),
    web: once(() => aftermath.web(signal)),
    events: once(() => aftermath.events(machine.startedAt(), signal)),
    balancing: once(() => aftermath.balancing(signal)),
    shell: once(() => aftermath.shell(signal)),
    probes: machine.probes,
    names,
    now: () => clock.now(),
  };
}

function once<T>(read: () => Promise<T>): () => Promise<T> {
  let reading: Promise<T> | undefined;
  return () => {
    reading ??= read();
    // Whoever asks gets the failure; a check whose time is up asks no more.
    reading.catch(() => undefined);
    return reading;
  };
}
