import type { NameService } from '../../ports/name-service.js';
import { recordsOf, resolverFor, whoIsAsked } from './resolver.js';

export { findDomainControllers, type DomainQuery } from './domain-controllers.js';

/** Addresses by DNS: from the system's servers, or from this one (`ADDRESS` or `ADDRESS:PORT`). */
export function systemNames(dnsServer?: string): NameService {
  const resolver = resolverFor(dnsServer);
  const askedAt = whoIsAsked(dnsServer);
  return {
    askedAt,
    addressesOf: async name => {
      const [four, six] = await Promise.all([
        recordsOf({ name, askedAt }, () => resolver.resolve4(name)),
        recordsOf({ name, askedAt }, () => resolver.resolve6(name)),
      ]);
      return four === null && six === null ? null : [...(four ?? []), ...(six ?? [])];
    },
  };
}
