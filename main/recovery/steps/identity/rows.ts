import type { HostFacts } from '../../../../preload/contract/index.js';
import { problem } from '../../../problems/problem.js';
import { compare, type Row, sameText, sourceOf } from '../../evidence.js';
import { addressesOf } from './adapter.js';
import { hasAddress, type Identity, type Look, settingsText } from './look.js';

/** The lost server beside this one, in the order in which differences are put right. */
export function rowsOf(look: Look): Row[] {
  return [
    nameRow(look),
    ...networkRows(look),
    ...accountRows(look),
    ...otherAccountRows(look),
    domainRow(look),
    ...memberRows(look),
  ];
}

function nameRow({ facts, wanted }: Look): Row {
  return compare({
    id: 'name',
    label: 'Name',
    lost: [wanted.name, 'cn of the server object'],
    rebuilt: [
      known(facts, 'name', facts.pendingName ? `${facts.name} (${facts.pendingName} after the restart)` : facts.name),
      sourceOf(facts, 'name'),
    ],
    same: facts.unread['name'] === undefined ? sameText(facts.name, wanted.name) : 'unknown',
    remedy: `Rename this server to ${wanted.name}.`,
  });
}

function networkRows({ facts, wanted, choice }: Look): Row[] {
  const source = sourceOf(facts, 'adapters');
  // The address of a rehearsal with a directory alone is nobody's.
  const madeUp = wanted.addressSource.startsWith('stand-in') ? ', made up for this rehearsal' : '';
  const lost = { address: `${wanted.address} (static${madeUp})`, network: settingsText(wanted) };
  if (choice.kind !== 'chosen') {
    const found = facts.adapters.map(({ name, address }) => `${address} on "${name}"`).join(', ') || 'no adapter';
    const rebuilt = [known(facts, 'adapters', found), source] as const;
    const remedy = 'Say which adapter gets it: see the problem of this step.';
    const row = (id: string, label: string, [value, from]: readonly [string, string]): Row =>
      compare({ id, label, lost: [value, from], rebuilt, same: 'unknown', remedy });
    return [
      row('address', 'IP address', [lost.address, wanted.addressSource]),
      row('network', 'Network settings', [lost.network, 'plan of this recovery']),
    ];
  }
  const { adapter } = choice;
  const more = adapter.moreAddresses.length > 0 ? `, also ${adapter.moreAddresses.join(', ')}` : '';
  const shown = addressesOf(adapter).includes(wanted.address) ? wanted.address : adapter.address;
  return [
    compare({
      id: 'address',
      label: 'IP address',
      lost: [lost.address, wanted.addressSource],
      rebuilt: [
        shown === adapter.address
          ? `${adapter.address} (${adapter.dhcp ? 'by DHCP' : 'static'})${more}`
          : `${adapter.address}${more} (${adapter.dhcp ? 'by DHCP' : 'static'})`,
        source,
      ],
      same: hasAddress(adapter, wanted),
      remedy: `Set ${wanted.address} on "${adapter.name}".`,
    }),
    compare({
      id: 'network',
      label: 'Network settings',
      lost: [lost.network, 'plan of this recovery'],
      rebuilt: [settingsText(adapter), source],
      same: settingsText(adapter) === settingsText(wanted),
      remedy: `Set them on "${adapter.name}".`,
    }),
  ];
}

function accountRows({ account, wanted, rejoin }: Look): Row[] {
  if (!account?.account || rejoin) return [];
  const { distinguishedName, passwordLastSet } = account.account;
  const since = passwordLastSet ?? '';
  return [
    compare({
      id: 'account',
      label: 'Computer account',
      lost: ['reset since the server was lost', 'plan of this recovery'],
      rebuilt: [account.text, account.source],
      same: account.reset === 'unknown' ? 'unknown' : account.reset === 'yes',
      remedy:
        account.reset === 'unknown'
          ? 'The join takes the account over. If it is refused, reset the account first.'
          : 'This step resets it before it joins.',
      blocks: problem('COMPUTER_ACCOUNT_NOT_RESET', { name: wanted.name, since, dn: distinguishedName }),
    }),
  ];
}

/** A second account in a domain that does not answer may exist: that is not known, and never "none". */
function otherAccountRows({ account, wanted }: Look): Row[] {
  if (!account || account.unseen.length === 0) return [];
  return [
    compare({
      id: 'other-accounts',
      label: 'Other accounts of this name',
      lost: ['none', 'one server, one account'],
      rebuilt: [`not known: ${account.unseen.join(', ')} could not be read`, account.source],
      same: 'unknown',
      remedy: `Look there for a computer ${wanted.fqdn}. Go on only if you know that there is none.`,
    }),
  ];
}

function domainRow({ facts, wanted }: Look): Row {
  const now = facts.domain ?? 'none (workgroup)';
  const { pendingDomain } = facts;
  const after = pendingDomain && !sameText(pendingDomain, facts.domain) ? `, ${pendingDomain} after the restart` : '';
  return compare({
    id: 'domain',
    label: 'Domain',
    lost: [wanted.domain, 'domain of the computer account'],
    rebuilt: [known(facts, 'domain', `${now}${after}`), sourceOf(facts, 'domain')],
    same: facts.unread['domain'] === undefined ? sameText(facts.domain, wanted.domain) : 'unknown',
    remedy: `Join ${wanted.domain} with the account that is already there.`,
  });
}

/** What there is to compare of a member: whether the domain trusts it, and its full name. */
function memberRows(look: Look): Row[] {
  const { facts, wanted, trust } = look;
  const disjoint = suffixOf(wanted) !== wanted.domain.toLowerCase();
  if (!trust || !sameText(facts.domain, wanted.domain)) return disjoint ? [fullNameRow(look, false)] : [];
  const row = compare({
    id: 'trust',
    label: 'Trust of the domain',
    lost: ['sound', 'what a member needs'],
    rebuilt: [trust.text, sourceOf(facts, 'secureChannel')],
    same: trust.state === 'sound' ? true : trust.state === 'broken' ? false : 'unknown',
    remedy: trust.state === 'broken' ? `Join ${wanted.domain} again.` : 'Run nltest /sc_verify with the domain’s name.',
    blocks: problem('TRUST_BROKEN', { domain: wanted.domain, found: trust.text }),
  });
  return [row, fullNameRow(look, true)];
}

function fullNameRow({ facts, wanted }: Look, isMember: boolean): Row {
  const unread = facts.unread['fqdn'];
  return compare({
    id: 'fqdn',
    label: 'Full name',
    lost: [wanted.fqdn, 'networkAddress of the server object'],
    rebuilt: [known(facts, 'fqdn', facts.fqdn ?? 'none yet'), sourceOf(facts, 'fqdn')],
    same: unread === undefined && isMember && facts.fqdn !== null ? sameText(facts.fqdn, wanted.fqdn) : 'unknown',
    remedy: `The primary DNS suffix must be ${suffixOf(wanted)}. A join sets ${wanted.domain} unless it is told not to.`,
    blocks: problem('FULL_NAME_DIFFERS', {
      found: facts.fqdn ?? facts.name,
      wanted: wanted.fqdn,
      suffix: suffixOf(wanted),
    }),
  });
}

/** What stands after the first dot of the full name. */
export function suffixOf({ fqdn }: Identity): string {
  return fqdn.slice(fqdn.indexOf('.') + 1).toLowerCase();
}

function known(facts: HostFacts, key: keyof HostFacts, value: string): string {
  const why = facts.unread[key];
  return why === undefined ? value : `not known: ${why}`;
}
