import { z } from 'zod';
import { type Adapter, IPv4 } from '../../../../preload/contract/index.js';
import { oneOrMore } from './forms.js';

export const AdapterRows = z.object({
  rows: z.array(
    z.object({
      Index: z.number().int(),
      InterfaceIndex: z.number().int().nullable(),
      Description: z.string().nullable(),
      SettingID: z.string().nullable(),
      DHCPEnabled: z.boolean().nullable(),
      IPAddress: oneOrMore,
      IPSubnet: oneOrMore,
      DefaultIPGateway: oneOrMore,
      DNSServerSearchOrder: oneOrMore,
    }),
  ),
  names: z.array(z.object({ Index: z.number().int(), NetConnectionID: z.string().nullable() }).loose()),
});
export type AdapterRows = z.infer<typeof AdapterRows>;

/**
 * Adapters that have an IPv4 address. WMI mixes both families in its lists: an address with dots is one of IPv4, and the
 * mask stands at the same place.
 * @fidelity C network adapters: Win32_NetworkAdapterConfiguration and Win32_NetworkAdapter as Microsoft documents them
 */
export function networkAdapters({ rows, names }: AdapterRows): Adapter[] {
  return rows.flatMap(row => {
    const pairs = row.IPAddress.map((address, at) => ({ address, mask: row.IPSubnet[at] ?? '' })).filter(
      ({ address, mask }) => isIPv4(address) && isIPv4(mask),
    );
    const [first, ...more] = pairs;
    if (!first || row.InterfaceIndex === null || row.InterfaceIndex < 1) return [];
    const name = names.find(one => one.Index === row.Index)?.NetConnectionID ?? row.Description ?? '';
    return [
      {
        index: row.InterfaceIndex,
        name,
        address: first.address,
        mask: first.mask,
        gateway: row.DefaultIPGateway.find(isIPv4) ?? null,
        dnsServers: row.DNSServerSearchOrder.filter(isIPv4),
        dhcp: row.DHCPEnabled ?? false,
        moreAddresses: more.map(({ address }) => address),
      },
    ];
  });
}

/** Whether IPv6 is taken from every adapter, while Windows itself still has it. */
export function lacksIPv6({ rows }: AdapterRows): boolean {
  return rows.length > 0 && rows.every(({ IPAddress }) => !IPAddress.some(address => address.includes(':')));
}

const isIPv4 = (text: string): boolean => IPv4.safeParse(text).success;
