import type { Directory, DirectoryEntry, DirectoryRoot, DirectorySearch } from '../ports/directory.js';
import { domainDnsName } from './distinguished-name.js';
import { valueOf } from './entry-attributes.js';

/** A domain of the forest. */
export interface ForestDomain {
  readonly distinguishedName: string;
  readonly dnsName: string;
  /** Its name in `DOMAIN\user`. */
  readonly netbiosName: string | null;
}

/** The domains that the configuration partition lists. An export of a part of it may list none. */
export async function readDomains(directory: Directory, root: DirectoryRoot): Promise<ForestDomain[]> {
  return domainsIn(await directory.search(domainsOf(root.configuration)));
}

/** The search that finds the domains of the forest: their cross references in the configuration partition. */
export function domainsOf(configuration: string): DirectorySearch {
  return {
    base: `CN=Partitions,${configuration}`,
    scope: 'one level',
    where: {
      all: [
        { attribute: 'objectClass', equals: 'crossRef' },
        // Only domains have one: other partitions, and references out of the forest, have none.
        { attribute: 'nETBIOSName', present: true },
      ],
    },
    attributes: ['nCName', 'dnsRoot', 'nETBIOSName'],
  };
}

/** What that search has found. */
export function domainsIn(references: readonly DirectoryEntry[]): ForestDomain[] {
  return references.flatMap(entry => {
    const distinguishedName = valueOf(entry, 'nCName');
    if (distinguishedName === null) return [];
    const dnsName = valueOf(entry, 'dnsRoot') ?? domainDnsName(distinguishedName);
    return [{ distinguishedName, dnsName, netbiosName: valueOf(entry, 'nETBIOSName') }];
  });
}

/** The domain that a full DNS name lies in: the longest that it ends with. */
export function domainOfName(fqdn: string, domains: readonly ForestDomain[]): ForestDomain | undefined {
  const name = fqdn.toLowerCase();
  return domains
    .filter(({ dnsName }) => name.endsWith(`.${dnsName.toLowerCase()}`))
    .sort((one, other) => other.dnsName.length - one.dnsName.length)[0];
}

/** `DC=eu,DC=contoso,DC=local` of `eu.contoso.local`. */
export function domainNameAsDistinguishedName(dnsName: string): string {
  return dnsName
    .split('.')
    .filter(label => label !== '')
    .map(label => `DC=${label}`)
    .join(',');
}
