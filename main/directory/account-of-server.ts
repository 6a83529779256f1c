import type { ComputerAccount, Gap, ServerSummary } from '../../preload/contract/index.js';
import type { Directory, DirectoryEntry, DirectoryRoot } from '../ports/directory.js';
import { computerAccountOf, findComputerAccount } from './computer-account.js';
import { domainDnsName, sameDistinguishedName } from './distinguished-name.js';
import { domainNameAsDistinguishedName, domainOfName, type ForestDomain, readDomains } from './forest.js';
import { readPart } from './read-part.js';

export interface AccountOfServer {
  readonly computer: ComputerAccount | null;
  /** DNS name of the domain that the server belongs to, as far as is known. */
  readonly domain: string;
  readonly entries: readonly DirectoryEntry[];
}

/** Finds the computer account of a server, first in the domain that its full name lies in. */
export async function readAccount(
  directory: Directory,
  root: DirectoryRoot,
  { name, fqdn }: ServerSummary,
  gaps: Gap[],
): Promise<AccountOfServer> {
  const domains = await readPart(
    gaps,
    { part: 'the domains of the forest', distinguishedName: `CN=Partitions,${root.configuration}`, without: [] },
    () => readDomains(directory, root),
  );
  const candidates = whereToLook(root, fqdn, domains);
  for (const domain of candidates) {
    const place = { part: `the domain ${domainDnsName(domain)}`, distinguishedName: domain, without: undefined };
    const entry = await readPart(gaps, place, () => findComputerAccount(directory, domain, name));
    if (!entry) continue;
    const computer = computerAccountOf(entry);
    return { computer, domain: computer.domain, entries: [entry] };
  }
  return { computer: null, domain: domainDnsName(candidates[0] ?? root.domain), entries: [] };
}

/**
 * The domain of the full name, the one that the domain controller serves, and the root of the forest. Where the name
 * lies in no domain of the forest, which DNS allows, the account may be in any of them.
 */
function whereToLook(root: DirectoryRoot, fqdn: string | null, domains: readonly ForestDomain[]): string[] {
  const own = fqdn === null ? undefined : (domainOfName(fqdn, domains)?.distinguishedName ?? suffixOf(fqdn, root));
  const others = own === undefined ? domains.map(({ distinguishedName }) => distinguishedName) : [own];
  const all = [...(own === undefined ? [] : [own]), root.domain, root.rootDomain, ...others];
  return all.filter((one, place) => all.findIndex(other => sameDistinguishedName(one, other)) === place);
}

/** Without a list of domains, a name below the forest root tells of a domain of its own. */
function suffixOf(fqdn: string, root: DirectoryRoot): string | undefined {
  const suffix = fqdn.split('.').slice(1).join('.').toLowerCase();
  const forest = domainDnsName(root.rootDomain).toLowerCase();
  return suffix.endsWith(`.${forest}`) ? domainNameAsDistinguishedName(suffix) : undefined;
}
