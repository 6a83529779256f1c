import type { SrvRecord } from 'node:dns';
import type { DomainControllers } from '../../../preload/contract/index.js';
import { failure } from '../../problems/problem.js';
import { type Patience, recordsOf, whoIsAsked } from './resolver.js';

export interface DomainQuery {
  readonly domain: string;
  /** DNS name of the forest that the domain is known to belong to: its domain controllers may be named after it too. */
  readonly forest?: string | undefined;
  /** Active Directory site whose domain controllers come first. */
  readonly site?: string | undefined;
  readonly dnsServer?: string | undefined;
  readonly patience?: Patience | undefined;
}

/**
 * The domain controllers that DNS names for a domain, in the order in which to try them: those of the site first, then
 * by the priority of their records, then the heavier weight (where RFC 2782 would draw lots, so that a repeated look
 * gives the same order). Throws `DOMAIN_CONTROLLERS_NOT_FOUND` when DNS knows none.
 *
 * DNS proves nothing, and whoever forges it may well have a good certificate for a name of his own. So the password goes
 * only to names that lie in the domain. Others are left out, which `source` says; where nothing else is left, it throws
 * `DOMAIN_CONTROLLERS_OUTSIDE`.
 */
export async function findDomainControllers({
  domain,
  forest,
  site,
  dnsServer,
  patience,
}: DomainQuery): Promise<DomainControllers> {
  const askedAt = whoIsAsked(dnsServer);
  const ask = async (name: string): Promise<string[]> =>
    inOrder((await recordsOf({ name, dnsServer, patience }, resolver => resolver.resolveSrv(name))) ?? []);
  const zone = `_msdcs.${domain.replace(/\.$/, '')}`;
  const everywhere = `_ldap._tcp.dc.${zone}`;
  const inSite = site === undefined ? null : `_ldap._tcp.${site}._sites.dc.${zone}`;
  const near = inSite === null ? [] : await ask(inSite);
  const all = [...new Set([...near, ...(await ask(everywhere))])];
  const names = [inSite, everywhere].filter(name => name !== null).join(' and ');
  if (all.length === 0) throw failure('DOMAIN_CONTROLLERS_NOT_FOUND', { domain, names, askedAt });
  const hosts = all.filter(host => liesIn(host, domain) || (forest !== undefined && liesIn(host, forest)));
  const leftOut = all.filter(host => !hosts.includes(host)).map(printable);
  if (hosts.length === 0) throw failure('DOMAIN_CONTROLLERS_OUTSIDE', { domain, leftOut, askedAt });
  return {
    hosts: hosts.map(host => ({ host, inSite: near.includes(host) })),
    source: `SRV records ${names}, ${askedAt}${saying(leftOut, domain)}`,
  };
}

/** Whether a host is named in a domain. What a URL would read in another way is no name at all. */
function liesIn(host: string, domain: string): boolean {
  const suffix = domain.toLowerCase().replace(/\.$/, '');
  return /^[a-z0-9_-]+(\.[a-z0-9_-]+)*$/.test(host) && `.${host}`.endsWith(`.${suffix}`);
}

function saying(leftOut: readonly string[], domain: string): string {
  if (leftOut.length === 0) return '';
  const [first, more] = [leftOut.slice(0, 5).join(', '), leftOut.length - 5];
  return `. Left out, as their names do not lie in ${domain}: ${first}${more > 0 ? ` and ${String(more)} more` : ''}`;
}

const printable = (host: string): string => host.replace(/[^\x21-\x7e]/g, '?');

function inOrder(records: readonly SrvRecord[]): string[] {
  return [...records]
    .sort(
      (one, other) => one.priority - other.priority || other.weight - one.weight || (one.name < other.name ? -1 : 1),
    )
    .map(({ name }) => name.toLowerCase().replace(/\.$/, ''))
    .filter(name => name !== ''); // a lone dot: decidedly none (RFC 2782)
}
