import { entry } from './entry.js';

/** DNS does not say where the domain controllers or a server are. */
export const dnsProblems = {
  DNS_NOT_ANSWERED: entry(
    ({ name, askedAt }: { name: string; askedAt: string; code: string }) => `${askedAt} gave no answer for ${name}.`,
    'Domain controllers and addresses are found by DNS.',
    'Check the network and the DNS servers of this machine. Name another DNS server, or give the address of a domain controller by hand.',
    ({ code }) => code,
  ),
  DOMAIN_CONTROLLERS_NOT_FOUND: entry(
    ({ domain, askedAt }: { domain: string; names: string; askedAt: string }) =>
      `${askedAt} knows no domain controller of ${domain}.`,
    'A domain controller is found by records that it keeps in the DNS of its domain.',
    'Check the name of the domain, and that the DNS servers of the domain are asked. Or give the address of a domain controller by hand.',
    ({ names }) => names,
  ),
  DOMAIN_CONTROLLERS_OUTSIDE: entry(
    ({ domain, askedAt }: { domain: string; leftOut: readonly string[]; askedAt: string }) =>
      `${askedAt} names domain controllers of ${domain}, but none whose name lies in that domain.`,
    'Answers of DNS can be forged, and your password would go to whoever is named there. It was not sent.',
    'Check the name of the domain. If its domain controllers really have other names, give the address of one by hand.',
    ({ leftOut }) => leftOut.join('\n'),
  ),
};
