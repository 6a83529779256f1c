import type { NetworkInterfaceInfo } from 'node:os';

type Interfaces = Readonly<
  Record<string, readonly Pick<NetworkInterfaceInfo, 'address' | 'family' | 'internal'>[] | undefined>
>;

/**
 * The address at which this computer is knocked on as a client would: one of its network, as what listens there may be
 * another thing than on the loopback address, which is all there is without a network.
 */
export function ownAddress(interfaces: Interfaces): string {
  const all = Object.values(interfaces).flatMap(one => one ?? []);
  // Node 18.0 to 18.3 give the family as a number.
  const usable = all.filter(({ internal, family, address }) => {
    const isIPv4 = family === 'IPv4' || (family as unknown) === 4;
    return isIPv4 && !internal && !address.startsWith('169.254.');
  });
  return usable[0]?.address ?? '127.0.0.1';
}
