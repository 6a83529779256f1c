import { distinguishedNameKeys } from '../../directory/distinguished-name.js';
import type { Directory, DirectoryEntry, DirectoryRoot, DirectorySearch } from '../../ports/directory.js';
import type { DomainLocator } from '../../ports/name-service.js';
import { Failure } from '../../problems/failure.js';
import { failure } from '../../problems/problem.js';
import { domainOf, domainsOf, type ForestDomain, liesIn, toForestDomains } from './forest-domains.js';
import type { Access } from './ldap-connection.js';
import { LdapControllers, waysTo } from './ldap-controllers.js';
import { searchAllPages } from './ldap-search.js';

/** Only these stop the reading as a whole; another domain that fails otherwise is a part that is not there. */
const stops = new Set(['CANCELLED']);

/**
 * Active Directory over LDAP. What lies in another domain of the forest is read from a domain controller of that
 * domain, which the list of partitions names and `locate` finds: no referral of a server leads anywhere.
 */
export class LdapDirectory implements Directory {
  readonly #primary: LdapControllers;
  readonly #root: DirectoryRoot;
  readonly #access: Access;
  readonly #locate: DomainLocator;
  readonly #others = new Map<string, Promise<LdapControllers>>();
  #domains: Promise<readonly ForestDomain[]> | null = null;

  constructor(
    primary: LdapControllers,
    root: DirectoryRoot,
    { access, locate }: { readonly access: Access; readonly locate: DomainLocator },
  ) {
    this.#primary = primary;
    this.#root = root;
    this.#access = access;
    this.#locate = locate;
  }

  get readFrom(): string {
    return this.#primary.readFrom;
  }

  root(): Promise<DirectoryRoot> {
    return Promise.resolve(this.#root);
  }

  async search(query: DirectorySearch): Promise<readonly DirectoryEntry[]> {
    const other = await this.#otherDomainOf(query.base);
    if (other === null) return this.#primary.use(client => searchAllPages(client, query));
    try {
      const controllers = await this.#controllersOf(other);
      return await controllers.use(client => searchAllPages(client, query));
    } catch (thrown) {
      if (!(thrown instanceof Failure) || stops.has(thrown.problem.code)) throw thrown;
      const why = thrown.problem.happened.replace(/\.$/, '');
      throw failure('DIRECTORY_PART_ABSENT', { base: query.base, readFrom: this.readFrom, why }, thrown);
    }
  }

  async close(): Promise<void> {
    const others = await Promise.all([...this.#others.values()].map(one => one.catch(() => null)));
    await Promise.all([this.#primary, ...others].map(one => one?.close()));
  }

  /** The domain that a name lies in, when this domain controller does not hold it; null when it does. */
  async #otherDomainOf(base: string): Promise<ForestDomain | null> {
    const keys = distinguishedNameKeys(base) ?? [];
    const lies = (partition: string): boolean => liesIn(keys, distinguishedNameKeys(partition) ?? []);
    if (lies(this.#root.configuration) || !lies(this.#root.rootDomain)) return null;
    this.#domains ??= this.#readDomains();
    const found = domainOf(base, await this.#domains);
    const own = distinguishedNameKeys(this.#root.domain)?.join('\n');
    return found === null || found.keys.join('\n') === own ? null : found;
  }

  async #readDomains(): Promise<readonly ForestDomain[]> {
    const query = domainsOf(this.#root.configuration);
    return toForestDomains(await this.#primary.use(client => searchAllPages(client, query)));
  }

  #controllersOf({ dnsName }: ForestDomain): Promise<LdapControllers> {
    const known = this.#others.get(dnsName);
    if (known) return known;
    // The name of the domain itself leads to its domain controllers, where DNS keeps no records of them.
    const hosts = this.#locate.controllersOf(dnsName).catch(() => [dnsName]);
    const found = hosts.then(all => new LdapControllers(all.flatMap(waysTo), this.#access));
    this.#others.set(dnsName, found);
    return found;
  }
}
