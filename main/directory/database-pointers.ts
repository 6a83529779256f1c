import type { ClientAccessArray, DatabasePointer, ServerSummary } from '../../preload/contract/index.js';
import type { Directory, DirectoryEntry } from '../ports/directory.js';
import { leafName } from './distinguished-name.js';
import { valueOf } from './entry-attributes.js';
import type { Organization } from './organization.js';

/** Names that a database may give to Outlook, and what they stand for. */
export interface PointedNames {
  readonly server: Pick<ServerSummary, 'name' | 'fqdn'>;
  readonly arrays: readonly Pick<ClientAccessArray, 'name' | 'fqdn'>[];
}

/**
 * Mailbox databases whose `legacyExchangeDN` names the lost server or an array of its site. That name is what Outlook
 * connects to; it was fixed when the database was made and does not follow when the server goes.
 */
export function searchDatabases(
  directory: Directory,
  organization: Organization,
  names: PointedNames,
): Promise<readonly DirectoryEntry[]> {
  return directory.search({
    base: organization.distinguishedName,
    scope: 'subtree',
    where: {
      all: [
        { attribute: 'objectClass', equals: 'msExchPrivateMDB' },
        { any: allNames(names).map(name => ({ attribute: 'legacyExchangeDN', contains: `/cn=Servers/cn=${name}/` })) },
      ],
    },
    attributes: ['cn', 'legacyExchangeDN', 'whenChanged'],
  });
}

export function databasePointerOf(entry: DirectoryEntry, { server }: PointedNames): DatabasePointer {
  const pointsAt = /\/cn=Servers\/cn=([^/]+)\//i.exec(valueOf(entry, 'legacyExchangeDN') ?? '')?.[1] ?? '';
  const isServer = [server.name, server.fqdn].some(name => name?.toLowerCase() === pointsAt.toLowerCase());
  return {
    name: valueOf(entry, 'cn') ?? leafName(entry.distinguishedName) ?? entry.distinguishedName,
    distinguishedName: entry.distinguishedName,
    pointsAt,
    target: isServer ? 'lost server' : 'array',
  };
}

function allNames({ server, arrays }: PointedNames): string[] {
  const names = [server, ...arrays].flatMap(({ name, fqdn }) => [name, fqdn]);
  return [...new Set(names.filter((name): name is string => name !== null && name !== ''))];
}
