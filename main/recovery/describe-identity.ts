import type { Adapter, HostChange, HostFacts, PreviewItem } from '../../preload/contract/index.js';
import type { Host } from '../ports/host.js';
import { sameNetwork } from './steps/identity/adapter.js';

type ChangeOf<K extends HostChange['kind']> = Extract<HostChange, { kind: K }>;

/** A change of who this machine is, as the operator sees it before he agrees. */
export type IdentityChange = ChangeOf<'rename' | 'set-address' | 'join-domain' | 'reset-account'>;

export function isIdentityChange(change: HostChange): change is IdentityChange {
  return ['rename', 'set-address', 'join-domain', 'reset-account'].includes(change.kind);
}

/** Each command of the change, what it does, and the exact command of the way back; null where there is none. */
export function describeIdentity(host: Host, change: IdentityChange, facts: HostFacts): PreviewItem[] {
  if (change.kind === 'set-address') return addressItems(host, change, facts);
  const [changes, undo] = wordsOf(host, change);
  return host.commandsFor(change).map(command => ({ command, changes, undo }));
}

function wordsOf(host: Host, change: Exclude<IdentityChange, { kind: 'set-address' }>): [string, string | null] {
  switch (change.kind) {
    case 'rename': {
      const { from, to } = change;
      return [
        `Renames this server from ${from} to ${to} at the next restart.`,
        `${host.commandsFor({ kind: 'rename', from: to, to: from }).join(' && ')}, then restart`,
      ];
    }
    case 'join-domain': {
      const { computer, domain, rejoin } = change;
      return [
        `Joins ${computer} to ${domain} ${rejoin ? 'again, ' : ''}with the computer account that is already there. The account gets a new password, so the old server can’t use it any more.`,
        rejoin ? null : `${leaveDomain(computer)}, then restart. The old server’s trust does not come back.`,
      ];
    }
    case 'reset-account':
      return [
        `Resets the computer account ${change.distinguishedName}. A machine that still uses it is cut off from the domain.`,
        null,
      ];
  }
}

/** Leaves the computer account in the directory alone. Works without a domain controller. */
function leaveDomain(computer: string): string {
  return `wmic.exe computersystem where "name='${computer}'" call UnjoinDomainOrWorkgroup FUnjoinOptions=0`;
}

/** The first command sets the address, the second the first DNS server, and each further one adds one. */
function addressItems(host: Host, change: ChangeOf<'set-address'>, { adapters }: HostFacts): PreviewItem[] {
  const old = adapters.find(({ index }) => index === change.adapter);
  const [address, dns] = waysBack(host, old, change.adapter);
  return host.commandsFor(change).map((command, place) => {
    if (place === 0) return { command, changes: addressWords(change, old), undo: address };
    const server = change.dnsServers[place - 1];
    const changes = server === undefined ? 'Takes all DNS servers away.' : `Sets the DNS server ${server}.`;
    return { command, changes, undo: place === 1 ? dns : deleteServer(change.adapter, server ?? '') };
  });
}

function addressWords({ address, mask, gateway }: ChangeOf<'set-address'>, old: Adapter | undefined): string {
  const way = gateway === null ? 'no gateway' : `gateway ${gateway}`;
  const lost = (old === undefined ? [] : [old.address, ...old.moreAddresses]).filter(one => one !== address);
  const more = lost.length > 1 ? ` It takes away all others of the adapter: ${lost.join(', ')}.` : '';
  return `Gives this server the address ${address}, mask ${mask}, ${way}.${more}`;
}

/** How the adapter gets its address and its DNS servers back. */
function waysBack(host: Host, old: Adapter | undefined, index: number): [address: string | null, dns: string | null] {
  if (!old) return [null, null];
  if (old.dhcp)
    return [netsh(`set address name=${index} source=dhcp`), netsh(`set dnsservers name=${index} source=dhcp`)];
  const { address, mask, gateway, dnsServers } = old;
  const [first = '', ...dns] = host.commandsFor({
    kind: 'set-address',
    adapter: index,
    address,
    mask,
    gateway,
    dnsServers,
  });
  const more = old.moreAddresses.map(one => netsh(`add address name=${index} address=${one} mask=${maskOf(one, old)}`));
  return [[first, ...more].join(' && '), dns.join(' && ')];
}

/** The mask of a further address was not read: in another network it is the operator's to fill in. */
function maskOf(address: string, adapter: Adapter): string {
  return sameNetwork(address, adapter) ? adapter.mask : 'ITS-OWN-MASK';
}

function deleteServer(index: number, server: string): string {
  return netsh(`delete dnsservers name=${index} address=${server} validate=no`);
}

function netsh(words: string): string {
  return `netsh.exe interface ipv4 ${words}`;
}
