import { entry } from './entry.js';

/** What no backup and no restore can be asked for. */
export const backupWishProblems = {
  BACKUP_VOLUME_NOT_THERE: entry(
    ({ volume }: { volume: string; there: readonly string[] }) => `This computer has no volume ${volume} to back up.`,
    'Windows Server Backup would refuse the whole backup because of it.',
    ({ there }) =>
      `Name volumes that are there (${there.join(', ')}), or none: those that Windows needs go in by themselves.`,
  ),
  BACKUP_NAME_MISSING: entry(
    ({ target, typed, server }: { target: string; typed: string | null; server: string }) =>
      typed === null
        ? `--yes does not agree to the loss of a version in ${target}.`
        : `--confirm names ${typed}, and this server is ${server}.`,
    ({ target }) => `${target} keeps one version of a computer. What --replace overwrites there does not come back.`,
    ({ server }) =>
      `Add --confirm ${server} where nobody sits to type it. Or leave --yes away and type it when it is asked for.`,
  ),
  RESTORE_PATH_NOT_FULL: entry(
    ({ path }: { path: string }) => `${path} does not say on which volume it is.`,
    'Windows would look for it below whatever folder is the current one, and that may be a live one.',
    'Name a full path, for example D:\\Restore.',
  ),
  RESTORE_NO_PLACE: entry(
    ({ into, why }: { into: string; why: string }) => `No folder ${into} can be made: ${why}.`,
    'The restored files need a new folder on this computer, which only administrators may open.',
    'Name a new folder in one that is there, for example D:\\Restore.',
  ),
  RESTORE_FOLDER_NOT_IN_VERSION: entry(
    ({ folder, version }: { folder: string; version: string; volumes: readonly string[] }) =>
      `${folder} is on a volume that is not in the version ${version}.`,
    'Only what was backed up can be restored.',
    {
      terminal: ({ volumes }) =>
        `Name folders as the lost server had them, on ${volumes.join(', ')}, or another version: see "cas-recovery backup list".`,
      window: ({ volumes }) =>
        `Name folders as the lost server had them, on ${volumes.join(', ')}, or another version from the list of backups.`,
    },
  ),
} as const;
