import type { Adapter, HostFacts, Plan } from '../../../../preload/contract/index.js';
import { sameText } from '../../evidence.js';
import type { RecoveryWorld } from '../../world.js';
import { type AccountReading, readAccountNow } from './account.js';
import { type AdapterChoice, addressesOf, chooseAdapter } from './adapter.js';
import { type Trust, trustOf } from '../../../product/trust.js';

export type Identity = Plan['identity'];

/** Everything that one look at this server, and at its account where that matters, has shown. */
export interface Look {
  readonly facts: HostFacts;
  readonly wanted: Identity;
  readonly choice: AdapterChoice;
  /** Undefined for a member of no domain. */
  readonly trust: Trust | undefined;
  /** A member of the wanted domain, or one from the next restart on. */
  readonly joined: boolean;
  /** A member of the wanted domain that must join it again. */
  readonly rejoin: boolean;
  /** Read only while it is still to be taken over: a join sets its password too, and then its age proves nothing. */
  readonly account: AccountReading | undefined;
}

export async function lookAt(world: RecoveryWorld): Promise<Look> {
  const { identity: wanted } = world.plan;
  const facts = await world.host.facts();
  const trust = trustOf(facts);
  const joined = sameText(facts.domain, wanted.domain) || sameText(facts.pendingDomain, wanted.domain);
  const setupRuns = facts.exchange.setup.state === 'running';
  const rejoin = joined && !setupRuns && trust?.state === 'broken' && waitsFor(facts) === undefined;
  const member = facts.domain !== null || facts.pendingDomain !== null || facts.unread['domain'] !== undefined;
  return {
    facts,
    wanted,
    choice: chooseAdapter(facts, wanted),
    trust,
    joined,
    rejoin,
    account: rejoin || !member ? await readAccountNow(world) : undefined,
  };
}

/** Windows has the name now, and keeps it. */
export function isNamed({ facts, wanted }: Look): boolean {
  return sameText(facts.name, wanted.name) && facts.pendingName === null;
}

/** Windows has the name, or takes it at its next restart. */
export function willBeNamed({ facts, wanted }: Look): boolean {
  return sameText(facts.pendingName ?? facts.name, wanted.name);
}

/** The address is set on the chosen adapter for good, with its mask, gateway and DNS servers. */
export function hasNetwork({ choice, wanted }: Look): boolean {
  return (
    choice.kind === 'chosen' &&
    hasAddress(choice.adapter, wanted) &&
    settingsText(choice.adapter) === settingsText(wanted)
  );
}

export function hasAddress(adapter: Adapter, { address }: Identity): boolean {
  return !adapter.dhcp && addressesOf(adapter).includes(address);
}

/** What the identity itself waits for; a restart that something else asks for is for the prerequisites to say. */
export function waitsFor({ pendingName, pendingDomain, pendingRestart }: HostFacts): string | undefined {
  if (pendingName !== null) return `Windows takes the name ${pendingName} at its next restart.`;
  if (pendingDomain !== null) return `The membership in ${pendingDomain} counts from the next restart on.`;
  const own = pendingRestart.find(({ place }) => ownPlaces.test(place));
  return own && `Windows has yet to take up its new name or domain (${own.place}).`;
}

const ownPlaces =
  /Netlogon\\(JoinDomain|AvoidSpnSet)|\\ComputerName\b|NV (Hostname|Domain)|rename-computer\.ps1|join-domain\.ps1/i;

export function settingsText({ mask, gateway, dnsServers }: Pick<Adapter, 'mask' | 'gateway' | 'dnsServers'>): string {
  return `mask ${mask}, gateway ${gateway ?? 'none'}, DNS ${dnsServers.length === 0 ? 'none' : dnsServers.join(', ')}`;
}
