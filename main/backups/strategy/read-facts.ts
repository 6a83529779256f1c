import type {
  BackupListing,
  BackupsOn,
  KitComparison,
  LostServer,
  ServerSummary,
  StrategyFacts,
} from '../../../preload/contract/index.js';
import { readLandscape, serverNamed } from '../../directory/landscape.js';
import type { Clock } from '../../ports/clock.js';
import type { Directory } from '../../ports/directory.js';
import { Failure } from '../../problems/failure.js';
import { failure } from '../../problems/problem.js';
import { isSameComputer } from '../computer-name.js';
import { landscapeFacts, unknownFacts } from './landscape-facts.js';
import { withListing } from './listing-facts.js';
import {
  withComparison,
  withKit,
  withRecordedDirectory,
  withSettings,
  type KitReading,
  type SettingsReading,
} from './settings-facts.js';

/** What a kit tells of the server that it was taken of. */
export interface KitForAdvice extends KitReading, SettingsReading {
  readonly server: string;
  /** What the directory recorded then; null where the kit lacks it. */
  readonly directory: LostServer | null;
}

/** A list of backups, or why there is none. */
export type ListingFound = { readonly listing: BackupListing } | { readonly listing: null; readonly why: string };

/** Where a door reads what the advice rests on. */
export interface FactSources {
  /** Null: no directory is asked, and the one that the kit recorded counts. */
  readonly openDirectory: (() => Promise<Directory>) | null;
  readonly kit: KitForAdvice | null;
  /** The settings of the server itself; null where nobody can ask it. */
  readonly server: (name: string) => Promise<SettingsReading | null>;
  readonly listing: (servers: readonly string[]) => Promise<ListingFound>;
  /** The kit against a server that was recovered; null where there is none. */
  readonly comparison: ((kit: KitForAdvice) => Promise<KitComparison>) | null;
  readonly clock: Clock;
  /** Waits for a part that may take its time, and tells so. */
  readonly waiting: <T>(doing: string, work: Promise<T>) => Promise<T>;
}

/** What was read for the advice. */
export interface AdviceFacts {
  readonly readFrom: string | null;
  readonly servers: readonly StrategyFacts[];
  readonly leftOut: readonly { readonly server: string; readonly why: string }[];
}

/**
 * Reads everything that the advice rests on, and the directory once, however many servers there are. `name` null: of all
 * servers what the directory and the list of backups tell. Throws `KIT_OF_OTHER_SERVER`, `STRATEGY_NOT_CLIENT_ACCESS`,
 * and what its sources throw.
 */
export async function readFacts(sources: FactSources, name: string | null): Promise<AdviceFacts> {
  const { kit, openDirectory, listing } = sources;
  if (kit && name !== null && !isSameComputer(kit.server, name)) {
    throw failure('KIT_OF_OTHER_SERVER', { kit: kit.server, server: name });
  }
  const read = openDirectory
    ? await ofDirectory(sources, openDirectory, name)
    : ofKit(name ?? '', kit?.directory ?? null);
  const found = await listing(read.servers.map(({ server }) => server));
  const servers: StrategyFacts[] = [];
  for (const facts of read.servers) {
    const own = withFound(facts, found);
    servers.push(name === null ? own : await withServer(sources, own));
  }
  return { ...read, servers };
}

function withFound(facts: StrategyFacts, found: ListingFound): StrategyFacts {
  if (found.listing) return withListing(facts, found.listing);
  const unknown = { value: null, source: found.why };
  return { ...facts, volumes: unknown, places: unknown };
}

function ofKit(name: string, directory: LostServer | null): AdviceFacts {
  const facts = unknownFacts(name, 'no directory was named, and the kit holds none');
  return {
    readFrom: directory?.readFrom ?? null,
    servers: [directory ? withRecordedDirectory(facts, directory) : facts],
    leftOut: [],
  };
}

async function ofDirectory(
  { waiting, clock }: FactSources,
  openDirectory: () => Promise<Directory>,
  name: string | null,
): Promise<AdviceFacts> {
  const directory = await waiting('Opening the directory', openDirectory());
  try {
    const landscape = await waiting('Reading all servers', readLandscape(directory, clock));
    const { clientAccessServers, of } = landscapeFacts(landscape);
    const { readFrom, servers } = landscape;
    if (name !== null) {
      const server = serverNamed(landscape, name);
      if (!clientAccessServers.includes(server)) throw notClientAccess(server);
      return { readFrom, servers: [of(server)], leftOut: [] };
    }
    const taken = new Set(clientAccessServers);
    const leftOut = servers
      .filter(server => !taken.has(server))
      .map(server => ({ server: server.name, why: 'no Client Access role of Exchange 2010 is recorded' }));
    return { readFrom, servers: clientAccessServers.map(of), leftOut };
  } finally {
    await directory.close();
  }
}

function notClientAccess({ name, roles, version }: ServerSummary): Error {
  return failure('STRATEGY_NOT_CLIENT_ACCESS', {
    server: name,
    roles: roles.join(', ') || 'none that is recorded',
    version: version?.name ?? 'not recorded',
  });
}

/** With what the server itself, a kit of it, and a recovery of it tell. */
async function withServer({ kit, server, comparison }: FactSources, facts: StrategyFacts): Promise<StrategyFacts> {
  const reading = kit ?? (await server(facts.server));
  const known = reading ? withSettings(facts, reading) : facts;
  if (!kit) return known;
  const whole = withKit(known, kit);
  return comparison ? withComparison(whole, await comparison(kit)) : whole;
}

/** Whose backups are asked for: a simulated server's, or this computer's where it is one of the servers. */
export function backupsToAsk({
  rehearsal,
  scenario,
  here,
  servers,
}: {
  readonly rehearsal?: string | undefined;
  readonly scenario?: string | undefined;
  /** The name of this computer, where its backups can be asked for. */
  readonly here: string | null;
  readonly servers: readonly string[];
}): BackupsOn | null {
  if (rehearsal !== undefined) return { kind: 'rehearsal', recoveryId: rehearsal };
  if (scenario !== undefined) return { kind: 'scenario', scenario };
  return here !== null && servers.some(server => isSameComputer(server, here)) ? { kind: 'this' } : null;
}

/**
 * What keeps backups from being listed is told and stops nothing, but for a wish to cancel, and a simulated server that
 * does not exist.
 */
export async function foundOr(list: Promise<BackupListing>): Promise<ListingFound> {
  try {
    return { listing: await list };
  } catch (thrown) {
    const stops = ['CANCELLED', 'RECOVERY_UNKNOWN', 'SCENARIO_UNKNOWN'];
    if (!(thrown instanceof Failure) || stops.includes(thrown.problem.code)) throw thrown;
    return { listing: null, why: thrown.problem.happened };
  }
}

export const noListNamed: ListingFound = { listing: null, why: 'no list of its backups was named' };
