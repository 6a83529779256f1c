import { distinguishedNameKeys } from '../../directory/distinguished-name.js';
import type { DirectoryEntry, DirectorySearch } from '../../ports/directory.js';

/** A domain of the forest: where its part of the tree hangs, and the DNS name that its domain controllers answer to. */
export interface ForestDomain {
  readonly keys: readonly string[];
  readonly dnsName: string;
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
    attributes: ['nCName', 'dnsRoot'],
  };
}

export function toForestDomains(entries: readonly DirectoryEntry[]): ForestDomain[] {
  return entries.flatMap(({ attributes }) => {
    const keys = distinguishedNameKeys(attributes.get('ncname')?.[0] ?? '');
    const dnsName = attributes.get('dnsroot')?.[0] ?? '';
    const usable = keys !== undefined && keys.length > 0 && /^[A-Za-z0-9_-]+(\.[A-Za-z0-9_-]+)*$/.test(dnsName);
    return usable ? [{ keys, dnsName }] : [];
  });
}

/** The domain that a name lies in: of several that fit, the innermost. */
export function domainOf(base: string, domains: readonly ForestDomain[]): ForestDomain | null {
  const keys = distinguishedNameKeys(base) ?? [];
  const fitting = domains.filter(domain => liesIn(keys, domain.keys));
  return fitting.sort((one, other) => other.keys.length - one.keys.length)[0] ?? null;
}

/** Whether these steps end in those. */
export function liesIn(keys: readonly string[], below: readonly string[]): boolean {
  const depth = keys.length - below.length;
  return depth >= 0 && below.every((key, index) => keys[depth + index] === key);
}
