import type { FailPoint, Scenario, SimulatedMachine } from '../../../../preload/contract/index.js';
import type { NameService } from '../../../ports/name-service.js';
import { isLeft } from '../faults.js';

interface SimulatedNames {
  readonly network: Scenario['network'];
  readonly machine: () => SimulatedMachine;
  readonly showed: (point: FailPoint) => void;
}

/** DNS of a rehearsal: what the scenario says of its network, or an address from before where somebody forgot to change it. */
export function simulatedNames({ network, machine, showed }: SimulatedNames): NameService {
  return {
    askedAt: `the DNS of the rehearsal, ${network.dnsServers.join(', ')}`,
    addressesOf: name => {
      const found = network.records[name.toLowerCase().replace(/\.$/, '')] ?? null;
      const now = machine();
      const own = new Set(now.adapters.flatMap(({ address, moreAddresses }) => [address, ...moreAddresses]));
      if (found?.some(address => own.has(address)) !== true || !isLeft(now, 'dns-stale')) return Promise.resolve(found);
      showed('dns-stale');
      return Promise.resolve(found.map(address => (own.has(address) ? stale(address) : address)));
    },
  };
}

const stale = (address: string): string => address.replace(/\d+$/, last => (last === '199' ? '198' : '199'));
