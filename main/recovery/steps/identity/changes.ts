import type { HostChange, PreviewItem } from '../../../../preload/contract/index.js';
import { whatIsUnseen } from './account.js';
import { hasNetwork, isNamed, type Look, settingsText, willBeNamed } from './look.js';

/**
 * What has to change now. The join waits until Windows has taken the name and the network is right: joining while a
 * rename is pending would join under the old name. A reset stands alone, so that the directory proves it first.
 */
export function changesFor(look: Look): HostChange[] {
  const { facts, wanted, choice, joined, rejoin, account } = look;
  if (choice.kind !== 'chosen') return [];
  const first: HostChange[] = [];
  if (!hasNetwork(look)) {
    const { address, mask, gateway, dnsServers } = wanted;
    first.push({ kind: 'set-address', adapter: choice.adapter.index, address, mask, gateway, dnsServers });
  }
  if (!willBeNamed(look)) first.push({ kind: 'rename', from: facts.name, to: wanted.name });
  if (first.length > 0 || !isNamed(look) || (joined && !rejoin)) return first;
  if (!rejoin && account?.account && account.reset === 'no') return [resetOf(look, account.account.distinguishedName)];
  const { name: computer, domain, joinAccount } = wanted;
  return [{ kind: 'join-domain', computer, domain, account: joinAccount, rejoin }];
}

/** What follows once these changes have counted: the join, and before it the reset where the account wants one. */
export function laterChangesOf(look: Look, now: readonly HostChange[]): HostChange[] {
  const { wanted, joined, rejoin, account } = look;
  if ((joined && !rejoin) || now.some(({ kind }) => kind === 'join-domain')) return [];
  const { name: computer, domain, joinAccount } = wanted;
  const resets =
    !rejoin && account?.account && account.reset === 'no' && !now.some(one => one.kind === 'reset-account');
  return [
    ...(resets ? [resetOf(look, account.account.distinguishedName)] : []),
    { kind: 'join-domain', computer, domain, account: joinAccount, rejoin },
  ];
}

function resetOf({ wanted, account }: Look, distinguishedName: string): HostChange {
  const controller = account?.controller ?? null;
  return {
    kind: 'reset-account',
    computer: wanted.name,
    distinguishedName,
    domain: wanted.domain,
    domainController: controller !== null && /^[a-z0-9-]+(\.[a-z0-9-]+)+$/i.test(controller) ? controller : null,
    account: wanted.joinAccount,
  };
}

/** What stands where these changes would be made. */
export function beforeOf({ facts, account, trust }: Look, changes: readonly HostChange[]): Record<string, string> {
  const addresses = facts.adapters
    .map(one => {
      const more = one.moreAddresses.length > 0 ? `, also ${one.moreAddresses.join(', ')}` : '';
      return `${one.address}${one.dhcp ? ' (DHCP)' : ''}${more}, ${settingsText(one)}`;
    })
    .join('; ');
  const now: Readonly<Record<string, string>> = {
    rename: facts.name,
    'set-address': addresses,
    'join-domain': facts.domain === null ? 'workgroup' : `${facts.domain}, trust ${trust?.text ?? 'not known'}`,
    'reset-account': account?.text ?? '',
  };
  return Object.fromEntries(changes.map(({ kind }) => [kind, now[kind] ?? '']));
}

/** The items of a change with what a person must know before he lets an account be taken over. */
export function withUnseen(items: PreviewItem[], change: HostChange, { account, wanted }: Look): PreviewItem[] {
  if (!account || (change.kind !== 'join-domain' && change.kind !== 'reset-account')) return items;
  const unseen = whatIsUnseen(account, wanted.name);
  return unseen === undefined ? items : items.map(item => ({ ...item, changes: `${item.changes} ${unseen}` }));
}

/** What can't be taken back wants the name of the lost server typed; an address and a name can. */
export function nameToType(changes: readonly HostChange[], name: string): string | null {
  return changes.some(({ kind }) => kind === 'join-domain' || kind === 'reset-account') ? name : null;
}

export function actionOf(changes: readonly HostChange[], name: string): string {
  const join = changes.find(change => change.kind === 'join-domain');
  if (join) return `Join ${name} to the domain ${join.rejoin ? 'again ' : ''}and restart`;
  const kinds = changes.map(({ kind }) => kind);
  if (kinds.includes('reset-account')) return `Reset the computer account of ${name}`;
  return kinds.includes('rename') ? `Make this server ${name} and restart` : 'Set the address';
}

export function doingOf(change: HostChange): string {
  switch (change.kind) {
    case 'rename':
      return `Renaming this server to ${change.to}`;
    case 'join-domain':
      return `Joining ${change.domain}`;
    case 'reset-account':
      return `Resetting the computer account ${change.computer}`;
    case 'set-address':
      return `Setting ${change.address}`;
    default:
      return change.kind;
  }
}
