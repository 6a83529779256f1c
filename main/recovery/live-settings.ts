import { sameNetwork } from './steps/identity/adapter.js';
import type { Adapter, HostFacts, LiveProposal, LostServer } from '../../preload/contract/index.js';

export interface LiveFindings {
  readonly lost: LostServer;
  readonly facts: HostFacts;
  /** What DNS gives for the lost server's name. */
  readonly addresses: readonly string[];
  readonly fqdn: string;
  /** The account that the directory is read with, or that the operator is logged on with; null when neither can join. */
  readonly account: { readonly name: string; readonly source: string } | null;
}

type Proposed = Pick<LiveProposal, 'settings' | 'sources'>;

/** What a recovery would be begun with, where it can be found out, and where each part of it comes from. */
export function proposeSettings({ facts, addresses, fqdn, account }: LiveFindings): Proposed {
  const address = addresses[0] ?? null;
  const adapter = address === null ? facts.adapters[0] : nearest(facts.adapters, address);
  // Mask and gateway belong to an address: without one, those of today would be those of another network.
  const inNetwork = adapter !== undefined && address !== null && sameNetwork(address, adapter);
  const ofAdapter = adapter ? `"${adapter.name}" of this server` : '';
  return {
    settings: {
      address,
      mask: inNetwork ? adapter.mask : null,
      gateway: inNetwork ? adapter.gateway : null,
      dnsServers: adapter ? [...adapter.dnsServers] : [],
      joinAccount: account?.name ?? null,
    },
    sources: {
      address: address === null ? `DNS gives no address for ${fqdn}` : addressSource(addresses, fqdn),
      mask: inNetwork ? ofAdapter : 'no adapter of this server is in that network',
      gateway: inNetwork ? ofAdapter : 'no adapter of this server is in that network',
      dnsServers: ofAdapter,
      joinAccount: account?.source ?? '',
    },
  };
}

function addressSource([, ...more]: readonly string[], fqdn: string): string {
  if (more.length > 0) return `A record of ${fqdn}; it has others: ${more.join(', ')}`;
  return `A record of ${fqdn}`;
}

function nearest(adapters: readonly Adapter[], address: string): Adapter | undefined {
  return adapters.find(one => sameNetwork(address, one)) ?? adapters.find(one => one.gateway !== null) ?? adapters[0];
}
