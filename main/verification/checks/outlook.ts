import { couldNotTell, defineCheck, notApplicable } from '../check.js';
import { row } from '../rows.js';

/** An array is a name that Outlook is given in place of a server. */
export const arrayName = defineCheck({
  card: {
    id: 'array-name',
    area: 'outlook',
    title: 'The name of the Client Access array is in DNS',
    proves: 'DNS has an address for the name of each Client Access array of this site.',
    how: 'msExchServerFQDN of the array, and DNS',
    weight: 'should',
  },
  timeLimitSeconds: 60,

  async look(world) {
    const { clientAccessArrays } = await world.directory();
    const named = clientAccessArrays.flatMap(({ name, fqdn }) => (fqdn === null ? [] : [{ name, fqdn }]));
    if (named.length === 0) return notApplicable('This site has no Client Access array.');
    const { names } = world;
    if (names === null) return couldNotTell('No DNS server that knows this network could be asked.');
    const rows = await Promise.all(
      named.map(async ({ name, fqdn }) => {
        const addresses = await names.addressesOf(fqdn);
        return row({
          id: name,
          label: fqdn,
          was: ['an address', `array ${name}`],
          is: [addresses?.join(', ') ?? 'no such name', names.askedAt],
          same: (addresses?.length ?? 0) > 0,
          remedy: `Add an A record for ${fqdn} with the address of the load balancer.`,
        });
      }),
    );
    const missing = rows.filter(({ result }) => result !== 'same');
    if (missing.length === 0)
      return {
        outcome: 'pass',
        found: `${rows.map(({ label, rebuilt }) => `${label}: ${rebuilt}`).join('; ')}.`,
        comparisons: rows,
      };
    return {
      outcome: 'fail',
      found: `No address: ${missing.map(({ label }) => label).join(', ')}.`,
      comparisons: rows,
      fix: {
        words: `Add an A record with the address of the load balancer for each: ${missing.map(({ label }) => label).join(', ')}.`,
        commands: [],
        changes: [],
      },
    };
  },
});

const notInDns = ', which is not in DNS';

/** The name that Outlook is sent to by its mailbox database. */
export const databasePointers = defineCheck({
  card: {
    id: 'database-pointers',
    area: 'outlook',
    title: 'Databases send Outlook to a name that works',
    proves:
      'Each mailbox database that sends its clients to this server, or to an array of its site, does so by the same name as before, and DNS has that name.',
    how: 'RpcClientAccessServer of Get-MailboxDatabase; legacyExchangeDN and msExchHomePublicMDB in the directory',
    weight: 'must',
  },
  timeLimitSeconds: 120,

  async look(world) {
    const now = await world.directory();
    const before = world.expected.directory;
    const wanted = before?.databases ?? now.databases;
    if (wanted.length === 0) return notApplicable('No mailbox database sends its clients to this server or its array.');
    const { names } = world;
    const hosts = [...new Set(now.databases.map(({ pointsAt }) => pointsAt))];
    const asked =
      names === null ? [] : await Promise.all(hosts.map(async host => [host, await names.addressesOf(host)] as const));
    const dead = asked.filter(([, addresses]) => (addresses?.length ?? 0) === 0).map(([host]) => host);
    const rows = wanted.map(({ name, distinguishedName, pointsAt }) => {
      const is = now.databases.find(one => one.distinguishedName === distinguishedName)?.pointsAt ?? null;
      const works = is !== null && !dead.includes(is);
      return row({
        id: distinguishedName,
        label: name,
        was: [pointsAt, before ? `read ${before.readAt}` : now.readFrom],
        is: [is === null ? 'points elsewhere, or is gone' : works ? is : `${is}${notInDns}`, now.readFrom],
        same: works && is.toLowerCase() === pointsAt.toLowerCase(),
        remedy:
          is?.toLowerCase() === pointsAt.toLowerCase()
            ? `Add an A record for ${pointsAt} in DNS.`
            : `Set-MailboxDatabase -Identity "${name}" -RpcClientAccessServer ${pointsAt}`,
      });
    });
    const wrong = rows.filter(({ result }) => result !== 'same');
    if (wrong.length > 0) {
      const some = wrong.slice(0, 3).map(({ label, rebuilt }) => `${label} (${rebuilt})`);
      const commands = wrong.map(({ remedy }) => remedy).filter(remedy => remedy.startsWith('Set-'));
      const noName = wrong.some(({ remedy }) => !remedy.startsWith('Set-'));
      return {
        // A database that was moved to another server while this one was lost serves its clients.
        outcome: wrong.some(({ rebuilt }) => rebuilt.endsWith(notInDns)) ? 'fail' : 'warning',
        found: `${String(wrong.length)} of ${String(rows.length)} databases: ${some.join(', ')}${wrong.length > 3 ? ' and others' : ''}.`,
        comparisons: rows,
        fix: {
          words: [
            ...(commands.length > 0 ? ['Point each database at the name from before, where that is wanted.'] : []),
            ...(noName ? ['Add the names that are missing to DNS.'] : []),
          ].join(' '),
          commands,
          changes: [],
        },
      };
    }
    if (names === null) {
      return {
        outcome: 'could not tell',
        found: 'They point at the names from before. Whether DNS has those could not be asked.',
        comparisons: rows,
      };
    }
    return { outcome: 'pass', found: `All ${String(rows.length)} point at a name that is in DNS.`, comparisons: rows };
  },
});
