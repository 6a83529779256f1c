import { describe, expect, it } from 'vitest';
import type { HostChange } from '../../preload/contract/index.js';
import { toolFailure } from './tool-failure.js';
import { asTyped, commandsOf } from './windows-commands.js';

const typed = (change: HostChange): string[] => commandsOf(change, name => name).map(asTyped);

const restore = { version: '10/29/2026-22:30', target: '\\\\nas1\\backup', machine: 'EX3' } as const;

describe('the commands of backups and restores', () => {
  it.each<readonly [string, HostChange, string]>([
    [
      'a full backup to a share',
      { kind: 'start-backup', what: 'full', target: '\\\\nas1\\bk$\\EX3', volumes: ['D:', 'F:'] },
      'wbadmin.exe start backup -backupTarget:\\\\nas1\\bk$\\EX3 -allCritical -systemState -include:D:,F: -quiet',
    ],
    [
      'a backup to a share with a space in its name',
      { kind: 'start-backup', what: 'full', target: '\\\\nas1\\old backups', volumes: [] },
      'wbadmin.exe start backup "-backupTarget:\\\\nas1\\old backups" -allCritical -systemState -quiet',
    ],
    [
      'a system state',
      { kind: 'start-backup', what: 'system-state', target: 'E:', volumes: [] },
      'wbadmin.exe start systemstatebackup -backupTarget:E: -quiet',
    ],
    [
      'a full backup every day',
      { kind: 'schedule-backup', what: 'full', target: 'E:', volumes: ['D:'], times: ['09:00', '21:00'] },
      'wbadmin.exe enable backup -addtarget:E: -schedule:09:00,21:00 -allCritical -systemState -include:D: -quiet',
    ],
    [
      'a system state every day to a share',
      { kind: 'schedule-backup', what: 'system-state', target: '\\\\nas1\\bk$', volumes: [], times: ['21:00'] },
      'wbadmin.exe enable backup -addtarget:\\\\nas1\\bk$ -schedule:21:00 -systemState -quiet',
    ],
    ['no backup every day', { kind: 'unschedule-backup' }, 'wbadmin.exe disable backup -quiet'],
    [
      'the restore of a folder',
      { kind: 'recover-files', ...restore, folder: 'C:\\Program Files\\Exchange\\ClientAccess\\', into: 'D:\\Restore' },
      'wbadmin.exe start recovery -version:10/29/2026-22:30 -itemtype:File "-items:C:\\Program Files\\Exchange\\ClientAccess" -recoveryTarget:D:\\Restore -recursive -overwrite:Overwrite -notRestoreAcl -backupTarget:\\\\nas1\\backup -machine:EX3 -quiet',
    ],
    [
      'the restore of a system state, without a restart of its own',
      { kind: 'start-system-state-recovery', ...restore },
      'wbadmin.exe start systemstaterecovery -version:10/29/2026-22:30 -backupTarget:\\\\nas1\\backup -machine:EX3 -quiet',
    ],
  ])('are typed for %s', (_, change, line) => {
    expect(typed(change)).toEqual([line]);
  });

  it('hold no password where a share is opened', () => {
    const change: HostChange = { kind: 'connect-share', share: '\\\\nas1\\backup', account: 'CONTOSO\\svc backup' };
    const [command] = commandsOf(change, name => name);
    expect(command?.asksPasswordOf).toBe('CONTOSO\\svc backup');
    expect(typed(change)[0]).toContain('-Share \\\\nas1\\backup -Account "CONTOSO\\svc backup"');
  });

  it.each<readonly [string, HostChange]>([
    [
      'a comma in a folder, which would begin another item',
      { kind: 'recover-files', ...restore, folder: 'C:\\a,b', into: 'D:\\R' },
    ],
    ['a quotation mark in a place', { kind: 'start-backup', what: 'full', target: '\\\\nas1\\b" -x', volumes: [] }],
    [
      'a volume that is more than a letter',
      { kind: 'start-backup', what: 'full', target: 'E:', volumes: ['D:\\ -quiet'] },
    ],
    [
      'a whole disk for a daily backup, which would be formatted',
      {
        kind: 'schedule-backup',
        what: 'full',
        target: '{4e1224e4-0000-0000-0000-000000000000}',
        volumes: [],
        times: ['21:00'],
      },
    ],
    ['an account that looks like an option', { kind: 'connect-share', share: '\\\\nas1\\backup', account: '-Verbose' }],
  ])('are refused with %s', (_, change) => {
    expect(() => typed(change)).toThrow(/COMMAND_NOT_SAFE/);
  });
});

describe('exit codes of backups and restores', () => {
  const full: HostChange = { kind: 'start-backup', what: 'full', target: 'E:', volumes: [] };
  const share: HostChange = { kind: 'connect-share', share: '\\\\nas1\\backup', account: 'CONTOSO\\svc' };
  it.each<readonly [HostChange, number, string | undefined]>([
    [full, 0, undefined],
    [full, -4, 'BACKUP_TARGET_FULL'],
    [full, -3, 'BACKUP_FAILED'],
    [{ kind: 'recover-files', ...restore, folder: 'C:\\a', into: 'D:\\R' }, -3, 'RESTORE_FAILED'],
    [{ kind: 'start-system-state-recovery', ...restore }, -3, 'STATE_RESTORE_FAILED'],
    [{ kind: 'unschedule-backup' }, -2, 'BACKUP_SCHEDULE_FAILED'],
    [share, 1326, 'SHARE_PASSWORD_WRONG'],
    [share, 1219, 'SHARE_OTHER_ACCOUNT'],
    [share, 5, 'SHARE_DENIED'],
    [share, 53, 'SHARE_NOT_FOUND'],
    [share, 1330, 'SHARE_ACCOUNT_UNUSABLE'],
    [{ kind: 'new-folder', path: 'D:\\Restore' }, 183, 'RESTORE_FOLDER_THERE'],
    [{ kind: 'new-folder', path: 'X:\\Restore' }, 3, 'RESTORE_FOLDER_REFUSED'],
  ])('of %o: %i means %s', (change, exitCode, code) => {
    const [command] = commandsOf(change, name => name);
    if (!command) throw new Error('It has a command.');
    expect(toolFailure(change, command, { exitCode, output: '' })?.problem.code).toBe(code);
  });
});
