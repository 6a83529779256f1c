import { entry } from './entry.js';

const nothingChanged = 'Nothing was written, and no server was touched.';
const listAgain = {
  terminal: 'Run "backup list --target PLACE" to see what is there, and name one of those versions.',
  window: 'List the backups of this place to see what is there, and name one of those versions.',
};
const toolByHand =
  'Ask from another server that has it, or install it here: "Add-WindowsFeature Backup-Features -IncludeAllSubFeature" on Windows Server 2008 R2, "Install-WindowsFeature Windows-Server-Backup" on 2012.';

export const handOffProblems = {
  BACKUP_PLACE_NOT_READ: entry(
    ({ where, why }: { where: string; why: string; next: string }) =>
      `The backups in ${where} could not be read: ${why}`,
    'Whether there is a backup that can be restored is not known. It may still be there.',
    ({ next }) => next,
  ),
  NO_BACKUP_TOOL_HERE: entry(
    ({ computer }: { computer: string; rehearsal: boolean }) =>
      `Windows Server Backup is not installed on ${computer}.`,
    'Only it can read what a backup holds, so nothing could be proven.',
    {
      terminal: ({ rehearsal }) =>
        rehearsal
          ? 'This simulated server is as new. Ask the server of the scenario as it was before it was lost (--scenario NAME instead of --rehearsal ID), and practise the restore on this one afterwards. Or restore files of a backup in this rehearsal first: that installs it.'
          : toolByHand,
      window: ({ rehearsal }) =>
        rehearsal
          ? 'This simulated server is as new. Ask the server of the scenario as it was before it was lost, and practise the restore on this one afterwards. Or restore files of a backup in this rehearsal first: that installs it.'
          : toolByHand,
    },
  ),
  BACKUP_VERSION_NOT_FOUND: entry(
    ({ id, where }: { id: string; where: string; newest: string | null }) => `${where} does not hold ${id}.`,
    ({ newest }) =>
      newest === null ? 'No backup at all was found there.' : `The newest one that was found there is ${newest}.`,
    listAgain,
  ),
  BACKUP_OF_OTHER_COMPUTER: entry(
    ({ id, where, machine, others }: { id: string; where: string; machine: string; others: string }) =>
      `${id} in ${where} is of ${others}, not of ${machine}.`,
    'A restore makes a server into the one that the backup is of, with its name and its identity in the domain.',
    {
      terminal: 'Name the computer that the backup is of with --machine, or another version.',
      window: 'Name the computer that the backup is of, or another version.',
    },
  ),
  BACKUP_COMPUTER_UNCLEAR: entry(
    ({ where, computers }: { where: string; computers: string | null }) =>
      computers === null
        ? `Nothing tells of which computer the backups in ${where} are.`
        : `${where} holds backups of several computers: ${computers}.`,
    'A restore with the wrong one would bring back another server.',
    {
      terminal: 'Name the computer with --machine.',
      window: 'Name the computer under "Computer that the backup is of".',
    },
  ),
  NO_BARE_METAL_BACKUP: entry(
    ({ computer, where }: { computer: string; where: string }) =>
      `${where} holds no backup of ${computer} from which the whole server can be restored.`,
    'Only a backup of all critical volumes and the system state can be restored onto an empty server.',
    {
      terminal: 'Look in other places with "backup list --target". Without one, recover the server with "recover".',
      window: 'List the backups of other places. Without one, recover the server from the directory.',
    },
  ),
  BACKUP_NOT_BARE_METAL: entry(
    ({ id, recovers }: { id: string; recovers: string; better: string | null }) =>
      `From ${id} the whole server can't be restored. It holds: ${recovers}.`,
    'The Windows Recovery Environment would refuse it, with the server already down.',
    {
      terminal: ({ better }) =>
        better === null
          ? 'Look for another version with "backup list". Without one, recover the server with "recover".'
          : `Use ${better}, from which it can.`,
      window: ({ better }) =>
        better === null
          ? 'List the backups to look for another version. Without one, recover the server from the directory.'
          : `Use ${better}, from which it can.`,
    },
  ),
  BACKUP_CAPABILITY_UNKNOWN: entry(
    ({ id }: { id: string }) => `What can be restored from ${id} could not be told.`,
    'Windows Server Backup answered in a language that is not read here, and its cmdlets did not answer at all.',
    'Install its command-line tools (feature Backup-Tools, from Windows Server 2012 on Windows-Server-Backup), so that the cmdlets can be asked. Then try again.',
  ),
  BACKUP_PATH_NOT_TYPABLE: entry(
    ({ path }: { path: string }) => `${path} can't be typed safely at a command prompt.`,
    'It holds a character that the command prompt understands in its own way. The command on the sheet would do something else.',
    'Share the folder under a name of letters and digits, and name that one.',
  ),
  HAND_OFF_ON_SYSTEM_DISK: entry(
    ({ volume }: { volume: string }) => `${volume} holds Windows: a restore of the whole server overwrites it.`,
    'The sheet and what the restore is verified from would be gone with it.',
    'Name the disk or the share that the backup is on.',
  ),
  HAND_OFF_NOT_WRITTEN: entry(
    ({ path, why }: { path: string; why: string }) => `${path} could not be written: ${why}.`,
    'The sheet must lie where the recovery environment finds it: on the backup target, never on the server alone.',
    {
      terminal:
        'See to it that this account may write there, and that there is room. Then try again. With --out the sheet is also written into a folder of your own.',
      window:
        'See to it that this account may write there, and that there is room. Then try again. A copy of the sheet can also be written into a folder of your own.',
    },
  ),
  HAND_OFF_NOT_READABLE: entry(
    ({ path, why }: { path: string; why: string }) => `The hand-off ${path} can't be read: ${why}.`,
    nothingChanged,
    {
      terminal: 'Name the file cas-recovery-hand-off-SERVER.json that "backup hand-off" wrote to the backup target.',
      window:
        'Name the file cas-recovery-hand-off-SERVER.json that was written to the place of the backup with the sheet.',
    },
  ),
  HAND_OFF_OF_OTHER_SERVER: entry(
    ({ handOff, server }: { handOff: string; server: string }) =>
      `The hand-off is of ${handOff}, and this server is ${server}.`,
    'Nothing here was restored from that backup, so there is nothing to verify.',
    ({ handOff }) => `Run it on ${handOff}, once it was restored and has started.`,
  ),
  HAND_OFF_OF_REHEARSAL: entry(
    (_facts: { rehearsal: boolean }) =>
      'One of the two is real and the other one is not: the hand-off, and this server.',
    ({ rehearsal }) =>
      rehearsal
        ? 'The hand-off was made in a rehearsal. What it says is of a simulated server, and proves nothing of this one.'
        : 'The hand-off is of a real server. A simulated one proves nothing of its restore.',
    {
      terminal: ({ rehearsal }) =>
        rehearsal
          ? 'Name the hand-off that was made of this server. For the one of the rehearsal add --rehearsal ID.'
          : 'Run it on the restored server, without --rehearsal. Or name the hand-off of this rehearsal.',
      window: ({ rehearsal }) =>
        rehearsal
          ? 'Name the hand-off that was made of this server. For the one of the rehearsal choose its simulated server.'
          : 'Verify it on the restored server itself. Or name the hand-off of this rehearsal.',
    },
  ),
  RESTORE_NOT_REHEARSED: entry(
    ({ why }: { why: string }) => `This restore can't be rehearsed: ${why}.`,
    'The simulated server is as it was.',
    {
      terminal: 'Make a hand-off for this rehearsal with "backup hand-off --rehearsal ID", and use its file.',
      window: 'Make a hand-off for this rehearsal, and use its file.',
    },
  ),
};
