import type { Inventory, VirtualDirectory } from '../../preload/contract/index.js';
import type { Clock } from '../ports/clock.js';
import type { Directory } from '../ports/directory.js';
import { clientAccessArrayOf, searchArrays } from './client-access-arrays.js';
import { distinguishedNameKeys } from './distinguished-name.js';
import { searchServers, summariesOf } from './list-servers.js';
import { findOrganization } from './organization.js';
import { isVirtualDirectory, virtualDirectoriesAmong, virtualDirectoryAttributes } from './virtual-directories.js';

type Listed = Inventory['servers'][number]['virtualDirectories'][number];

/** All Exchange servers of the organization with the addresses that clients reach them by. Three searches, however many. */
export async function readInventory(directory: Directory, clock: Clock): Promise<Inventory> {
  const organization = await findOrganization(directory);
  const [servers, directories, arrays] = await Promise.all([
    searchServers(directory, organization),
    directory.search({
      base: organization.distinguishedName,
      scope: 'subtree',
      where: isVirtualDirectory,
      attributes: virtualDirectoryAttributes,
    }),
    searchArrays(directory, organization, null),
  ]);
  const byServer = groupByServer(virtualDirectoriesAmong(directories));
  return {
    readAt: clock.now(),
    readFrom: directory.readFrom,
    organization: organization.name,
    servers: summariesOf(servers).map(summary => ({
      summary,
      virtualDirectories: byServer.get(keyOf(summary.distinguishedName)) ?? [],
    })),
    arrays: arrays.map(clientAccessArrayOf),
  };
}

/** A virtual directory lies three steps below its server: `CN=owa …,CN=HTTP,CN=Protocols,CN=EX3,…`. */
const stepsBelowServer = 3;

function groupByServer(directories: readonly VirtualDirectory[]): Map<string, Listed[]> {
  const groups = new Map<string, Listed[]>();
  for (const { kind, name, internalUrl, externalUrl, distinguishedName } of directories) {
    const server = keyOf(distinguishedName, stepsBelowServer);
    const listed = { kind, name, internalUrl, externalUrl, distinguishedName };
    const group = groups.get(server);
    if (group) group.push(listed);
    else groups.set(server, [listed]);
  }
  return groups;
}

function keyOf(distinguishedName: string, stepsUp = 0): string {
  return (distinguishedNameKeys(distinguishedName) ?? []).slice(stepsUp).join('\n');
}
