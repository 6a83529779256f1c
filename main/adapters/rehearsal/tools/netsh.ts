import type { Adapter } from '../../../../preload/contract/index.js';
import { argument, type Bench } from './tool.js';

/** `netsh interface ipv4` with `set`, `add` and `delete` of addresses and DNS servers. Effective at once. */
export async function netsh(bench: Bench): Promise<number> {
  await bench.take('netsh.exe');
  const { args } = bench;
  if (!bench.facts().elevated) {
    return failed(bench, 'The requested operation requires elevation (Run as administrator).');
  }
  const change = changes[args.slice(2, 4).join(' ').toLowerCase()];
  if (args[0] !== 'interface' || args[1] !== 'ipv4' || !change) {
    return failed(bench, `The following command was not found: ${args.join(' ')}.`);
  }
  const index = Number(argument(args, 'name='));
  if (!bench.machine().adapters.some(adapter => adapter.index === index)) {
    return failed(bench, 'The filename, directory name, or volume label syntax is incorrect.');
  }
  bench.change(machine => ({
    ...machine,
    adapters: machine.adapters.map(adapter => (adapter.index === index ? change(adapter, args) : adapter)),
  }));
  bench.print('\n');
  return 0;
}

type Change = (adapter: Adapter, args: readonly string[]) => Adapter;

const changes: Readonly<Record<string, Change>> = {
  // Setting an address takes all others of the adapter away.
  'set address': (adapter, args) =>
    argument(args, 'source=') === 'dhcp'
      ? { ...adapter, dhcp: true, moreAddresses: [] }
      : {
          ...adapter,
          dhcp: false,
          address: argument(args, 'address=') ?? adapter.address,
          mask: argument(args, 'mask=') ?? adapter.mask,
          gateway: argument(args, 'gateway=') ?? null,
          moreAddresses: [],
        },
  'add address': (adapter, args) => ({
    ...adapter,
    moreAddresses: [...adapter.moreAddresses, ...only(argument(args, 'address='))],
  }),
  'set dnsservers': (adapter, args) => ({
    ...adapter,
    dnsServers: argument(args, 'source=') === 'dhcp' ? adapter.dnsServers : only(argument(args, 'address=')),
  }),
  'add dnsservers': (adapter, args) => ({
    ...adapter,
    dnsServers: [...adapter.dnsServers, ...only(argument(args, 'address='))],
  }),
  'delete dnsservers': (adapter, args) => ({
    ...adapter,
    dnsServers: adapter.dnsServers.filter(server => server !== argument(args, 'address=')),
  }),
};

/** `address=none` empties the list. */
const only = (address: string | undefined): string[] => (!address || address === 'none' ? [] : [address]);

function failed({ print }: Bench, text: string): number {
  print(`${text}\n\n`);
  return 1;
}
