import type { NameService } from '../../ports/name-service.js';
import { type Patience, recordsOf, whoIsAsked } from './resolver.js';

export { findDomainControllers, type DomainQuery } from './domain-controllers.js';

/** Addresses by DNS: from the system's servers, or from this one (`ADDRESS` or `ADDRESS:PORT`). */
export function systemNames(dnsServer?: string, patience?: Patience): NameService {
  return {
    askedAt: whoIsAsked(dnsServer),
    addressesOf: async name => {
      const question = { name, dnsServer, patience };
      const answers = await Promise.allSettled([
        recordsOf(question, resolver => resolver.resolve4(name)),
        recordsOf(question, resolver => resolver.resolve6(name)),
      ]);
      const found = answers.flatMap(answer => (answer.status === 'fulfilled' ? (answer.value ?? []) : []));
      if (found.length > 0) return found;
      // Some DNS servers fail on the kind of address that they do not know; what the other kind says then counts.
      for (const answer of answers) if (answer.status === 'rejected') throw answer.reason;
      return null;
    },
  };
}
