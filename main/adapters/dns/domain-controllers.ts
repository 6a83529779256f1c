import type { SrvRecord } from 'node:dns';
import type { DomainControllers } from '../../../preload/contract/index.js';
import { failure } from '../../problems/problem.js';
import { type Patience, recordsOf, whoIsAsked } from './resolver.js';

export interface DomainQuery {
  readonly domain: string;
  /** Active Directory site whose domain controllers come first. */
  readonly site?: string | undefined;
  readonly dnsServer?: string | undefined;
  readonly patience?: Patience | undefined;
}

/**
 * The domain controllers that DNS names for a domain, in the order in which to try them: those of the site first, then
 * by the priority of their records, then the heavier weight (where RFC 2782 would draw lots, so that a repeated look
 * gives the same order). Throws `DOMAIN_CONTROLLERS_NOT_FOUND` when DNS knows none.
 */
export async function findDomainControllers({
  domain,
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
  return {
    hosts: all.map(host => ({ host, inSite: near.includes(host) })),
    source: `SRV records ${names}, ${askedAt}`,
  };
}

function inOrder(records: readonly SrvRecord[]): string[] {
  return [...records]
    .sort(
      (one, other) => one.priority - other.priority || other.weight - one.weight || (one.name < other.name ? -1 : 1),
    )
    .map(({ name }) => name.toLowerCase().replace(/\.$/, ''))
    .filter(name => name !== ''); // a lone dot: decidedly none (RFC 2782)
}
