import type { AddressBook, VirtualDirectory } from '../../preload/contract/index.js';
import type { Directory, DirectoryEntry } from '../ports/directory.js';
import { addressBookClass } from '../product/exchange-2010.js';
import { leafName } from './distinguished-name.js';
import { valueOf } from './entry-attributes.js';
import { guidOf } from './guid.js';
import type { Organization } from './organization.js';

/** Names, on an address book, the virtual directories from which clients download it. */
export const assignedTo = 'msExchOABVirtualDirectoriesLink';

/** The offline address books that clients download from one of these virtual directories. */
export async function searchAddressBooks(
  directory: Directory,
  organization: Organization,
  virtualDirectories: readonly VirtualDirectory[],
): Promise<readonly DirectoryEntry[]> {
  const own = virtualDirectories.filter(({ kind }) => kind === 'OAB');
  if (own.length === 0) return [];
  return directory.search({
    base: organization.distinguishedName,
    scope: 'subtree',
    where: {
      all: [
        { attribute: 'objectClass', equals: addressBookClass },
        { any: own.map(({ distinguishedName }) => ({ attribute: assignedTo, equals: distinguishedName })) },
      ],
    },
    attributes: ['objectClass', 'cn', 'objectGUID', assignedTo, 'whenChanged'],
  });
}

export function addressBookOf(entry: DirectoryEntry): AddressBook {
  return {
    name: valueOf(entry, 'cn') ?? leafName(entry.distinguishedName) ?? entry.distinguishedName,
    distinguishedName: entry.distinguishedName,
    guid: guidOf(valueOf(entry, 'objectGUID')),
  };
}
