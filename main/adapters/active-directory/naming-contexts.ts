import { distinguishedNameKeys, parseDistinguishedName } from '../../directory/distinguished-name.js';
import type { DirectoryRoot } from '../../ports/directory.js';

/**
 * Finds the partitions in the names of an export, which no longer says which domain controller it came from.
 * The configuration partition is `CN=Configuration` followed by `DC=` steps alone. The domain is the run of `DC=`
 * steps that most entries outside the configuration partition end in; without such entries, the forest root, which the
 * configuration partition hangs on.
 */
export function deduceRoot(distinguishedNames: Iterable<string>): DirectoryRoot {
  let configuration: string | null = null;
  const domains = new Map<string, { readonly name: string; entries: number }>();
  for (const text of distinguishedNames) {
    const { domain, partition } = split(text);
    if (partition === 'cn=configuration') configuration ??= `CN=Configuration,${domain}`;
    else if (domain !== '' && !/(^|,)dc=(domain|forest)dnszones,/i.test(domain)) count(domains, domain);
  }
  const forestRoot = configuration?.slice('CN=Configuration,'.length) ?? '';
  const [largest] = [...domains.values()].sort((one, other) => other.entries - one.entries);
  const domain = largest?.name ?? forestRoot;
  return { configuration: configuration ?? `CN=Configuration,${domain}`, domain, domainController: null };
}

/** The `DC=` steps at the end of a name, and the step before them. */
function split(text: string): { readonly domain: string; readonly partition: string } {
  const steps = parseDistinguishedName(text) ?? [];
  const last = steps.map(({ attribute }) => attribute.toLowerCase() !== 'dc').lastIndexOf(true);
  const domain = steps.slice(last + 1).map(({ attribute, value }) => `${attribute}=${value}`);
  return { domain: domain.join(','), partition: distinguishedNameKeys(text)?.[last] ?? '' };
}

function count(domains: Map<string, { readonly name: string; entries: number }>, name: string): void {
  const known = domains.get(name.toLowerCase());
  if (known) known.entries += 1;
  else domains.set(name.toLowerCase(), { name, entries: 1 });
}
