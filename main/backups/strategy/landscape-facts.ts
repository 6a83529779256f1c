import type { ClientAccessArray, ServerSummary, StrategyFacts } from '../../../preload/contract/index.js';
import { serverKey, type Landscape, type OutlookPointer, type Part } from '../../directory/landscape.js';

/** What the directory tells, for as many servers of one reading as are asked for. */
export interface LandscapeFacts {
  /** Servers of Exchange 2010 that hold the Client Access role, by name. */
  readonly clientAccessServers: readonly ServerSummary[];
  readonly of: (server: ServerSummary) => StrategyFacts;
}

const isClientAccess2010 = ({ roles, version }: ServerSummary): boolean =>
  roles.includes('Client Access') && version?.build.startsWith('14.') === true;

/** Sorts a reading by site once, so that a thousand servers cost no more searching than one. */
export function landscapeFacts(landscape: Landscape): LandscapeFacts {
  const clientAccessServers = landscape.servers.filter(isClientAccess2010);
  const bySite = grouped(clientAccessServers, ({ site }) => site ?? '');
  const sites = [...bySite].map(([site, servers]) => ({ site, servers: servers.length }));
  const arraysBySite = mapPart(landscape.arrays, arrays => grouped(arrays, ({ site }) => site ?? ''));
  const pointers = mapPart(landscape.databases, all => grouped(all, ({ pointsAt }) => pointsAt.toLowerCase()));
  const index = { landscape, bySite, sites, arraysBySite, pointers };
  return { clientAccessServers, of: server => factsOf(index, server) };
}

interface Index {
  readonly landscape: Landscape;
  readonly bySite: ReadonlyMap<string, readonly ServerSummary[]>;
  readonly sites: StrategyFacts['otherSites']['value'] & object;
  readonly arraysBySite: Part<ReadonlyMap<string, readonly ClientAccessArray[]>>;
  readonly pointers: Part<ReadonlyMap<string, readonly OutlookPointer[]>>;
}

type Fact<N extends keyof StrategyFacts> = StrategyFacts[N];

function factsOf(index: Index, server: ServerSummary): StrategyFacts {
  const { landscape, bySite, sites } = index;
  const { name, fqdn, site, roles, version, unknownRoleBits } = server;
  const at = `${landscape.readFrom}, read at ${landscape.readAt}`;
  const peers = (bySite.get(site ?? '') ?? []).filter(one => one !== server).map(one => one.name);
  const named = (attribute: string): string => `${attribute} of ${name}, ${at}`;
  return {
    ...unknownFacts(name, 'only the server itself knows: no kit was named'),
    fqdn,
    site,
    organization: landscape.organization,
    roles:
      roles.length === 0 || unknownRoleBits !== 0
        ? { value: null, source: `${named('msExchCurrentServerRoles')}: it names no role, or one that is not known` }
        : { value: [...roles], source: named('msExchCurrentServerRoles') },
    version: { value: version?.name ?? null, source: named('serialNumber') },
    peers:
      site === null
        ? { value: null, source: `${named('msExchServerSite')}: its site is not recorded` }
        : { value: peers, source: `msExchServerSite and msExchCurrentServerRoles of all servers, ${at}` },
    otherSites: {
      value: sites.filter(one => one.site !== (site ?? '') && one.site !== ''),
      source: `msExchServerSite of all servers, ${at}`,
    },
    ...outlookFacts(index, server, at),
    ownWebSites: ownWebSites(index, server, at),
  };
}

function outlookFacts(
  { arraysBySite, pointers }: Index,
  { name, fqdn, site }: ServerSummary,
  at: string,
): Pick<StrategyFacts, 'arrays' | 'databasesHere' | 'databasesAtArray'> {
  const arrays = arraysBySite.known && site !== null ? (arraysBySite.value.get(site) ?? []) : [];
  const arraySource = `msExchServerSite of the Client Access arrays, ${at}`;
  const pointerSource = `legacyExchangeDN of the mailbox databases, ${at}`;
  const found = (names: readonly (string | null)[]): readonly OutlookPointer[] =>
    pointers.known
      ? [...new Set(names.flatMap(one => (one === null ? [] : [one.toLowerCase()])))].flatMap(
          one => pointers.value.get(one) ?? [],
        )
      : [];
  const unread: Fact<'databasesHere'> = { value: null, source: pointers.known ? pointerSource : pointers.why };
  return {
    arrays: arraysBySite.known
      ? { value: site === null ? null : arrays.map(one => one.fqdn ?? one.name), source: arraySource }
      : { value: null, source: arraysBySite.why },
    databasesHere: pointers.known
      ? { value: inOrder(found([name, fqdn]).map(one => one.name)), source: pointerSource }
      : unread,
    databasesAtArray:
      pointers.known && arraysBySite.known && site !== null
        ? { value: found(arrays.flatMap(one => [one.name, one.fqdn])).length, source: pointerSource }
        : { value: null, source: unread.source },
  };
}

function ownWebSites({ landscape }: Index, server: ServerSummary, at: string): Fact<'ownWebSites'> {
  const { ownWebSites: own } = landscape;
  if (!own.known) return { value: null, source: own.why };
  const found = own.value.get(serverKey(server.distinguishedName)) ?? [];
  return { value: [...found], source: `msExchMetabasePath of the virtual directories, ${at}` };
}

/** A server of which nothing was read. */
export function unknownFacts(server: string, why: string): StrategyFacts {
  const unknown = { value: null, source: why };
  return {
    server,
    fqdn: null,
    site: null,
    organization: null,
    roles: unknown,
    version: unknown,
    peers: unknown,
    otherSites: unknown,
    arrays: unknown,
    databasesHere: unknown,
    databasesAtArray: unknown,
    ownWebSites: unknown,
    certificates: unknown,
    certificatesInKit: unknown,
    customisations: unknown,
    virtual: unknown,
    loadBalancing: unknown,
    kit: unknown,
    volumes: unknown,
    places: unknown,
  };
}

function mapPart<T, U>(part: Part<T>, map: (value: T) => U): Part<U> {
  return part.known ? { known: true, value: map(part.value) } : part;
}

function grouped<T>(all: readonly T[], keyOf: (one: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const one of all) {
    const key = keyOf(one);
    const group = groups.get(key);
    if (group) group.push(one);
    else groups.set(key, [one]);
  }
  return groups;
}

/** A directory gives objects in any order: the same facts are told in the same words. */
export const inOrder = (names: readonly string[]): string[] => [...names].sort();
