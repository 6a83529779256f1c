import type { Comparison, HandOff, HostFacts } from '../../../preload/contract/index.js';
import { clockSkewLimitSeconds } from '../../product/exchange-2010.js';
import { trustOf } from '../../product/trust.js';
import { momentInWords } from '../../report/words.js';

/** A clock that is off by less than this is no concern. */
const clockWarnSeconds = 60;

interface RowParts {
  readonly id: string;
  readonly label: string;
  readonly lost: readonly [string, string];
  readonly rebuilt: readonly [string, string];
  readonly same: boolean | 'unknown';
  readonly remedy: string;
}

function row({ id, label, lost, rebuilt, same, remedy }: RowParts): Comparison {
  const result = same === 'unknown' ? 'unknown' : same ? 'same' : 'different';
  return {
    id,
    label,
    lost: lost[0],
    lostSource: lost[1],
    rebuilt: rebuilt[0],
    rebuiltSource: rebuilt[1],
    result,
    remedy: result === 'same' ? '' : remedy,
  };
}

const sheet = 'the hand-off';

/** What the hand-off noted of the server beside what the restored one shows, as far as no directory is needed. */
export function restoredRows(handOff: HandOff, facts: HostFacts): Comparison[] {
  return [
    started(handOff, facts),
    domain(handOff, facts),
    trustRow(handOff, facts),
    clock(facts),
    network(handOff, facts),
    ...rollup(handOff, facts),
    restarts(facts),
  ];
}

const sourceOf = (facts: HostFacts, key: keyof HostFacts): string => facts.sources[key] ?? 'this server';
const isRead = (facts: HostFacts, key: keyof HostFacts): boolean => facts.unread[key] === undefined;
const notRead = 'could not be read';

/** A restore ends with a start. Without one since, this is the server from before. */
function started({ madeAt }: HandOff, facts: HostFacts): Comparison {
  const { bootedAt } = facts;
  return row({
    id: 'started',
    label: 'Started since the hand-off',
    lost: [`after ${momentInWords(madeAt)}`, sheet],
    rebuilt: [isRead(facts, 'bootedAt') ? momentInWords(bootedAt) : notRead, sourceOf(facts, 'bootedAt')],
    same: isRead(facts, 'bootedAt') ? bootedAt > madeAt : 'unknown',
    remedy: 'This server has not started since: it was not restored from this hand-off. Or its clock is wrong.',
  });
}

function domain({ server }: HandOff, facts: HostFacts): Comparison {
  const known = server.domain !== null && isRead(facts, 'domain');
  return row({
    id: 'domain',
    label: 'Domain',
    lost: [server.domain ?? 'not known', server.sources['domain'] ?? sheet],
    rebuilt: [isRead(facts, 'domain') ? (facts.domain ?? 'none (workgroup)') : notRead, sourceOf(facts, 'domain')],
    same: known ? facts.domain?.toLowerCase() === server.domain?.toLowerCase() : 'unknown',
    remedy: 'Look in the properties of the computer, and join it to its domain again.',
  });
}

function trustRow({ server, rehearsal }: HandOff, facts: HostFacts): Comparison {
  const trust = trustOf(facts);
  const name = facts.domain ?? server.domain ?? 'DOMAIN';
  const renew = `The password of the computer account is probably a newer one now. Log on with a local administrator, and renew it: netdom resetpwd /server:DC /userd:${name}\\ACCOUNT /passwordd:* Then restart.`;
  // Only a trust that is known to be broken is renewed.
  const isBroken = trust?.state === 'broken';
  return row({
    id: 'trust',
    label: 'Trust of the domain',
    lost: ['sound', 'needed by every domain logon'],
    rebuilt: [trust?.text ?? 'not told', sourceOf(facts, 'secureChannel')],
    same: trust?.state === 'sound' ? true : isBroken ? false : 'unknown',
    remedy: isBroken
      ? `${renew}${rehearsal ? ' In this rehearsal somebody does so now: look again.' : ''}`
      : `Look at the network and the clock, then ask again: nltest /sc_verify:${name}`,
  });
}

function clock(facts: HostFacts): Comparison {
  const { clockSkewSeconds: skew } = facts;
  return row({
    id: 'clock',
    label: 'Clock',
    lost: [
      `within ${clockWarnSeconds} s of the domain controller`,
      `Kerberos refuses from ${clockSkewLimitSeconds} s on`,
    ],
    rebuilt: [
      skew === null ? 'could not be compared' : `${skew.toFixed(1)} s apart`,
      sourceOf(facts, 'clockSkewSeconds'),
    ],
    same: skew === null ? 'unknown' : Math.abs(skew) <= clockWarnSeconds,
    remedy: 'Set the clock by the domain: w32tm /resync /rediscover',
  });
}

function network({ server: { networks, sources } }: HandOff, facts: HostFacts): Comparison {
  const wanted = networks.flatMap(({ address, moreAddresses }) => [address, ...moreAddresses]);
  const now = facts.adapters.flatMap(({ address, moreAddresses }) => [address, ...moreAddresses]);
  const byDhcp = networks.length > 0 && networks.every(({ dhcp }) => dhcp);
  const missing = wanted.filter(one => !now.includes(one));
  const read = isRead(facts, 'adapters');
  return row({
    id: 'address',
    label: 'IP address',
    lost: [byDhcp ? 'by DHCP' : wanted.join(', ') || 'not known', sources['networks'] ?? sheet],
    rebuilt: [read ? now.join(', ') || 'none' : notRead, sourceOf(facts, 'adapters')],
    same: wanted.length === 0 || !read ? 'unknown' : byDhcp ? now.length > 0 : missing.length === 0,
    remedy:
      'A new network adapter lost the address. Set it again, and the DNS servers. A load balancer must know the server too.',
  });
}

function rollup({ server: { rollupBuild, sources } }: HandOff, facts: HostFacts): Comparison[] {
  if (rollupBuild === null) return [];
  const { installedBuild, rollupBuild: now } = facts.exchange;
  const read = isRead(facts, 'exchange');
  return [
    row({
      id: 'rollup',
      label: 'Build of the program files',
      lost: [rollupBuild, sources['rollupBuild'] ?? sheet],
      rebuilt: [read ? (now ?? 'there are none') : notRead, sourceOf(facts, 'exchange')],
      same: read ? now === rollupBuild : 'unknown',
      remedy:
        now === null && read
          ? `The program files of Exchange are missing${installedBuild === null ? '' : ', though the registry counts it as installed'}. Restore the volume that had them.`
          : 'The backup is older than the last rollup. Install that rollup again.',
    }),
  ];
}

function restarts(facts: HostFacts): Comparison {
  const known = isRead(facts, 'pendingRestart');
  return row({
    id: 'restart',
    label: 'Waiting for a restart',
    lost: ['no', 'a server in use'],
    rebuilt: [
      !known ? notRead : facts.pendingRestart.map(({ place }) => place).join(', ') || 'no',
      sourceOf(facts, 'pendingRestart'),
    ],
    same: known ? facts.pendingRestart.length === 0 : 'unknown',
    remedy: 'Restart once more before users come back.',
  });
}
