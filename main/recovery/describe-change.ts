import type { HostChange, HostFacts, PreviewItem } from '../../preload/contract/index.js';
import { type BackupChange, isBackupChange } from '../commands/backup-commands.js';
import { isSettingsChange, type SettingsChange } from '../commands/reapply-commands.js';
import { asTyped, forgetResume } from '../commands/windows-commands.js';
import type { Host } from '../ports/host.js';
import { services } from '../product/prerequisites/services.js';
import { packages } from '../product/prerequisites/software.js';
import { describeIdentity, type IdentityChange, isIdentityChange } from './describe-identity.js';
import { sameText } from './evidence.js';

/** A change as the operator sees it before he agrees: each command, what it changes, and the way back. */
export function describeChange(host: Host, change: HostChange, facts: HostFacts): PreviewItem[] {
  if (isIdentityChange(change)) return describeIdentity(host, change, facts);
  if (isSettingsChange(change) || isBackupChange(change))
    throw new TypeError(`A recovery makes no change of this kind: ${change.kind}`);
  const [changes, undo] = wordsOf(host, change, facts);
  return host.commandsFor(change).map(command => ({ command, changes, undo }));
}

/** A restart: what comes before it lets the recovery go on after it, and is taken away by the session that does. */
export function describeRestart(host: Host, change: Extract<HostChange, { kind: 'restart' }>): PreviewItem[] {
  const commands = host.commandsFor(change);
  return commands.map((command, place) => {
    if (place === commands.length - 1) return { command, changes: change.reason, undo: null };
    const tool = command.slice(0, command.indexOf(' '));
    const undo = forgetResume.find(({ program }) => program === tool);
    return {
      command,
      changes: 'Lets this recovery go on when an administrator logs on after the restart. Taken away by itself then.',
      undo: undo ? asTyped(undo) : null,
    };
  });
}

type OtherChange = Exclude<HostChange, IdentityChange | SettingsChange | BackupChange>;

function wordsOf(host: Host, change: OtherChange, facts: HostFacts): readonly [changes: string, undo: string | null] {
  switch (change.kind) {
    case 'install-features':
      return [
        featureWords(change),
        `powershell.exe -NoProfile -Command "Import-Module ServerManager; Remove-WindowsFeature ${change.features.join(',')}"`,
      ];
    case 'install-package':
      return [`Installs ${change.id} without a restart.`, uninstallOf(change.id)];
    case 'set-service-start': {
      // A service that comes with a feature arrives switched off.
      const now = facts.services.find(({ name }) => sameText(name, change.service))?.startMode ?? 'Disabled';
      return [
        `Sets the start of the service ${change.service} to ${change.startMode}.`,
        host.commandsFor({ kind: 'set-service-start', service: change.service, startMode: now }).join('; '),
      ];
    }
    case 'start-service':
      return [startWords(change.service), `sc.exe stop ${change.service}`];
    case 'recovery-setup':
      return [
        'Installs Exchange Server 2010 with the roles and settings that the directory records for this server.',
        null,
      ];
    case 'restart':
      return [change.reason, null];
  }
}

function startWords(service: string): string {
  const caution = services.find(({ id }) => sameText(id, service))?.caution;
  return [`Starts the service ${service}.`, ...(caution === undefined ? [] : [caution])].join(' ');
}

function featureWords({ features, source }: Extract<HostChange, { kind: 'install-features' }>): string {
  const from = source === null ? '' : `, .NET Framework 3.5 from ${source}`;
  return `Adds ${String(features.length)} Windows features${from}.`;
}

function uninstallOf(id: string): string {
  const number = /^KB(\d+)$/i.exec(id)?.[1];
  if (number !== undefined) return `wusa.exe /uninstall /kb:${number}`;
  const code = packages.find(({ title }) => title === id)?.productCode ?? null;
  return code === null ? 'Uninstall it under Programs and Features.' : `msiexec.exe /x ${code}`;
}
