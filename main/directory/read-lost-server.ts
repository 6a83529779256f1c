import type { Gap, LostServer, NameRecords, ServerSummary } from '../../preload/contract/index.js';
import type { Clock } from '../ports/clock.js';
import type { Directory, DirectoryEntry } from '../ports/directory.js';
import type { NameService } from '../ports/name-service.js';
import { Failure } from '../problems/failure.js';
import { failure } from '../problems/problem.js';
import { readAccount } from './account-of-server.js';
import { addressBookOf, searchAddressBooks } from './address-books.js';
import { clientAccessArrayOf, searchArrays } from './client-access-arrays.js';
import { databasePointerOf, searchDatabases } from './database-pointers.js';
import { directoryObjectOf } from './directory-objects.js';
import { domainDnsName } from './distinguished-name.js';
import { valueOf } from './entry-attributes.js';
import { hiddenPlaces } from './hidden-places.js';
import { searchServers, summariesOf, summaryOf } from './list-servers.js';
import { mailProtocolsAmong } from './mail-protocols.js';
import { nearNames } from './near-names.js';
import { tcpAddressOf } from './network-address.js';
import { findOrganization, type Organization } from './organization.js';
import { readPart } from './read-part.js';
import { readScriptingAgent } from './scripting-agent.js';
import { serviceConnectionPointsAmong } from './service-connection-points.js';
import { virtualDirectoriesAmong } from './virtual-directories.js';

/**
 * Everything that the directory records of a server. `name` is its short name or its full DNS name, in any case.
 * What the directory does not say is null; a part that can't be read is a gap. The number of searches does not depend
 * on the size of the organization.
 */
export async function readLostServer(
  directory: Directory,
  name: string,
  clock: Clock,
  names?: NameService,
): Promise<LostServer> {
  const organization = await findOrganization(directory);
  const server = await findServer(directory, organization, name.trim());
  const gaps: Gap[] = [];
  const summary = summaryOf(server);
  const [{ below, addressBooks }, outlook, account, scriptingAgent, nameRecords] = await Promise.all([
    readBelowWithBooks(directory, organization, server, gaps),
    readOutlook(directory, organization, server, gaps),
    readAccount(directory, organization.root, summary, gaps),
    readPart(
      gaps,
      { part: 'the Scripting Agent', distinguishedName: organization.distinguishedName, without: null },
      () => readScriptingAgent(directory, organization),
    ),
    readNameRecords(summary.fqdn, names),
  ]);
  return {
    schema: 'cas-recovery/lost-server/2',
    readAt: clock.now(),
    readFrom: directory.readFrom,
    organization: organization.name,
    forest: domainDnsName(organization.root.rootDomain),
    domain: account.domain,
    summary,
    ...serverParts(server, below, summary),
    ...outlook.parts,
    ...(addressBooks && { addressBooks: addressBooks.map(addressBookOf) }),
    computer: account.computer,
    nameRecords,
    scriptingAgent,
    objects: [...below, ...account.entries, ...outlook.entries, ...(addressBooks ?? [])].map(directoryObjectOf),
    gaps,
  };
}

type ServerParts = Pick<
  LostServer,
  | 'installPath'
  | 'dataPath'
  | 'databaseAvailabilityGroup'
  | 'virtualDirectories'
  | 'mailProtocols'
  | 'serviceConnectionPoints'
>;

function serverParts(found: DirectoryEntry, below: readonly DirectoryEntry[], summary: ServerSummary): ServerParts {
  const server = below.find(({ distinguishedName }) => distinguishedName === found.distinguishedName) ?? found;
  return {
    installPath: summary.installPath,
    dataPath: valueOf(server, 'msExchDataPath'),
    databaseAvailabilityGroup: summary.databaseAvailabilityGroup,
    virtualDirectories: virtualDirectoriesAmong(below),
    mailProtocols: mailProtocolsAmong(below),
    serviceConnectionPoints: serviceConnectionPointsAmong(below),
  };
}

/** The server object and all that lies below it, with every attribute that can be seen. */
async function readBelow(
  directory: Directory,
  server: DirectoryEntry,
  gaps: Gap[],
): Promise<readonly DirectoryEntry[]> {
  const base = server.distinguishedName;
  const place = { part: 'what lies below the server', distinguishedName: base, without: [server] };
  const below = await readPart(gaps, place, () =>
    directory.search({
      base,
      scope: 'subtree',
      where: { attribute: 'objectClass', present: true },
      attributes: 'all',
    }),
  );
  gaps.push(...hiddenPlaces(base, below));
  return below;
}

