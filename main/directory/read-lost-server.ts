import type { LostServer } from '../../preload/contract/index.js';
import type { Clock } from '../ports/clock.js';
import type { Directory, DirectoryEntry } from '../ports/directory.js';
import { failure } from '../problems/problem.js';
import { readComputerAccount } from './computer-account.js';
import { domainDnsName, leafName } from './distinguished-name.js';
import { valueOf } from './entry-attributes.js';
import { listServers, searchServers, summaryOf } from './list-servers.js';
import { nearNames } from './near-names.js';
import { tcpAddressOf } from './network-address.js';
import { findOrganization, type Organization } from './organization.js';
import { readVirtualDirectories } from './virtual-directories.js';

/**
 * Everything that the directory records of a server. `name` is its short name or its full DNS name, in any case.
 * What the directory does not say is null.
 */
export async function readLostServer(directory: Directory, name: string, clock: Clock): Promise<LostServer> {
  const organization = await findOrganization(directory);
  const { root } = organization;
  const server = await findServer(directory, organization, name.trim());
  const summary = summaryOf(server);
  const availabilityGroup = valueOf(server, 'msExchMDBAvailabilityGroupLink');
  return {
    schema: 'cas-recovery/lost-server/1',
    readAt: clock.now(),
    readFrom: directory.readFrom,
    organization: organization.name,
    domain: domainDnsName(root.domain),
    summary,
    installPath: valueOf(server, 'msExchInstallPath'),
    databaseAvailabilityGroup: availabilityGroup === null ? null : leafName(availabilityGroup),
    virtualDirectories: await readVirtualDirectories(directory, server.distinguishedName),
    computer: await readComputerAccount(directory, root.domain, summary.name),
  };
}

async function findServer(directory: Directory, organization: Organization, name: string): Promise<DirectoryEntry> {
  const [server] = await searchServers(directory, organization, {
    where: {
      any: [
        { attribute: 'cn', equals: name },
        { attribute: 'networkAddress', equals: tcpAddressOf(name) },
      ],
    },
    attributes: ['msExchInstallPath', 'msExchMDBAvailabilityGroupLink'],
  });
  if (server) return server;
  const known = (await listServers(directory)).map(summary => summary.name);
  const near = nearNames(name.split('.')[0] ?? name, known);
  throw failure('SERVER_NOT_IN_DIRECTORY', { name, readFrom: directory.readFrom, near, known });
}
