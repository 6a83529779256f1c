import type { ClientAccessArray } from '../../preload/contract/index.js';
import type { Directory, DirectoryEntry } from '../ports/directory.js';
import { leafName } from './distinguished-name.js';
import { valueOf, valuesOf } from './entry-attributes.js';
import { fqdnOf } from './network-address.js';
import type { Organization } from './organization.js';

/** Client Access arrays of the organization; those of one site when its distinguished name is given. */
export function searchArrays(
  directory: Directory,
  organization: Organization,
  site: string | null,
): Promise<readonly DirectoryEntry[]> {
  const isArray = { attribute: 'objectClass', equals: 'msExchClientAccessArray' };
  return directory.search({
    base: organization.distinguishedName,
    scope: 'subtree',
    where: site === null ? isArray : { all: [isArray, { attribute: 'msExchServerSite', equals: site }] },
    attributes: ['cn', 'networkAddress', 'msExchServerSite', 'legacyExchangeDN', 'whenChanged'],
  });
}

export function clientAccessArrayOf(entry: DirectoryEntry): ClientAccessArray {
  const site = valueOf(entry, 'msExchServerSite');
  return {
    name: valueOf(entry, 'cn') ?? leafName(entry.distinguishedName) ?? entry.distinguishedName,
    fqdn: fqdnOf(valuesOf(entry, 'networkAddress')),
    site: site === null ? null : leafName(site),
    distinguishedName: entry.distinguishedName,
  };
}
