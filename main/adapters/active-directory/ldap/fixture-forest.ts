import { type DnsServer, startDnsServer, type Zone } from '../../dns/fixture-dns-server.js';
import { findDomainControllers, systemNames } from '../../dns/name-service.js';
import type { Directory } from '../../../ports/directory.js';
import { Secret } from '../../../ports/secret.js';
import { contoso, eu } from './forest-for-tests.js';
import { type LiveOptions, openLiveDirectory } from './open-directory.js';

const addressOf = ({ url }: { readonly url: string }): string => new URL(url).hostname;
const controller = (target: string) => [{ target, priority: 0, weight: 100 }];

/** What DNS knows of the live forest: a domain controller in each domain. */
export const forestZone: Zone = {
  'SRV _ldap._tcp.dc._msdcs.contoso.local': controller(contoso.hostName),
  'SRV _ldap._tcp.dc._msdcs.eu.contoso.local': controller(eu.hostName),
  [`A ${contoso.hostName}`]: [addressOf(contoso)],
  [`A ${eu.hostName}`]: [addressOf(eu)],
};

export interface Forest {
  readonly dns: DnsServer;
  /** Reads the forest by the name of its root domain. */
  open(options?: { readonly user?: string } & Partial<LiveOptions>): Promise<Directory>;
  close(): Promise<void>;
}

/** For tests: the live forest as a real DNS server tells of it, with these records in place of the usual ones. */
export async function startForest(change: Zone = {}): Promise<Forest> {
  const dns = await startDnsServer({ ...forestZone, ...change });
  const patience = { timeout: 300, tries: 1 };
  const locate = {
    controllersOf: async (domain: string, forest?: string) =>
      (await findDomainControllers({ domain, forest, dnsServer: dns.address, patience })).hosts.map(({ host }) => host),
  };
  const usual = { locate, names: systemNames(dns.address, patience), limits: { connect: 5, answer: 10 } };
  return {
    dns,
    open: ({ user = contoso.user, ...options } = {}) =>
      openLiveDirectory(
        { kind: 'domain', domain: 'contoso.local', user, caFile: contoso.caFile },
        new Secret(contoso.password),
        { ...usual, ...options },
      ),
    close: () => dns.close(),
  };
}
