import type { Inventory, VirtualDirectory } from '../../preload/contract/index.js';
import type { Clock } from '../ports/clock.js';
import type { Directory } from '../ports/directory.js';
import { clientAccessArrayOf, searchArrays } from './client-access-arrays.js';
import { distinguishedNameKeys } from './distinguished-name.js';
import { searchServers, summariesOf } from './list-servers.js';
import { findOrganization } from './organization.js';
import { readVirtualDirectories } from './virtual-directories.js';

type Listed = Inventory['servers'][number]['virtualDirectories'][number];

/**
 * All Exchange servers of the organization with the addresses that clients reach them by. Four searches, however many.
 * The answer of one is worked on here while the domain controller works on the next.
 */
export async function readInventory(directory: Directory, clock: Clock): Promise<Inventory> {
  const organization = await findOrganization(directory);
  const [summaries, directories, arrays] = await Promise.all([
    searchServers(directory, organization).then(summariesOf),
    readVirtualDirectories(directory, organization),
    searchArrays(directory, organization, null),
  ]);
  const byServer = groupByServer(directories);
  return {
    readAt: clock.now(),
    readFrom: directory.readFrom,
    organization: organization.name,
    servers: summaries.map(summary => ({
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
  // All directories of a server share the text behind their own name, nearly always: its key is made once.
  const sharing = new Map<string, Listed[]>();
  for (const { kind, name, internalUrl, externalUrl, distinguishedName } of directories) {
    const [ownName = ''] = /^[^\\";,]*,/.exec(distinguishedName) ?? [];
    const place = distinguishedName.slice(ownName.length);
    let group = sharing.get(place);
    if (group === undefined) {
      const server = keyOf(place, ownName === '' ? stepsBelowServer : stepsBelowServer - 1);
      group = groups.get(server) ?? [];
      groups.set(server, group);
      sharing.set(place, group);
    }
    group.push({ kind, name, internalUrl, externalUrl, distinguishedName });
  }
  return groups;
}

function keyOf(distinguishedName: string, stepsUp = 0): string {
  return (distinguishedNameKeys(distinguishedName) ?? []).slice(stepsUp).join('\n');
}
