const tcp = 'ncacn_ip_tcp:';

/** The full DNS name among the values of `networkAddress`, which hold one name per protocol. */
export function fqdnOf(networkAddresses: readonly string[]): string | null {
  const address = networkAddresses.find(value => value.toLowerCase().startsWith(tcp));
  return address?.slice(tcp.length).trim() || null;
}

/** The value of `networkAddress` of a server with this DNS name. */
export const tcpAddressOf = (fqdn: string): string => `${tcp}${fqdn}`;
