import { entry } from './entry.js';
import { type ToolFacts, whole } from './tool-facts.js';

type OfVersion = ToolFacts & { readonly target: string; readonly version: string };

export const mayStillRun = 'Whether it still runs is not known: only the cmdlets of Windows Server Backup tell it.';
export const waitFirst = 'See with "wbadmin get status" whether a job runs, and wait until it has ended. ';

/** What can befall a restore from a backup. */
export const backupRestoreProblems = {
  RESTORE_VERSION_MISSING: entry(
    ({ version, target, machine }: { version: string; target: string; machine: string }) =>
      `${target} lists no version ${version} of ${machine}.`,
    ({ target }) =>
      target.startsWith('\\\\') && !target.startsWith('\\\\?\\')
        ? 'A share keeps one version only: a later backup may have taken its place.'
        : 'It may be at another place, or a later backup may have pushed it out when the volume was full.',
    {
      terminal: 'See with "cas-recovery backup list --target PLACE" what is there, and begin again with one that is.',
      window: 'List the backups of this place to see what is there, and begin again with one that is.',
    },
  ),
  RESTORE_NOT_IN_VERSION: entry(
    ({ version, what }: { version: string; what: string }) => `The version ${version} can’t give ${what} back.`,
    'It was taken without it.',
    {
      terminal: 'See with "cas-recovery backup list" which one can, and begin again with it.',
      window: 'List the backups to see which one can, and begin again with it.',
    },
  ),
  RESTORE_MACHINE_UNKNOWN: entry(
    (_facts: { version: string; machines: readonly string[] }) => 'Several computers have this version there.',
    'A restore from the wrong one would make this server another one.',
    {
      terminal: 'Say which one is meant: --machine NAME.',
      window: 'Say which one is meant: name the computer under "Backup of".',
    },
    ({ machines }) => machines.join('\n'),
  ),
  RESTORE_OTHER_SERVER: entry(
    ({ name, machine }: { name: string; machine: string }) => `This is ${name}, and the backup is of ${machine}.`,
    'It would make this server a second one of that name. Two with one account lock each other out of the domain.',
    `Do this on the server itself, or on a fresh Windows that is not in a domain yet.`,
  ),
  RESTORE_NEVER_MIX: entry(
    ({ takenAt }: { takenAt: string }) =>
      `Exchange setup has run on this server since the backup was taken (${takenAt}).`,
    'An older system state under what setup has written would leave an Exchange of two halves. Microsoft forbids to mix the two ways.',
    {
      terminal:
        'Go on with the recovery, and bring back single files with "cas-recovery backup restore-files" and "cas-recovery kit".',
      window:
        'Go on with the recovery. Restore single files from this backup into a folder of their own, and settings from a recovery kit.',
    },
  ),
  RESTORE_TOO_OLD: entry(
    ({ days }: { days: number; limit: number }) => `This backup is ${days} days old.`,
    ({ limit }) =>
      `After ${limit} days Active Directory has forgotten what it deleted: a state so old disagrees with the domain, and Exchange has moved on.`,
    {
      terminal:
        'Recover the server from the directory instead: "cas-recovery recover". Files can still be taken from this backup.',
      window: 'Recover the server from the directory instead. Files can still be taken from this backup.',
    },
  ),
  RESTORE_FOLDER_THERE: entry(
    ({ folder }: { folder: string }) => `${folder} is there already.`,
    'Files are restored into a new folder only, so that nothing is written over and nobody takes them for live ones.',
    'Name a folder that is not there yet.',
  ),
  RESTORE_FOLDER_REFUSED: entry(
    ({ folder }: ToolFacts & { folder: string }) => `${folder} could not be made.`,
    'The restored files need a place.',
    'Name a new folder on a volume that is there, in a folder that is there. Then begin again.',
    whole,
  ),
  RESTORE_FOLDER_LIVE: entry(
    ({ into }: { into: string; folder: string }) => `${into} is a live folder of Exchange or Windows, or lies in one.`,
    'Old files over live ones would undo what setup and rollups have written.',
    'Name a folder elsewhere, for example D:\\Restore.',
    ({ folder }) => folder,
  ),
  RESTORE_SAME_NAMES: entry(
    ({ name }: { name: string }) => `Two of the folders are called ${name}.`,
    'They would be mixed below the folder that takes them.',
    'Restore them one after the other, each into a folder of its own.',
  ),
  RESTORE_END_NOT_SEEN: entry(
    ({ what }: { what: string; mayRun: boolean }) => `The restore of ${what} was started, and nobody saw how it ended.`,
    ({ mayRun }) => (mayRun ? mayStillRun : 'No job is running. It may have ended well, or half-way.'),
    ({ mayRun }) =>
      `${mayRun ? waitFirst : ''}Look into the newest log below C:\\Windows\\Logs\\WindowsServerBackup. Choose Retry to see the commands once more and start again.`,
  ),
  STATE_END_NOT_SEEN: entry(
    ({ version }: { version: string; mayRun: boolean }) =>
      `The restore of the system state ${version} was started, and nobody saw how it ended.`,
    ({ mayRun }) =>
      `${mayRun ? `${mayStillRun} ` : ''}If it ended well, this server must restart and nothing else may be done with it before. If not, it is as it was or half restored.`,
    ({ mayRun }) =>
      `${mayRun ? waitFirst : ''}Look into the newest log below C:\\Windows\\Logs\\WindowsServerBackup. If it ended well: restart this server, then go on here. Otherwise choose Retry, which shows the command once more.`,
  ),
  RESTORE_FAILED: entry(
    ({ version, target }: OfVersion) => `The restore from ${version} in ${target} failed.`,
    'The folder that takes the files may hold a part of them. Nothing live was touched.',
    'Read below what Windows says. Put that right, then choose Retry: files that came are written once more.',
    whole,
  ),
  RESTORE_NETWORK_LOST: entry(
    ({ target }: { target: string; told: string }) => `${target} can’t be read any more.`,
    'The restore broke off. What was restored so far is not whole.',
    'See that the place can be reached and stays so, then choose Retry.',
    ({ told }) => told,
  ),
  RESTORE_VERSION_GONE: entry(
    ({ version, target }: { version: string; target: string; told: string }) =>
      `The version ${version} is gone from ${target}.`,
    'Somebody deleted it, or a later backup took its place while this went on.',
    {
      terminal:
        'See with "cas-recovery backup list" what is left. Stop this, and begin again with a version that is there.',
      window: 'Stop this, list the backups to see what is left, and begin again with a version that is there.',
    },
    ({ told }) => told,
  ),
  RESTORE_NOTHING_CAME: entry(
    ({ folder, into }: { folder: string; into: string }) => `${folder} is not in ${into}.`,
    'Windows says that the restore ended well, and no file of this folder came.',
    'Look with Windows Server Backup whether the version has the folder, then choose Retry.',
  ),
  STATE_RESTORE_FAILED: entry(
    ({ version, target }: OfVersion) => `The restore of the system state ${version} from ${target} failed.`,
    'This server may be half restored. Services and IIS on it can’t be relied on.',
    'Read below what Windows says. Put that right, then choose Retry. If it fails again, install Windows anew.',
    whole,
  ),
  STATE_NOT_RESTORED: entry(
    ({ name, machine }: { name: string; machine: string }) =>
      `After the restart this server is ${name}, not ${machine}.`,
    'The system state did not come back.',
    'Look into the newest log below C:\\Windows\\Logs\\WindowsServerBackup. Then choose Retry, which looks again.',
  ),
} as const;
