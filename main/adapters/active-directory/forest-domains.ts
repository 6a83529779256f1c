import { distinguishedNameKeys } from '../../directory/distinguished-name.js';
import { domainsIn, type ForestDomain } from '../../directory/forest.js';
import type { DirectoryEntry } from '../../ports/directory.js';

export { domainsOf } from '../../directory/forest.js';

/** A domain of the forest that can be asked: its DNS name is one that its domain controllers may answer to. */
export interface AskableDomain extends ForestDomain {
  /** Where its part of the tree hangs. */
  readonly keys: readonly string[];
}

export function toAskableDomains(entries: readonly DirectoryEntry[]): AskableDomain[] {
  return domainsIn(entries).flatMap(domain => {
    const keys = distinguishedNameKeys(domain.distinguishedName) ?? [];
    const askable = keys.length > 0 && /^[A-Za-z0-9_-]+(\.[A-Za-z0-9_-]+)*$/.test(domain.dnsName);
    return askable ? [{ ...domain, keys }] : [];
  });
}

/** The domain that a name lies in: of several that fit, the innermost. */
export function domainOf(base: string, domains: readonly AskableDomain[]): AskableDomain | null {
  const keys = distinguishedNameKeys(base) ?? [];
  const fitting = domains.filter(domain => liesIn(keys, domain.keys));
  return fitting.sort((one, other) => other.keys.length - one.keys.length)[0] ?? null;
}

/** Whether these steps end in those. */
export function liesIn(keys: readonly string[], below: readonly string[]): boolean {
  const depth = keys.length - below.length;
  return depth >= 0 && below.every((key, index) => keys[depth + index] === key);
}
