import { mayStillRun, waitFirst } from './backup-restore-problems.js';
import { entry, type NoFacts } from './entry.js';
import { type ToolFacts, whole } from './tool-facts.js';

type InPlace = ToolFacts & { readonly target: string };
type OfShare = ToolFacts & { readonly share: string; readonly account: string };

/** What can befall a backup that is taken. */
export const backupWorkProblems = {
  BACKUP_STILL_OPEN: entry(
    ({ id }: { id: string }) => `The backup or restore ${id} has begun and not ended.`,
    'Windows does one at a time, and nobody could tell which of the two a result belongs to.',
    {
      terminal: ({ id }) => `Let it go on to its end, or stop it: resume ${id}, and choose Stop. Then do this again.`,
      window: ({ id }) =>
        `Let it go on to its end, or stop it: open ${id} in the list of recoveries, and choose Stop. Then do this again.`,
    },
  ),
  BACKUP_TARGET_UNFIT: entry(
    ({ target }: { target: string }) => `${target} is no place for a backup.`,
    'A place is a volume, as E:, or a share, as \\\\server\\share with further folders or without.',
    'Name the place in one of these forms.',
  ),
  BACKUP_TARGET_NOT_THERE: entry(
    ({ target }: { target: string }) => `This computer has no volume ${target}.`,
    'A letter that a share was mapped to counts for one logon only: Windows Server Backup does not see it.',
    'Name a volume that is there, or the share itself, as \\\\server\\share.',
  ),
  BACKUP_TARGET_INSIDE: entry(
    ({ target }: { target: string }) => `${target} would itself be in the backup.`,
    'Windows refuses that, and a backup on the disk that it is of would be lost with it.',
    {
      terminal: 'Name another disk, or a share. Leave this volume out of --volumes if it need not be in the backup.',
      window:
        'Name another disk, or a share. Leave this volume out of the further volumes if it need not be in the backup.',
    },
  ),
  BACKUP_TARGET_REMOVABLE: entry(
    ({ target }: { target: string }) => `${target} is a removable medium.`,
    'Windows Server Backup keeps no backup of the system on one.',
    'Name a fixed disk or a share. A USB disk that Windows shows as a fixed one is taken.',
  ),
  BACKUP_TARGET_FILE_SYSTEM: entry(
    ({ target, fileSystem }: { target: string; fileSystem: string }) =>
      `${target} has the file system ${fileSystem === '' ? 'of no name' : fileSystem}.`,
    'Windows Server Backup writes its backups to NTFS only.',
    'Name a volume with NTFS, or a share. To format this one destroys what is on it.',
  ),
  BACKUP_TARGET_SECTORS: entry(
    ({ target }: { target: string }) => `The disk of ${target} has sectors of 4,096 bytes.`,
    'Windows Server 2008 R2 can keep no backup on such a disk, and restore none from it.',
    'Name a disk with sectors of 512 bytes, or a share.',
  ),
  BACKUP_TARGET_TOO_SMALL: entry(
    ({ target, needs, free }: { target: string; needs: string; free: string }) =>
      `${target} has ${free} free. The backup needs about ${needs}.`,
    'A backup that fills its disk ends as none, and can take older ones with it.',
    'Make room, name another place, or take the system state alone.',
  ),
  BACKUP_TARGET_TOO_LONG: entry(
    ({ target, longest }: { target: string; longest: number }) =>
      `The path of the backup below ${target} would be longer than ${longest} characters.`,
    'The backup would be written, and the restore of the whole server from it would fail (0x80070001).',
    'Name a share with a shorter path.',
  ),
  BACKUP_WOULD_REPLACE: entry(
    ({ target }: { target: string; id: string; folder: string }) =>
      `${target} holds a backup of this computer already.`,
    ({ id }) => `A folder of a share keeps one version: ${id} would be overwritten, and a run that fails leaves none.`,
    {
      terminal: ({ folder }) =>
        `Make a folder for this one and name it as the place: ${folder}. If the old one may go, add --replace.`,
      window: ({ folder }) =>
        `Make a folder for this one and name it as the place: ${folder}. If the old one may go, begin again and tick "What is there may be replaced".`,
    },
  ),
  BACKUP_PLACE_UNREAD: entry(
    ({ target }: { target: string; why: string }) => `${target} could not be read.`,
    'What it holds is not known, so nothing is written there and nothing is taken from it.',
    {
      terminal:
        'See whether it can be opened from this computer. For another account add --account DOMAIN\\NAME. Then choose Retry.',
      window:
        'See whether it can be opened from this computer, then try again. For another account begin anew, and name it under "Account for the share".',
    },
    ({ why }) => why,
  ),
  BACKUP_JOB_RUNS: entry(
    (_facts: NoFacts) => 'Windows Server Backup is at work on something else.',
    'It does one job at a time. Perhaps it is the scheduled backup.',
    'Wait until it has ended ("wbadmin get status" shows how far it is), then choose Retry.',
  ),
  BACKUP_TOOL_MISSING: entry(
    (_facts: NoFacts) => 'Windows Server Backup is still not there.',
    'Its feature was added, and Windows lists no tool of it.',
    'Look into Server Manager whether the feature is installed. Then choose Retry.',
  ),
  BACKUP_END_NOT_SEEN: entry(
    (_facts: { last: string; mayRun: boolean }) => 'The backup was started, and nobody saw how it ended.',
    ({ mayRun }) =>
      mayRun
        ? `No new version is there. ${mayStillRun}`
        : 'No new version is there, and no job is running. It failed, or this computer was restarted under it.',
    ({ mayRun }) =>
      `${mayRun ? waitFirst : ''}Look at what Windows tells of the last backup, below. Choose Retry to see the commands once more and start again.`,
    ({ last }) => last,
  ),
  BACKUP_NOT_THERE: entry(
    ({ target }: { target: string }) => `Windows says that the backup ended well, and no new version is in ${target}.`,
    'A backup counts when it is listed. This one is not.',
    'Open Windows Server Backup and look at the last run. Then choose Retry, which looks again.',
  ),
  BACKUP_NOT_BARE: entry(
    ({ id, what }: { id: string; what: string }) => `The new version ${id} can’t bring ${what} back.`,
    'A part that Windows needs was left out of it.',
    'Look into the log of the run, below C:\\Windows\\Logs\\WindowsServerBackup. Then take the backup again.',
  ),
  BACKUP_TARGET_FULL: entry(
    ({ target }: InPlace) => `${target} is full.`,
    'The backup is not whole. Nothing can be restored from it.',
    'Make room there or name another place, then choose Retry. Older versions may be gone from a share.',
    whole,
  ),
  BACKUP_FAILED: entry(
    ({ target }: InPlace) => `Windows says that the backup to ${target} did not end well.`,
    'It may be missing, not whole, or whole with warnings: that is not known yet. What a share held before may be gone.',
    {
      terminal:
        'Read below what Windows says, and see with "cas-recovery backup list" whether a new version is there. Put right what failed, then choose Retry, which looks again: a new version is read back, and without one the backup is taken once more.',
      window:
        'Read below what Windows says, and put right what failed. Then choose Retry, which looks whether a new version is there: it is read back, and without one the backup is taken once more.',
    },
    whole,
  ),
  BACKUP_NETWORK_LOST: entry(
    ({ target }: { target: string; told: string }) => `The connection to ${target} broke while the backup was written.`,
    'The backup is not whole, and the one that the share held before may be gone.',
    'See that the share can be reached and stays so, then choose Retry.',
    ({ told }) => told,
  ),
  BACKUP_WOULD_RESCHEDULE: entry(
    (_facts: { there: string }) => 'This computer has another daily backup already.',
    'Windows keeps one. The new one would take its place, and the old one would not run any more.',
    {
      terminal: 'See below what it is. If it may go, begin again and say so: --replace.',
      window: 'See below what it is. If it may go, begin again and tick "What is there may be replaced".',
    },
    ({ there }) => there,
  ),
  BACKUP_SCHEDULE_ACCOUNT: entry(
    ({ target }: { target: string; computer: string }) =>
      `A daily backup to ${target} with an account of its own is not set up here.`,
    'Windows would take its password on a command line only, and others on this server can read that.',
    {
      terminal: ({ computer }) =>
        `Let the account of this computer (${computer}$) write to the share, and leave --account out. Or name a volume. Or set the daily backup up in Windows Server Backup by hand.`,
      window: ({ computer }) =>
        `Let the account of this computer (${computer}$) write to the share, and leave "Account for the share" empty. Or name a volume. Or set the daily backup up in Windows Server Backup by hand.`,
    },
  ),
  BACKUP_SCHEDULE_UNREAD: entry(
    (_facts: { why: string }) => 'What Windows takes every day could not be read.',
    'Only its cmdlets tell it. Without them a daily backup might be overwritten that nobody has seen.',
    'On Windows Server 2008 R2 add the command-line tools of Windows Server Backup (Backup-Tools). Then choose Retry.',
    ({ why }) => why,
  ),
  BACKUP_SCHEDULE_FAILED: entry(
    (_facts: ToolFacts) => 'Windows did not set up the daily backup.',
    'The backup that was just taken is there, and no other one will follow by itself.',
    'Read below what Windows says. Put that right, then choose Retry.',
    whole,
  ),
  BACKUP_SCHEDULE_GONE: entry(
    ({ was }: { was: string; back: string; told: string }) =>
      `The daily backup that was there is gone (${was}), and the new one is not set up.`,
    'The backup that was just taken is there, and no other one will follow by itself until you decide.',
    ({ back }) => `Choose Retry to set up the new one. To have the old one again: ${back}`,
    ({ told }) => (told === '' ? undefined : told),
  ),
  BACKUP_NOT_SCHEDULED: entry(
    (_facts: { there: string }) => 'Windows says that the daily backup is set up, and lists another one.',
    'What is taken every day is not what was asked for.',
    'See below what it lists, and look into Windows Server Backup. Then choose Retry, which looks again.',
    ({ there }) => there,
  ),
  BACKUP_TWO_PASSWORDS: entry(
    (_facts: NoFacts) => 'A share with an account and certificates with their keys are not taken in one run.',
    'Two passwords would be asked for, and one could be taken for the other.',
    {
      terminal: 'Leave the keys out here, and take a kit with them afterwards: "cas-recovery kit create".',
      window: 'Leave the keys out here, and take a recovery kit with them afterwards.',
    },
  ),
  BACKUP_KIT_OTHER: entry(
    ({ path }: { path: string; takenAt: string }) => `${path} holds another kit already.`,
    ({ takenAt }) => `It was taken on ${takenAt}. A kit is never written over.`,
    'Name a place that is not there yet.',
  ),
  BACKUP_KIT_DAMAGED: entry(
    ({ path }: { path: string; damage: readonly string[] }) => `The kit in ${path} is not as it was written.`,
    'It was read again after it was taken, and does not fit its own list.',
    'Look at the disk that it is on. Delete the kit, then choose Retry.',
    ({ damage }) => damage.join('\n'),
  ),
  SHARE_PASSWORD_WRONG: entry(
    ({ share, account }: OfShare) => `${share} does not take the name or the password of ${account}.`,
    'After several wrong tries a domain locks the account.',
    'Check the account, then choose Retry and type the password again.',
    whole,
  ),
  SHARE_ACCOUNT_UNUSABLE: entry(
    ({ account }: OfShare & { why: string }) => `The account ${account} can’t be used.`,
    ({ why }) => (why === '' ? 'Windows does not let it log on.' : `Windows says: ${why}.`),
    'Have the account put right, or stop and name another one. Then choose Retry.',
    whole,
  ),
  SHARE_OTHER_ACCOUNT: entry(
    ({ share }: OfShare) => `This logon has opened the server of ${share} with another account already.`,
    'Windows allows one account for each server.',
    'Close that connection ("net use" shows it, "net use \\\\server\\share /delete" closes it). Then choose Retry.',
    whole,
  ),
  SHARE_DENIED: entry(
    ({ share, account }: OfShare) => `${account} may not open ${share}.`,
    'Without that, no backup is written there and none is read.',
    'Give the account the right to write there, or stop and name another account. Then choose Retry.',
    whole,
  ),
  SHARE_NOT_FOUND: entry(
    ({ share }: OfShare) => `${share} was not found on the network.`,
    'Its server did not answer, or has no share of that name.',
    'See that the name is right and the server is up. Then choose Retry.',
    whole,
  ),
} as const;
