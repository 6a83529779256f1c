import type { HostChange, HostFacts, Problem } from '../../../../preload/contract/index.js';
import { Failure } from '../../../problems/failure.js';
import { problem } from '../../../problems/problem.js';
import { sameText } from '../../evidence.js';
import type { RecoveryWorld } from '../../world.js';
import { whyNotToTake } from './account.js';
import { isOnThisMachine } from './adapter.js';
import { isNamed, type Look, settingsText, waitsFor } from './look.js';
import { suffixOf } from './rows.js';

/** Why nothing must be changed now: what is not known, what is the wrong machine, and what would hurt somebody else. */
export async function blockOf(world: RecoveryWorld, look: Look): Promise<Problem | undefined> {
  return (
    unreadBlock(look.facts) ??
    machineBlock(look) ??
    adapterBlock(world, look) ??
    (await addressBlock(world, look)) ??
    (look.account && whyNotToTake(look.account, look.wanted.name)) ??
    trustBlock(look) ??
    fullNameBlock(look)
  );
}

/** Why these changes must not be made although nothing else speaks against them. */
export async function blockOfChanges(
  world: RecoveryWorld,
  look: Look,
  changes: readonly HostChange[],
): Promise<Problem | undefined> {
  const takesOver = changes.some(({ kind }) => kind === 'join-domain' || kind === 'reset-account');
  if (!takesOver) return undefined;
  return (await domainBlock(world, look)) ?? (await lostServerBlock(world, look));
}

const vital = {
  name: 'name',
  pendingName: 'name after the restart',
  domain: 'domain',
  pendingDomain: 'domain after the restart',
  adapters: 'network settings',
} as const;

function unreadBlock({ unread }: HostFacts): Problem | undefined {
  const [missing] = Object.entries(vital).filter(([key]) => unread[key] !== undefined);
  return missing && problem('IDENTITY_NOT_READ', { what: missing[1], why: unread[missing[0]] ?? '' });
}

function machineBlock(look: Look): Problem | undefined {
  const { facts, wanted, joined } = look;
  // Active Directory itself runs on a domain controller and nowhere else.
  if (facts.services.some(({ name, state }) => name.toUpperCase() === 'NTDS' && state === 'Running')) {
    return problem('THIS_IS_DOMAIN_CONTROLLER', { name: facts.name });
  }
  const domain = facts.domain ?? facts.pendingDomain;
  if (domain === null) return undefined;
  if (!joined || !sameText(facts.pendingDomain ?? facts.domain, wanted.domain)) {
    return problem('MEMBER_OF_OTHER_DOMAIN', { found: domain, wanted: wanted.domain });
  }
  if (sameText(facts.pendingName ?? facts.name, wanted.name)) return undefined;
  return problem('MEMBER_UNDER_OTHER_NAME', { found: facts.name, wanted: wanted.name, domain: wanted.domain });
}

function adapterBlock({ host }: RecoveryWorld, { choice, wanted }: Look): Problem | undefined {
  if (choice.kind === 'chosen') return undefined;
  if (choice.kind === 'none') return problem('NO_NETWORK_ADAPTER', {});
  const { address, mask, gateway, dnsServers } = wanted;
  return problem('ADAPTER_NOT_CLEAR', {
    address,
    candidates: choice.candidates.map(one => `"${one.name}" (${one.index}): ${one.address}, ${settingsText(one)}`),
    commands: choice.candidates.flatMap(({ index }) =>
      host.commandsFor({ kind: 'set-address', adapter: index, address, mask, gateway, dnsServers }).slice(0, 1),
    ),
  });
}

async function addressBlock({ host }: RecoveryWorld, { facts, wanted }: Look): Promise<Problem | undefined> {
  if (isOnThisMachine(facts, wanted.address)) return undefined;
  return (await host.answers(wanted.address)) ? problem('ADDRESS_IN_USE', { address: wanted.address }) : undefined;
}

function trustBlock({ facts, wanted, trust }: Look): Problem | undefined {
  if (trust?.state !== 'silent' || waitsFor(facts) !== undefined) return undefined;
  return problem('DOMAIN_SILENT', { domain: wanted.domain, found: trust.text });
}

/** A member whose full name is another one: only a person may decide about the suffix of a server. */
function fullNameBlock(look: Look): Problem | undefined {
  const { facts, wanted } = look;
  const { fqdn, domain, unread } = facts;
  if (unread['fqdn'] !== undefined || fqdn === null || !sameText(domain, wanted.domain)) return undefined;
  const settled = isNamed(look) && waitsFor(facts) === undefined;
  if (!settled || sameText(fqdn, wanted.fqdn)) return undefined;
  return problem('FULL_NAME_DIFFERS', { found: fqdn, wanted: wanted.fqdn, suffix: suffixOf(wanted) });
}

async function domainBlock({ host }: RecoveryWorld, { wanted }: Look): Promise<Problem | undefined> {
  const why = await host.addressesOf(wanted.domain).then(
    addresses => (addresses.length > 0 ? undefined : 'DNS knows no address of that name.'),
    (thrown: unknown) => (thrown instanceof Failure ? thrown.problem.happened : String(thrown)),
  );
  if (why === undefined) return undefined;
  const servers = wanted.dnsServers.length === 0 ? 'no DNS server' : wanted.dnsServers.join(', ');
  return problem('DOMAIN_NOT_IN_DNS', { domain: wanted.domain, servers, why });
}

/** More addresses of the lost server than a person would look through are asked side by side; a few are enough. */
const mostAddresses = 8;

/** The lost server's name may lead to another address, on which it still lives. */
async function lostServerBlock({ host }: RecoveryWorld, { facts, wanted }: Look): Promise<Problem | undefined> {
  const addresses = await host.addressesOf(wanted.fqdn).catch(() => []);
  const others = addresses.filter(one => !isOnThisMachine(facts, one)).slice(0, mostAddresses);
  const answering = await Promise.all(others.map(one => host.answers(one)));
  const address = others.find((_one, place) => answering[place]);
  return address === undefined ? undefined : problem('LOST_SERVER_ANSWERS', { name: wanted.fqdn, address });
}
