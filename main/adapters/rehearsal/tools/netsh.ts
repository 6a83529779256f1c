import type { Adapter } from '../../../../preload/contract/index.js';
import { argument, type Bench } from './tool.js';

/** `netsh interface ipv4 set address`, `set dnsservers` and `add dnsservers`. Effective at once. */
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

const changes: Readonly<Record<string, (adapter: Adapter, args: readonly string[]) => Adapter>> = {
  'set address': (adapter, args) => ({
    ...adapter,
    dhcp: false,
    address: argument(args, 'address=') ?? adapter.address,
    mask: argument(args, 'mask=') ?? adapter.mask,
    gateway: argument(args, 'gateway=') ?? null,
  }),
  'set dnsservers': (adapter, args) => ({ ...adapter, dnsServers: only(argument(args, 'address=')) }),
  'add dnsservers': (adapter, args) => ({
    ...adapter,
    dnsServers: [...adapter.dnsServers, ...only(argument(args, 'address='))],
  }),
};

/** `address=none` empties the list. */
const only = (address: string | undefined): string[] => (!address || address === 'none' ? [] : [address]);

function failed({ print }: Bench, text: string): number {
  print(`${text}\n\n`);
  return 1;
}
