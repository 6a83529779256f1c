import { clientHosts } from '../certificate-names.js';
import { couldNotTell, defineCheck, notApplicable } from '../check.js';
import { row } from '../rows.js';

/** The name of the server leads to the server. */
export const ownName = defineCheck({
  card: {
    id: 'dns-own-name',
    area: 'names',
    title: 'DNS knows the address of this server',
    proves: 'The full name of this server leads to one of its own addresses, and to no other.',
    how: 'A records of the full name beside the addresses of this server',
    weight: 'must',
  },
  timeLimitSeconds: 60,

  async look(world) {
    const { machine } = await world.server();
    const { names } = world;
    if (names === null) return couldNotTell('No DNS server that knows this network could be asked.');
    const why = machine.unread['fqdn'] ?? machine.unread['adapters'];
    if (why !== undefined) return couldNotTell(why);
    if (machine.fqdn === null) return couldNotTell('This machine has no full DNS name.');
    const addresses = (await names.addressesOf(machine.fqdn)) ?? [];
    const own = machine.adapters.flatMap(({ address, moreAddresses }) => [address, ...moreAddresses]);
    const stale = addresses.filter(address => !own.includes(address));
    const comparisons = [
      row({
        id: 'own-name',
        label: machine.fqdn,
        was: [own.join(', '), machine.sources['adapters'] ?? 'addresses of this server'],
        is: [addresses.join(', ') || 'no such name', names.askedAt],
        same: addresses.length > 0 && stale.length === 0,
        remedy: 'Register the name again: ipconfig /registerdns. Delete a record with another address by hand.',
      }),
    ];
    if (addresses.length > 0 && stale.length === 0) {
      return { outcome: 'pass', found: `${machine.fqdn} leads to ${addresses.join(', ')}.`, comparisons };
    }
    return {
      outcome: addresses.length > stale.length ? 'warning' : 'fail',
      found:
        addresses.length === 0
          ? `DNS has no address for ${machine.fqdn}.`
          : `${machine.fqdn} ${addresses.length > stale.length ? 'also leads' : 'leads'} to ${stale.join(', ')}, which is not this server.`,
      comparisons,
      fix: {
        words: 'Register the name again, and delete what is stale at the DNS server.',
        commands: ['ipconfig /registerdns'],
        changes: [],
      },
    };
  },
});

/** The names that clients use may lead to a load balancer: only that they lead anywhere can be told. */
export const clientNames = defineCheck({
  card: {
    id: 'dns-client-names',
    area: 'names',
    title: 'The names that clients use are in DNS',
    proves: 'Each host of the internal URLs and of Autodiscover has an address in the DNS of this network.',
    how: 'A records of the hosts in the URLs of the directory',
    weight: 'should',
  },
  timeLimitSeconds: 60,

  async look(world) {
    const { names } = world;
    const hosts = clientHosts(world.expected.directory ?? (await world.directory()));
    if (hosts.length === 0) return notApplicable('The directory sends no client to a name.');
    if (names === null) return couldNotTell('No DNS server that knows this network could be asked.');
    const rows = await Promise.all(
      hosts.map(async ({ host, from }) => {
        const addresses = await names.addressesOf(host);
        return row({
          id: host,
          label: host,
          was: ['an address', from],
          is: [addresses?.join(', ') ?? 'no such name', names.askedAt],
          same: (addresses?.length ?? 0) > 0,
          remedy: `Add an A record for ${host} with the address of this server or of its load balancer.`,
        });
      }),
    );
    const missing = rows.filter(({ result }) => result !== 'same');
    if (missing.length === 0)
      return { outcome: 'pass', found: `All ${String(rows.length)} have an address.`, comparisons: rows };
    return {
      outcome: 'fail',
      found: `No address: ${missing.map(({ label }) => label).join(', ')}. A name that is used outside only may be missing here.`,
      comparisons: rows,
      fix: { words: 'Add the records in DNS.', commands: missing.map(({ remedy }) => remedy), changes: [] },
    };
  },
});