interface BelowWithBooks {
  readonly below: readonly DirectoryEntry[];
  /** Null where it can't be known which they are. */
  readonly addressBooks: readonly DirectoryEntry[] | null;
}

/** What lies below the server, and the address books that clients download from there. */
async function readBelowWithBooks(
  directory: Directory,
  organization: Organization,
  server: DirectoryEntry,
  gaps: Gap[],
): Promise<BelowWithBooks> {
  const hidden: Gap[] = [];
  const below = await readBelow(directory, server, hidden);
  gaps.push(...hidden);
  const virtualDirectories = virtualDirectoriesAmong(below);
  if (hidden.length > 0 && !virtualDirectories.some(({ kind }) => kind === 'OAB')) return { below, addressBooks: null };
  const { distinguishedName } = organization;
  const place = { part: 'offline address books', distinguishedName, without: null };
  const addressBooks = await readPart<readonly DirectoryEntry[] | null>(gaps, place, () =>
    searchAddressBooks(directory, organization, virtualDirectories),
  );
  return { below, addressBooks };
}

interface Outlook {
  readonly parts: Pick<LostServer, 'clientAccessArrays' | 'neighbours' | 'databases'>;
  readonly entries: readonly DirectoryEntry[];
}

/** What Outlook is told to connect to, and who else could answer: arrays and servers of the site, databases. */
async function readOutlook(
  directory: Directory,
  organization: Organization,
  server: DirectoryEntry,
  gaps: Gap[],
): Promise<Outlook> {
  const site = valueOf(server, 'msExchServerSite');
  const part = (what: string) => ({ part: what, distinguishedName: organization.distinguishedName, without: [] });
  const [arrayEntries, siteServers] = await Promise.all([
    site === null
      ? []
      : readPart(gaps, part('Client Access arrays'), () => searchArrays(directory, organization, site)),
    site === null
      ? []
      : readPart(gaps, part('servers of the site'), () =>
          searchServers(directory, organization, { attribute: 'msExchServerSite', equals: site }),
        ),
  ]);
  const clientAccessArrays = arrayEntries.map(clientAccessArrayOf);
  const names = { server: summaryOf(server), arrays: clientAccessArrays };
  const databases = await readPart(gaps, part('mailbox databases'), () =>
    searchDatabases(directory, organization, names),
  );
  const neighbours = summariesOf(siteServers)
    .filter(one => one.distinguishedName !== server.distinguishedName && one.roles.includes('Client Access'))
    // Clients can be pointed at servers of the same version alone.
    .filter(one => one.version?.build.startsWith('14.') === true)
    .map(one => one.name);
  return {
    parts: { clientAccessArrays, neighbours, databases: databases.map(entry => databasePointerOf(entry, names)) },
    entries: [...arrayEntries, ...databases],
  };
}

async function readNameRecords(fqdn: string | null, names: NameService | undefined): Promise<NameRecords> {
  if (fqdn === null) return { fqdn: '', state: 'not asked', addresses: [], source: 'no full name is recorded' };
  if (!names) return { fqdn, state: 'not asked', addresses: [], source: 'DNS was not asked' };
  try {
    const addresses = await names.addressesOf(fqdn);
    const state = addresses === null ? 'no such name' : 'answered';
    return { fqdn, state, addresses: [...(addresses ?? [])], source: names.askedAt };
  } catch (thrown) {
    if (!(thrown instanceof Failure) || thrown.problem.code === 'CANCELLED') throw thrown;
    return { fqdn, state: 'failed', addresses: [], source: thrown.problem.happened };
  }
}

async function findServer(directory: Directory, organization: Organization, name: string): Promise<DirectoryEntry> {
  const [server] = await searchServers(directory, organization, {
    any: [
      { attribute: 'cn', equals: name },
      { attribute: 'networkAddress', equals: tcpAddressOf(name) },
    ],
  });
  if (server) return server;
  const [servers, arrays] = await Promise.all([
    searchServers(directory, organization),
    searchArrays(directory, organization, null),
  ]);
  const known = summariesOf(servers).map(summary => summary.name);
  const isArray = arrays
    .map(clientAccessArrayOf)
    .some(array => [array.name, array.fqdn].some(one => one?.toLowerCase() === name.toLowerCase()));
  const near = nearNames(name.split('.')[0] ?? name, known);
  throw failure('SERVER_NOT_IN_DIRECTORY', { name, readFrom: directory.readFrom, near, known, isArray });
}
