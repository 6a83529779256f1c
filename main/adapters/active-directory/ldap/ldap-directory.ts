import type { Problem } from '../../../../preload/contract/index.js';
import { distinguishedNameKeys, domainDnsName } from '../../../directory/distinguished-name.js';
import type { Directory, DirectoryEntry, DirectoryRoot, DirectorySearch } from '../../../ports/directory.js';
import type { DomainLocator } from '../../../ports/name-service.js';
import { Failure } from '../../../problems/failure.js';
import { failure } from '../../../problems/problem.js';
import { type AskableDomain, domainOf, domainsOf, liesIn, toAskableDomains } from '../forest-domains.js';
import type { Access } from './ldap-connection.js';
import { LdapControllers, waysTo } from './ldap-controllers.js';
import { searchAllPages } from './ldap-search.js';
import { untilCancelled } from './until-cancelled.js';

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
  readonly #opened: LdapControllers[] = [];
  #domains: Promise<readonly AskableDomain[]> | null = null;

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
    const parts = [this.#primary, ...this.#opened].map(({ readFrom }) => readFrom);
    return parts.filter(part => part !== '').join(', ');
  }

  root(): Promise<DirectoryRoot> {
    return Promise.resolve(this.#root);
  }

  async search(query: DirectorySearch): Promise<readonly DirectoryEntry[]> {
    const keys = distinguishedNameKeys(query.base);
    // No entry has a name that is none.
    if (keys === undefined) return [];
    const home = await this.#homeOf(query, keys);
    if (home === null) return this.#primary.use(client => searchAllPages(client, query));
    try {
      const controllers = await this.#controllersOf(home);
      return await controllers.use(client => searchAllPages(client, query));
    } catch (thrown) {
      if (!(thrown instanceof Failure) || stops.has(thrown.problem.code)) throw thrown;
      throw this.#absent(query.base, reasonOf(thrown.problem), thrown);
    }
  }

  async close(): Promise<void> {
    const others = await Promise.all([...this.#others.values()].map(one => one.catch(() => null)));
    await Promise.all([this.#primary, ...others].map(one => one?.close() ?? Promise.resolve()));
  }

  /** The domain that a name lies in, when this domain controller does not hold it; null when it does. */
  async #homeOf({ base }: DirectorySearch, keys: readonly string[]): Promise<AskableDomain | null> {
    const { configuration, domain } = this.#root;
    const [configurationKeys = [], own = []] = [configuration, domain].map(distinguishedNameKeys);
    if (keys.length === 0 || liesIn(keys, configurationKeys)) return null;
    const found = domainOf(base, await this.#domainsOfForest());
    if (found !== null) return found.keys.join('\n') === own.join('\n') ? null : found;
    if (liesIn(keys, own)) return null;
    throw this.#absent(base, 'it lies in no domain of this forest');
  }

  /** Asked once. What fails is asked again the next time. */
  #domainsOfForest(): Promise<readonly AskableDomain[]> {
    const query = domainsOf(this.#root.configuration);
    this.#domains ??= this.#primary
      .use(client => searchAllPages(client, query))
      .then(toAskableDomains)
      .catch((error: unknown) => {
        this.#domains = null;
        throw error;
      });
    return this.#domains;
  }

  #controllersOf({ dnsName }: AskableDomain): Promise<LdapControllers> {
    const known = this.#others.get(dnsName);
    if (known) return known;
    // The name of the domain itself leads to its domain controllers, where DNS keeps no records of them.
    const hosts = this.#locate.controllersOf(dnsName, domainDnsName(this.#root.rootDomain)).catch((thrown: unknown) => {
      if (thrown instanceof Failure && thrown.problem.code === 'DOMAIN_CONTROLLERS_OUTSIDE') throw thrown;
      return [dnsName];
    });
    const found = untilCancelled(this.#access.signal, hosts).then(all => {
      const controllers = new LdapControllers(all.flatMap(waysTo), this.#access);
      this.#opened.push(controllers);
      return controllers;
    });
    this.#others.set(dnsName, found);
    return found;
  }

  #absent(base: string, why: string, cause?: unknown): Failure {
    return failure('DIRECTORY_PART_ABSENT', { base, readFrom: this.readFrom, why }, cause);
  }
}

/** What the problem is, on one line; where several domain controllers failed, why each of them did. */
function reasonOf({ code, happened, details }: Problem): string {
  const reasons =
    code === 'DIRECTORY_NO_CONTROLLER_ANSWERED' && details !== undefined ? details.split('\n') : [happened];
  return reasons.map(reason => reason.replace(/\.$/, '')).join('; ');
}
