import { resolve } from 'node:path';
import type { DirectorySource, ServerSummary, StrategyFacts } from '../../../../../preload/contract/index.js';
import { landscapeFacts, unknownFacts } from '../../../../backups/strategy/landscape-facts.js';
import { isSameComputer } from '../../../../backups/computer-name.js';
import { withListing } from '../../../../backups/strategy/listing-facts.js';
import {
  withComparison,
  withKit,
  withRecordedDirectory,
  withSettings,
} from '../../../../backups/strategy/settings-facts.js';
import { readLandscape, serverNamed } from '../../../../directory/landscape.js';
import { failure } from '../../../../problems/problem.js';
import { directoryFrom } from '../../directory-option.js';
import type { House } from '../../house.js';
import { withKitProgress } from '../../kit-progress.js';
import { passwordFor } from '../../password-option.js';
import { whileWaiting } from '../../while-waiting.js';
import { listingFor, type ListingFound } from './listing.js';
import type { AdviseOptions } from './options.js';

/** What was read for the advice. */
export interface AdviceFacts {
  readonly readFrom: string | null;
  readonly servers: readonly StrategyFacts[];
  readonly leftOut: readonly { readonly server: string; readonly why: string }[];
}

/** The directory that the options name, or that a scenario brings. */
export async function sourceOf(house: House, options: AdviseOptions): Promise<DirectorySource | undefined> {
  if (options.scenario === undefined) return directoryFrom(options);
  return house.composition.rehearsals.export(options.scenario);
}

/** Reads everything that the advice rests on, and the directory once, however many servers there are. */
export async function readFacts(
  house: House,
  options: AdviseOptions,
  { source, target }: { readonly source: DirectorySource | undefined; readonly target: string | null },
): Promise<AdviceFacts> {
  const kit = options.kit === undefined ? null : await house.composition.advice.kit(resolve(options.kit), house.signal);
  const scenario = options.scenario === undefined ? null : await house.composition.rehearsals.card(options.scenario);
  const name = options.all === true ? undefined : (options.server ?? scenario?.serverName ?? kit?.server ?? '');
  if (kit && name !== undefined && !isSameComputer(kit.server, name)) {
    throw failure('KIT_OF_OTHER_SERVER', { kit: kit.server, server: name });
  }
  const read = source ? await ofDirectory(house, options, { source, name }) : ofKit(name ?? '', kit?.directory ?? null);
  const names = read.servers.map(({ server }) => server);
  const found = await listingFor(house, options, { servers: names, target });
  const servers: StrategyFacts[] = [];
  for (const facts of read.servers) {
    const own = withFound(facts, found);
    servers.push(options.all === true ? own : await withServer(house, options, { facts: own, kit }));
  }
  return { ...read, servers };
}

function withFound(facts: StrategyFacts, found: ListingFound): StrategyFacts {
  if (found.listing) return withListing(facts, found.listing);
  const unknown = { value: null, source: found.why };
  return { ...facts, volumes: unknown, places: unknown };
}

type Kit = Awaited<ReturnType<House['composition']['advice']['kit']>>;

function ofKit(name: string, directory: Kit['directory']): AdviceFacts {
  const facts = unknownFacts(name, 'no directory was named, and the kit holds none');
  return {
    readFrom: directory?.readFrom ?? null,
    servers: [directory ? withRecordedDirectory(facts, directory) : facts],
    leftOut: [],
  };
}

async function ofDirectory(
  house: House,
  options: AdviseOptions,
  { source, name }: { readonly source: DirectorySource; readonly name: string | undefined },
): Promise<AdviceFacts> {
  const { signal, composition, clock } = house;
  const password = options.scenario === undefined ? await passwordFor(source, options, house) : undefined;
  const opening = composition.openDirectory(source, { signal, ...(password && { password }) });
  const directory = await whileWaiting(house, 'Opening the directory', opening);
  try {
    const landscape = await whileWaiting(house, 'Reading all servers', readLandscape(directory, clock));
    const { clientAccessServers, of } = landscapeFacts(landscape);
    const { readFrom, servers } = landscape;
    if (name !== undefined) {
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

/** With what the server itself, a kit of it, and a rehearsal of its recovery tell. */
async function withServer(
  house: House,
  { scenario, rehearsal }: AdviseOptions,
  { facts, kit }: { readonly facts: StrategyFacts; readonly kit: Kit | null },
): Promise<StrategyFacts> {
  const { advice, kits } = house.composition;
  const reading = kit ?? (await advice.server(facts.server, scenario, house.signal));
  const known = reading ? withSettings(facts, reading) : facts;
  if (!kit) return known;
  const whole = withKit(known, kit);
  if (rehearsal === undefined) return whole;
  const pair = { path: kit.path, target: { kind: 'rehearsal', recoveryId: rehearsal } } as const;
  return withComparison(whole, await withKitProgress(house, run => kits.compare(pair, run)));
}
