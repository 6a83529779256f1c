import type { ServerSummary } from '../../preload/contract/index.js';
import type { Condition, Directory, DirectoryEntry } from '../ports/directory.js';
import { leafName } from './distinguished-name.js';
import { valueOf, valuesOf } from './entry-attributes.js';
import { decodeExchangeVersion } from './exchange-version.js';
import { fqdnOf } from './network-address.js';
import { findOrganization, type Organization } from './organization.js';
import { decodeRoles } from './server-roles.js';

const summaryAttributes = [
  'cn',
  'networkAddress',
  'msExchCurrentServerRoles',
  'serialNumber',
  'versionNumber',
  'msExchServerSite',
];

/** A Client Access array is a name, not a machine, although its class descends from that of a server. */
const isServer: Condition = {
  all: [
    { attribute: 'objectClass', equals: 'msExchExchangeServer' },
    { not: { attribute: 'objectClass', equals: 'msExchClientAccessArray' } },
  ],
};

/** Every Exchange server of the organization, by name. */
export async function listServers(directory: Directory): Promise<ServerSummary[]> {
  const servers = await searchServers(directory, await findOrganization(directory));
  return servers.map(summaryOf).sort((one, other) => one.name.localeCompare(other.name, 'en'));
}

/** The server objects of the organization that satisfy `where`, or all; with `attributes` besides the usual ones. */
export function searchServers(
  directory: Directory,
  organization: Organization,
  wanted: { readonly where?: Condition; readonly attributes?: readonly string[] } = {},
): Promise<readonly DirectoryEntry[]> {
  return directory.search({
    base: organization.distinguishedName,
    scope: 'subtree',
    where: wanted.where ? { all: [isServer, wanted.where] } : isServer,
    attributes: [...summaryAttributes, ...(wanted.attributes ?? [])],
  });
}

export function summaryOf(server: DirectoryEntry): ServerSummary {
  const site = valueOf(server, 'msExchServerSite');
  return {
    name: valueOf(server, 'cn') ?? leafName(server.distinguishedName) ?? server.distinguishedName,
    fqdn: fqdnOf(valuesOf(server, 'networkAddress')),
    ...decodeRoles(valueOf(server, 'msExchCurrentServerRoles')),
    version: decodeExchangeVersion(valuesOf(server, 'serialNumber'), valueOf(server, 'versionNumber')),
    site: site === null ? null : leafName(site),
    distinguishedName: server.distinguishedName,
  };
}
