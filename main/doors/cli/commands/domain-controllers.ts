import { failure } from '../../../problems/problem.js';
import { dnsName, dnsServerAddress } from '../addresses.js';
import { exitCodes } from '../exit-codes.js';
import { conclude, type House } from '../house.js';
import { shownValue } from '../text-width.js';
import { whileWaiting } from '../while-waiting.js';

/** `cas-recovery domain-controllers`: those that DNS names for a domain, in the order in which they are tried. */
export async function domainControllers(
  house: House,
  domain: string,
  { site, dns }: { readonly site?: string; readonly dns?: string },
): Promise<number> {
  if (site?.trim() === '') throw failure('WRONG_USE', { what: '--site takes the name of a site, for example HQ.' });
  const wanted = {
    domain: dnsName(domain, 'domain:'),
    ...(site !== undefined && { site }),
    ...(dns !== undefined && { dnsServer: dnsServerAddress(dns) }),
  };
  const asking = house.composition.findDomainControllers(wanted);
  const { hosts, source } = await whileWaiting(house, 'Asking DNS', asking);
  house.terminal.line(`Domain controllers of ${wanted.domain}, in the order in which they are tried (${source})`);
  hosts.forEach(({ host, inSite }, place) => {
    const where = site === undefined ? '' : inSite ? `  in site ${shownValue(site)}` : '  elsewhere';
    house.terminal.line(`  ${String(place + 1).padStart(2)}. ${host}${where}`);
  });
  return conclude(house, {
    command: 'domain-controllers',
    exitCode: exitCodes.done,
    domain: wanted.domain,
    hosts,
    source,
  });
}
