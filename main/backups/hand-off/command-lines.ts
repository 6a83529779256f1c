import type { BackupTarget, HandOffNetwork, VersionId } from '../../../preload/contract/index.js';
import { failure } from '../../problems/problem.js';

// What a person types in the Windows Recovery Environment: cmd.exe, no PowerShell, no help of this program.

/** What no pair of quotes makes harmless at a command prompt. */
const untypable = /["%<>|\r\n\0]/;

/** One word of a command line, in quotes where it needs them. Throws `BACKUP_PATH_NOT_TYPABLE`. */
export function word(text: string): string {
  if (untypable.test(text)) throw failure('BACKUP_PATH_NOT_TYPABLE', { path: text });
  return /[\s&()^;,=!'`~[\]{}+]/.test(text) ? `"${text}"` : text;
}

export interface Restore {
  readonly id: VersionId;
  readonly target: BackupTarget;
  readonly machine: string;
}

/** The line that restores the whole server. Never with `-quiet`: the last word is a person's. */
export function restoreLine({ id, target, machine }: Restore, more: readonly string[] = []): string {
  return ['wbadmin start sysrecovery', `-version:${id}`, ...places(target, machine), ...more].join(' ');
}

export const versionsLine = ({ target, machine }: Restore): string =>
  ['wbadmin get versions', ...places(target, machine)].join(' ');

/** The computer is always named: what starts from the media has another name. */
const places = ({ path }: BackupTarget, machine: string): string[] => [
  word(`-backupTarget:${path}`),
  word(`-machine:${machine}`),
];

/** Gives the network adapter with number N the address of the server. */
export function networkLines({ address, mask, gateway, dnsServers }: HandOffNetwork): string[] {
  const parts = [`address=${address}`, `mask=${mask ?? 'MASK'}`, ...(gateway === null ? [] : [`gateway=${gateway}`])];
  return [
    `netsh interface ipv4 set address name=N source=static ${parts.join(' ')}`,
    ...dnsServers
      .slice(0, 1)
      .map(
        server =>
          `netsh interface ipv4 set dnsservers name=N source=static address=${server} register=none validate=no`,
      ),
  ];
}

/** Opens the share; the password is asked for, and never typed into the line. */
export function connectLine(share: string, account: string | null): string {
  return `net use ${word(share)} /user:${word(account ?? 'DOMAIN\\ACCOUNT')} *`;
}

/** `\\server\share` of a longer path. */
export const shareOf = (path: string): string => path.split('\\').slice(0, 4).join('\\');

/** The same path by the address of its server. */
export const withServer = (path: string, server: string): string =>
  `\\\\${[server, ...path.split('\\').slice(3)].join('\\')}`;

export const serverOfShare = (path: string): string => path.split('\\')[2] ?? '';
