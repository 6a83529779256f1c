import type { HostChange } from '../../preload/contract/index.js';
import { failure } from '../problems/problem.js';
import { plain, quoted, type Command, type Script, type Word, unquoted } from './words.js';

const kinds = [
  'connect-share',
  'new-folder',
  'start-backup',
  'schedule-backup',
  'unschedule-backup',
  'recover-files',
  'start-system-state-recovery',
] as const;

/** A change that belongs to a backup, or to a restore from one. */
export type BackupChange = Extract<HostChange, { kind: (typeof kinds)[number] }>;
type ChangeOf<K extends BackupChange['kind']> = Extract<BackupChange, { kind: K }>;

export function isBackupChange(change: HostChange): change is BackupChange {
  return (kinds as readonly string[]).includes(change.kind);
}

/** The command of such a change. */
export function backupCommand(change: BackupChange, script: Script): Command {
  switch (change.kind) {
    case 'connect-share':
      return connectShare(change, script);
    case 'new-folder':
      return newFolder(change, script);
    case 'start-backup':
      return startBackup(change);
    case 'schedule-backup':
      return scheduleBackup(change);
    case 'unschedule-backup':
      return unscheduleBackup();
    case 'recover-files':
      return recoverFiles(change);
    case 'start-system-state-recovery':
      return recoverSystemState(change);
  }
}

/** @fidelity C connect-share: connect-share.ps1, with the password on standard input; the share is read again by the step */
function connectShare({ share, account }: ChangeOf<'connect-share'>, script: Script): Command {
  const words = [plain('-Share'), text(share), plain('-Account'), text(account)];
  return { ...script('connect-share.ps1', ...words), asksPasswordOf: account };
}

/** @fidelity C new-folder: new-folder.ps1; the folder is read again by the step */
function newFolder({ path }: ChangeOf<'new-folder'>, script: Script): Command {
  return script('new-folder.ps1', plain('-Path'), quoted(path));
}

/**
 * Without `-quiet` wbadmin asks, and waits for an answer that nobody types. No password is ever among its words: a share is
 * opened before.
 * @fidelity C start-backup: Microsoft's pages on wbadmin start backup and start systemstatebackup; that a new version is there is read from the catalogue
 */
function startBackup({ what, target, volumes }: ChangeOf<'start-backup'>): Command {
  const place = joined('-backupTarget:', target);
  if (what === 'system-state') return wbadmin('start', 'systemstatebackup', place);
  const more = volumes.length === 0 ? [] : [joined('-include:', volumes.map(letter).join(','))];
  return wbadmin('start', 'backup', place, plain('-allCritical'), plain('-systemState'), ...more);
}

/**
 * Never to a disk by its identifier: Windows would format it. No account is named: Windows would take its password on the
 * command line only.
 * @fidelity C schedule-backup: Microsoft's page on wbadmin enable backup; what is taken every day is read again by Get-WBPolicy
 */
function scheduleBackup({ what, target, volumes, times }: ChangeOf<'schedule-backup'>): Command {
  if (!/^(?:[A-Z]:|\\\\[^\\{}]+\\.+|\\\\\?\\Volume\{[0-9a-f-]{36}\})$/i.test(target)) {
    throw failure('COMMAND_NOT_SAFE', { value: target });
  }
  const odd = times.find(time => !/^\d\d:\d\d$/.test(time));
  if (odd !== undefined) throw failure('COMMAND_NOT_SAFE', { value: odd });
  const more = volumes.length === 0 ? [] : [joined('-include:', volumes.map(letter).join(','))];
  const contents = what === 'full' ? [plain('-allCritical'), plain('-systemState'), ...more] : [plain('-systemState')];
  return wbadmin('enable', 'backup', joined('-addtarget:', target), plain(`-schedule:${times.join(',')}`), ...contents);
}

/** @fidelity C unschedule-backup: Microsoft's page on wbadmin disable backup; what is taken every day is read again by Get-WBPolicy */
const unscheduleBackup = (): Command => wbadmin('disable', 'backup');

/**
 * What comes back takes the rights of the folder that takes it, not those that it had: whoever may open that folder reads it.
 * @fidelity C recover-files: Microsoft's page on wbadmin start recovery; the folder that takes the files is read again by the step
 */
function recoverFiles({ version, target, machine, folder, into }: ChangeOf<'recover-files'>): Command {
  // A comma would begin another item, and none can be escaped.
  if (folder.includes(',')) throw failure('COMMAND_NOT_SAFE', { value: folder });
  return wbadmin(
    'start',
    'recovery',
    plain(`-version:${version}`),
    plain('-itemtype:File'),
    joined('-items:', folder),
    joined('-recoveryTarget:', into),
    plain('-recursive'),
    plain('-overwrite:Overwrite'),
    plain('-notRestoreAcl'),
    joined('-backupTarget:', target),
    joined('-machine:', machine),
  );
}

/**
 * Without `-autoReboot`: the restart is a step of its own, so that the journal knows of it.
 * @fidelity C start-system-state-recovery: Microsoft's page on wbadmin start systemstaterecovery; after the restart the machine is read again
 */
function recoverSystemState({ version, target, machine }: ChangeOf<'start-system-state-recovery'>): Command {
  return wbadmin(
    'start',
    'systemstaterecovery',
    plain(`-version:${version}`),
    joined('-backupTarget:', target),
    joined('-machine:', machine),
  );
}

function wbadmin(verb: string, noun: string, ...words: readonly Word[]): Command {
  return {
    program: 'wbadmin.exe',
    words: [plain(verb), plain(noun), ...words, plain('-quiet')],
    asksPasswordOf: null,
  };
}

function letter(volume: string): string {
  if (!/^[A-Z]:$/.test(volume)) throw failure('COMMAND_NOT_SAFE', { value: volume });
  return volume;
}

/** An option with its value in one word. A backslash at its end would take the quotation mark behind it. */
function joined(name: string, value: string): Word {
  const whole = `${name}${unquoted(value).replace(/(?<=[^\\:])\\+$/, '')}`;
  if (value === '') throw failure('COMMAND_NOT_SAFE', { value });
  return { passed: whole, typed: /\s/.test(whole) ? `"${whole}"` : whole };
}

/** A value of a script: PowerShell would take one that begins with a hyphen for the name of a parameter. */
function text(value: string): Word {
  if (value.startsWith('-') || value === '') throw failure('COMMAND_NOT_SAFE', { value });
  return /\s/.test(value) ? quoted(value) : plain(unquoted(value));
}
