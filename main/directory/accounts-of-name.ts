import type { Directory, DirectoryEntry, DirectoryRoot } from '../ports/directory.js';
import { domainDnsName, sameDistinguishedName } from './distinguished-name.js';
import { valueOf } from './entry-attributes.js';
import { domainNameAsDistinguishedName, readDomains } from './forest.js';
import { readPart } from './read-part.js';

/** Distinguished names of the computer accounts that go by one name, and what could not be looked into, for people. */
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
  const { domains, whole } = await domainsOfForest(directory, root, own);
  if (!whole) unseen.push('the other domains of the forest, which could not be listed');
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

async function domainsOfForest(
  directory: Directory,
  root: DirectoryRoot,
  own: string,
): Promise<{ readonly domains: string[]; readonly whole: boolean }> {
  const gaps: Parameters<typeof readPart>[0] = [];
  const listed = await readPart(
    gaps,
    { part: 'the domains of the forest', distinguishedName: root.configuration, without: [] },
    () => readDomains(directory, root),
  );
  const all = [own, ...listed.map(({ distinguishedName }) => distinguishedName)];
  const domains = all.filter((one, place) => all.findIndex(other => sameDistinguishedName(one, other)) === place);
  return { domains, whole: gaps.length === 0 };
}

function hasFullName(entry: DirectoryEntry, fqdn: string): boolean {
  return valueOf(entry, 'dNSHostName')?.toLowerCase() === fqdn.toLowerCase();
}
