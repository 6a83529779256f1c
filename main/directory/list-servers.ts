import type { ServerSummary } from '../../preload/contract/index.js';
import type { Condition, Directory, DirectoryEntry } from '../ports/directory.js';
import { leafName, parseDistinguishedName } from './distinguished-name.js';
import { valueOf, valuesOf } from './entry-attributes.js';
import { decodeExchangeVersion } from './exchange-version.js';
import { decodeGeneralizedTime } from './generalized-time.js';
import { fqdnOf } from './network-address.js';
import { findOrganization, type Organization } from './organization.js';
import { decodeRoles } from './server-roles.js';
import { answerOfSummary } from './verdict/verdict.js';

const summaryAttributes = [
  'cn',
  'networkAddress',
  'msExchCurrentServerRoles',
  'serialNumber',
  'versionNumber',
  'msExchServerSite',
  'msExchInstallPath',
  'msExchMDBAvailabilityGroupLink',
  'whenChanged',
];

/** A Client Access array is a name, not a machine, although its class descends from that of a server. */
const isServer: Condition = {
  all: [
    { attribute: 'objectClass', equals: 'msExchExchangeServer' },
    { not: { attribute: 'objectClass', equals: 'msExchClientAccessArray' } },
    // Exchange 2013 keeps objects of this class below its servers.
    { not: { attribute: 'objectClass', equals: 'msExchExchangeTransportServer' } },
  ],
};

/** Every Exchange server of the organization, by name. */
export async function listServers(directory: Directory): Promise<{ organization: string; servers: ServerSummary[] }> {
  const organization = await findOrganization(directory);
  return { organization: organization.name, servers: summariesOf(await searchServers(directory, organization)) };
}

export function summariesOf(servers: readonly DirectoryEntry[]): ServerSummary[] {
  return servers.map(summaryOf).sort((one, other) => one.name.localeCompare(other.name, 'en'));
}

/** The server objects of the organization that satisfy `where`, or all. */
export function searchServers(
  directory: Directory,
  organization: Organization,
  where?: Condition,
): Promise<readonly DirectoryEntry[]> {
  return directory.search({
    base: organization.distinguishedName,
    scope: 'subtree',
    where: where ? { all: [isServer, where] } : isServer,
    attributes: summaryAttributes,
  });
}

export function summaryOf(server: DirectoryEntry): ServerSummary {
  const site = valueOf(server, 'msExchServerSite');
  const availabilityGroup = valueOf(server, 'msExchMDBAvailabilityGroupLink');
  const [, , administrativeGroup] = parseDistinguishedName(server.distinguishedName) ?? [];
  const summary: Omit<ServerSummary, 'answer'> = {
    name: valueOf(server, 'cn') ?? leafName(server.distinguishedName) ?? server.distinguishedName,
    fqdn: fqdnOf(valuesOf(server, 'networkAddress')),
    ...decodeRoles(valueOf(server, 'msExchCurrentServerRoles')),
    version: decodeExchangeVersion(valuesOf(server, 'serialNumber'), valueOf(server, 'versionNumber')),
    site: site === null ? null : leafName(site),
    administrativeGroup: administrativeGroup?.value ?? null,
    installPath: valueOf(server, 'msExchInstallPath'),
    databaseAvailabilityGroup: availabilityGroup === null ? null : leafName(availabilityGroup),
    changedAt: decodeGeneralizedTime(valueOf(server, 'whenChanged')),
    distinguishedName: server.distinguishedName,
  };
  return { ...summary, answer: answerOfSummary(summary) };
}
