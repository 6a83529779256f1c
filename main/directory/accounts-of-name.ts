import type { Directory, DirectoryEntry, DirectoryRoot } from '../ports/directory.js';
import { domainDnsName, sameDistinguishedName } from './distinguished-name.js';
import { valueOf } from './entry-attributes.js';
import { domainNameAsDistinguishedName, readDomains } from './forest.js';
import { readPart } from './read-part.js';

/** Distinguished names of the computer accounts that go by one name, and the domains that could not be looked into. */
export interface AccountsOfName {
  readonly found: readonly string[];
  readonly unseen: readonly string[];
}

/**
 * All computer accounts in the forest that a server of this name could be: in its own domain by name or by full name,
 * in the others by full name alone, since each domain may have a server of its own with the same short name.
 */
export async function accountsOfName(
  directory: Directory,
  { name, fqdn, domain }: { readonly name: string; readonly fqdn: string; readonly domain: string },
): Promise<AccountsOfName> {
  const root = await directory.root();
  const unseen: string[] = [];
  const own = domainNameAsDistinguishedName(domain);
  const domains = await domainsOfForest(directory, root, own);
  const found = await Promise.all(
    domains.map(async base => {
      const gaps: Parameters<typeof readPart>[0] = [];
      const place = { part: 'computer accounts', distinguishedName: base, without: [] as readonly DirectoryEntry[] };
      const entries = await readPart(gaps, place, () =>
        directory.search({
          base,
          scope: 'subtree',
          where: {
            all: [
              { attribute: 'objectClass', equals: 'computer' },
              {
                any: [
                  { attribute: 'sAMAccountName', equals: `${name}$` },
                  { attribute: 'dNSHostName', equals: fqdn },
                ],
              },
            ],
          },
          attributes: ['sAMAccountName', 'dNSHostName'],
        }),
      );
      if (gaps.length > 0) unseen.push(domainDnsName(base));
      return entries.filter(entry => sameDistinguishedName(base, own) || hasFullName(entry, fqdn));
    }),
  );
  return { found: found.flat().map(({ distinguishedName }) => distinguishedName), unseen };
}

async function domainsOfForest(directory: Directory, root: DirectoryRoot, own: string): Promise<string[]> {
  const listed = await readPart(
    [],
    { part: 'the domains of the forest', distinguishedName: root.configuration, without: [] },
    () => readDomains(directory, root),
  );
  const all = [own, ...listed.map(({ distinguishedName }) => distinguishedName)];
  return all.filter((one, place) => all.findIndex(other => sameDistinguishedName(one, other)) === place);
}

function hasFullName(entry: DirectoryEntry, fqdn: string): boolean {
  return valueOf(entry, 'dNSHostName')?.toLowerCase() === fqdn.toLowerCase();
}
