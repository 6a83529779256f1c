import type { ComputerAccount, Gap, ServerSummary } from '../../preload/contract/index.js';
import type { Directory, DirectoryEntry, DirectoryRoot } from '../ports/directory.js';
import { computerAccountOf, findComputerAccount } from './computer-account.js';
import { domainDnsName, sameDistinguishedName } from './distinguished-name.js';
import { valueOf } from './entry-attributes.js';
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
    {
      part: 'the domains of the forest',
      distinguishedName: `CN=Partitions,${root.configuration}`,
      without: [],
      kind: 'domain',
    },
    () => readDomains(directory, root),
  );
  const own = ownDomain(root, fqdn, domains);
  const search = (domain: string): Promise<DirectoryEntry | null> =>
    accountIn(directory, { domain, own, name, fqdn }, gaps);
  const [first, ...others] = whereToLook(root, own, domains);
  // The others side by side: one that does not answer costs time.
  const inOthers = async (): Promise<(DirectoryEntry | null)[]> => Promise.all(others.map(search));
  const entry =
    (first === undefined ? null : await search(first)) ?? (await inOthers()).find(found => found !== null) ?? null;
  if (entry === null) return { computer: null, domain: domainDnsName(own ?? root.domain), entries: [] };
  const computer = computerAccountOf(entry);
  return { computer, domain: computer.domain, entries: [entry] };
}

interface Wanted {
  readonly domain: string;
  /** The domain that the full name lies in. */
  readonly own: string | undefined;
  readonly name: string;
  readonly fqdn: string | null;
}

/** The account of the server in one domain; null when it is not there, or could not be read. */
async function accountIn(
  directory: Directory,
  { domain, own, name, fqdn }: Wanted,
  gaps: Gap[],
): Promise<DirectoryEntry | null> {
  const isOwn = own !== undefined && sameDistinguishedName(domain, own);
  // Where the full name tells the domain, what another one hides makes no account of it.
  const kind = isOwn || own === undefined ? 'domain' : 'part';
  const place = { kind, part: `the domain ${domainDnsName(domain)}`, distinguishedName: domain } as const;
  const entry = await readPart(gaps, { ...place, without: undefined }, () =>
    findComputerAccount(directory, domain, name),
  );
  return entry && isOfServer(entry, fqdn, isOwn) ? entry : null;
}

/**
 * A short name can be taken in every domain. Away from the domain that the full name lies in, an account is the
 * server's only if it bears that full name: another machine must not be mistaken for it.
 */
function isOfServer(entry: DirectoryEntry, fqdn: string | null, inOwnDomain: boolean): boolean {
  return inOwnDomain || fqdn === null || valueOf(entry, 'dNSHostName')?.toLowerCase() === fqdn.toLowerCase();
}

/** The domain that the full name lies in; undefined where it lies in none of the forest, which DNS allows. */
function ownDomain(root: DirectoryRoot, fqdn: string | null, domains: readonly ForestDomain[]): string | undefined {
  if (fqdn === null) return undefined;
  return domainOfName(fqdn, domains)?.distinguishedName ?? suffixOf(fqdn, root);
}

/** The domain of the full name, the one that the domain controller serves, the root of the forest, and all others. */
function whereToLook(root: DirectoryRoot, own: string | undefined, domains: readonly ForestDomain[]): string[] {
  const others = domains.map(({ distinguishedName }) => distinguishedName);
  const all = [...(own === undefined ? [] : [own]), root.domain, root.rootDomain, ...others];
  return all.filter((one, place) => all.findIndex(other => sameDistinguishedName(one, other)) === place);
}

/** Without a list of domains, a name below the forest root tells of a domain of its own. */
function suffixOf(fqdn: string, root: DirectoryRoot): string | undefined {
  const suffix = fqdn.split('.').slice(1).join('.').toLowerCase();
  const forest = domainDnsName(root.rootDomain).toLowerCase();
  return suffix.endsWith(`.${forest}`) ? domainNameAsDistinguishedName(suffix) : undefined;
}
