import type { Adapter, HostFacts, Plan } from '../../../../preload/contract/index.js';

type Identity = Plan['identity'];

/** The network adapter that gets the lost server's address, or why none can be named. */
export type AdapterChoice =
  | { readonly kind: 'chosen'; readonly adapter: Adapter }
  | { readonly kind: 'none' }
  | { readonly kind: 'unclear'; readonly candidates: readonly Adapter[] };

/**
 * The adapter that has the address already; or else the only one whose gateway lies in the network of the wanted
 * address; or else the only one there is. Never a guess between two: a wrong one would cut this server off.
 */
export function chooseAdapter({ adapters }: Pick<HostFacts, 'adapters'>, wanted: Identity): AdapterChoice {
  const [first, ...others] = adapters;
  if (!first) return { kind: 'none' };
  const having = adapters.filter(one => addressesOf(one).includes(wanted.address));
  if (having.length > 0) return only(having);
  const inNetwork = adapters.filter(({ gateway }) => gateway !== null && sameNetwork(gateway, wanted));
  if (inNetwork.length > 0) return only(inNetwork);
  return others.length === 0 ? { kind: 'chosen', adapter: first } : { kind: 'unclear', candidates: adapters };
}

/** All IPv4 addresses of an adapter, its first one in front. */
export function addressesOf({ address, moreAddresses }: Adapter): readonly string[] {
  return [address, ...moreAddresses];
}

/** Whether this machine has the address now, be it by DHCP: then it answers on it itself. */
export function isOnThisMachine({ adapters }: Pick<HostFacts, 'adapters'>, address: string): boolean {
  return adapters.some(one => addressesOf(one).includes(address));
}

/** Whether an address lies in the network of another one, by that one's mask. */
export function sameNetwork(address: string, of: { readonly address: string; readonly mask: string }): boolean {
  const mask = numberOf(of.mask);
  return (numberOf(address) & mask) === (numberOf(of.address) & mask);
}

function numberOf(address: string): number {
  return address.split('.').reduce((sum, part) => (sum << 8) | Number(part), 0);
}

function only(adapters: readonly Adapter[]): AdapterChoice {
  const [first, second] = adapters;
  return first && !second ? { kind: 'chosen', adapter: first } : { kind: 'unclear', candidates: adapters };
}
