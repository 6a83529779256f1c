import type { HostChange, HostFacts, PreviewItem } from '../../preload/contract/index.js';
import type { Host } from '../ports/host.js';

/** A change as the operator sees it before he agrees: each command, what it changes, and the way back. */
export function describeChange(host: Host, change: HostChange, facts: HostFacts): PreviewItem[] {
  const [changes, undo] = wordsOf(change, facts);
  return host.commandsFor(change).map((command, place) => ({
    command,
    // The first command of an address sets it, the others set the DNS servers that go with it.
    changes:
      change.kind === 'set-address' && place > 0 ? `Sets the DNS servers ${change.dnsServers.join(', ')}.` : changes,
    undo,
  }));
}

function wordsOf(change: HostChange, facts: HostFacts): readonly [changes: string, undo: string | null] {
  switch (change.kind) {
    case 'rename':
      return [
        `Renames this server from ${change.from} to ${change.to} at the next restart.`,
        `Rename it back to ${change.from}.`,
      ];
    case 'set-address':
      return [addressWords(change), oldAddress(change, facts)];
    case 'join-domain':
      return [
        `Joins ${change.computer} to ${change.domain} with the computer account that is already there.`,
        'Leave the domain again. The computer account then needs another reset.',
      ];
    case 'install-features':
      return [`Adds ${String(change.features.length)} Windows features.`, 'Remove them with Remove-WindowsFeature.'];
    case 'reset-account':
      return [`Resets the computer account ${change.computer} in ${change.domain}.`, null];
    case 'install-package':
      return [`Installs ${change.id}.`, 'Uninstall it under Programs and Features, Installed Updates.'];
    case 'set-service-start': {
      const now = facts.services.find(({ name }) => name === change.service)?.startMode;
      return [
        `Sets the start of the service ${change.service} to ${change.startMode}.`,
        now ? `Set it back to ${now}.` : 'Set it back to Manual.',
      ];
    }
    case 'recovery-setup':
      return [
        'Installs Exchange Server 2010 with the roles and settings that the directory records for this server.',
        null,
      ];
    case 'restart':
      return [change.reason, null];
  }
}

function addressWords({ address, mask, gateway }: Extract<HostChange, { kind: 'set-address' }>): string {
  const way = gateway === null ? 'no gateway' : `gateway ${gateway}`;
  return `Gives this server the address ${address}, mask ${mask}, ${way}.`;
}

function oldAddress({ adapter }: Extract<HostChange, { kind: 'set-address' }>, { adapters }: HostFacts): string {
  const old = adapters.find(({ index }) => index === adapter);
  return old?.dhcp === false ? `Set ${old.address} again.` : 'Let the adapter take its address by DHCP again.';
}
