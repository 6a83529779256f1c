import type { Fact } from '../../../../preload/contract/index.js';
import { failure } from '../../../problems/problem.js';
import { hostFact, sameText } from '../../evidence.js';
import type { RecoveryWorld } from '../../world.js';
import { readAccountNow, showsTheAccountOfNow, whyNotToTake } from './account.js';
import { addressesOf } from './adapter.js';
import type { Look } from './look.js';

/** What this machine says of itself. */
export function evidenceOf({ facts, trust }: Look): Fact[] {
  const addresses = facts.adapters
    .flatMap(adapter => addressesOf(adapter).map((one, place) => (place === 0 ? `${one}/${adapter.mask}` : one)))
    .join(', ');
  const member = facts.domain !== null;
  const known = (key: 'fqdn' | 'domain' | 'name' | 'adapters', value: string): string =>
    facts.unread[key] === undefined ? value : `not known: ${facts.unread[key]}`;
  return [
    hostFact(facts, 'name', { id: 'name', label: 'Name of this server', value: known('name', facts.name) }),
    hostFact(facts, 'adapters', { id: 'addresses', label: 'IP addresses', value: known('adapters', addresses) }),
    hostFact(facts, 'domain', {
      id: 'domain',
      label: 'Domain',
      value: known('domain', facts.domain ?? 'none (workgroup)'),
    }),
    ...(member
      ? [hostFact(facts, 'fqdn', { id: 'fqdn', label: 'Full name', value: known('fqdn', facts.fqdn ?? 'none') })]
      : []),
    ...(trust
      ? [hostFact(facts, 'secureChannel', { id: 'trust', label: 'Trust of the domain', value: trust.text })]
      : []),
  ];
}

/**
 * The second witness of a join: the directory. There must be one account of this name and no other, and either the
 * secure channel is sound or its password is younger than the plan. An export is a witness of another day, and proves
 * nothing.
 */
export async function proveMembership(world: RecoveryWorld, { facts, wanted, trust }: Look): Promise<Fact[]> {
  if (!sameText(facts.domain, wanted.domain) || !showsTheAccountOfNow(world)) return [];
  const reading = await readAccountNow(world);
  const wrong = whyNotToTake(reading, wanted.name);
  if (wrong?.code === 'SECOND_COMPUTER_ACCOUNT') {
    throw failure('SECOND_COMPUTER_ACCOUNT', {
      name: wanted.name,
      accounts: [reading.account?.distinguishedName ?? '', ...reading.others],
    });
  }
  const before = world.plan.lostServer.computer?.passwordLastSet ?? null;
  const set = reading.account?.passwordLastSet ?? null;
  const moved = set !== null && (before === null || set > before);
  if (trust?.state !== 'sound' && !moved) {
    throw failure('JOIN_NOT_PROVEN', {
      domain: wanted.domain,
      found: trust?.text ?? 'not known',
      source: reading.text,
    });
  }
  const place = { source: reading.source, readAt: facts.readAt };
  return [
    {
      id: 'account',
      label: 'Computer account',
      value: `${reading.account?.distinguishedName ?? 'none'}, ${reading.text}`,
      ...place,
    },
    {
      id: 'account-moved',
      label: 'Its password is younger than the plan',
      value: moved ? 'yes' : 'not seen yet on this domain controller',
      ...place,
    },
    ...(reading.unseen.length === 0
      ? []
      : [
          {
            id: 'other-accounts',
            label: 'Other accounts of this name',
            value: `none found; not known of ${reading.unseen.join(', ')}`,
            ...place,
          },
        ]),
  ];
}
