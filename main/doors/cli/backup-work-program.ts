import type { Command } from 'commander';
import { backupFailPoints } from '../../../preload/contract/index.js';
import {
  type BackupTakeOptions,
  restoreFiles,
  type RestoreFilesOptions,
  type RestoreOptions,
  restoreState,
  takeBackup,
} from './commands/backup/work.js';
import type { InHouse } from './kit-program.js';
import { collect, common, type CommonOptions } from './program-options.js';

/** `cas-recovery backup take`, `restore-files` and `restore-state`. */
export function addBackupWorks(backup: Command, inHouse: InHouse): void {
  addTake(backup, inHouse);
  addRestoreFiles(backup, inHouse);
  addRestoreState(backup, inHouse);
}

function addTake(backup: Command, inHouse: InHouse): void {
  withRun(common(backup.command('take')))
    .description('Take a backup of this server with Windows Server Backup, follow it, and prove that it is there.')
    .option('--full', 'all volumes that Windows needs and the system state: the whole server can be restored')
    .option('--system-state', 'the system state alone; add --kit for the files of \\ClientAccess')
    .option('--target <place>', 'where it is written: E:, or \\\\server\\share with further folders or without')
    .option('--volumes <letters>', 'with --full: further volumes in it, as D:,F:')
    .option('--replace', 'the version that a share holds, and the daily backup of this computer, may be replaced')
    .option('--confirm <server>', 'with --yes and --replace on a share: the name of this server, as it would be typed')
    .option('--schedule <times>', 'then have Windows take the same backup every day, as 21:00 or 09:00,21:00')
    .option('--kit <place>', 'then take a recovery kit: a new folder, or a file that ends in .zip')
    .option('--kit-keys', 'with --kit: the certificates with their keys too, under a password that is asked for')
    .addHelpText('after', takeHelp)
    .action((options: BackupTakeOptions & CommonOptions) => inHouse(options, house => takeBackup(house, options)));
}

const takeHelp = `
A backup goes on when this program is ended: "cas-recovery resume ID" follows it. It is never begun twice by itself.
With --account the share is opened for this logon; the password is typed, or is the first line of standard input with
--password-stdin. It never stands on a command line. The password of --kit-keys is given in the same way.
What --replace overwrites on a share does not come back: the name of this server is typed, or given by --confirm to a
run where nobody sits. Without it such a run is refused before anything begins.
A disk of its own is never made for backups, since Windows would format it: name a volume or a share.
Exit codes: 0 the backup is listed and can bring back what was asked for
            1 it failed, or something stands against it · 3 it waits for a decision`;

function addRestoreFiles(backup: Command, inHouse: InHouse): void {
  withRun(withVersion(common(backup.command('restore-files'))))
    .description(
      'Restore folders of a version into a new folder, and tell how to compare them. Nothing live is touched.',
    )
    .option('--folder <path>', 'as the lost server had it; may be given again', collect, [])
    .option('--into <folder>', 'a new folder for them, for example D:\\Restore')
    .addHelpText('after', filesHelp)
    .action((options: RestoreFilesOptions & CommonOptions) => inHouse(options, house => restoreFiles(house, options)));
}

const filesHelp = `
Without --folder it restores \\ClientAccess of the usual installation folder, and Windows\\System32\\inetsrv\\config.`;

function addRestoreState(backup: Command, inHouse: InHouse): void {
  withRun(withVersion(common(backup.command('restore-state'))))
    .description('Restore the system state of a version to this server, restart it, and look at what came back.')
    .addHelpText('after', stateHelp)
    .action((options: RestoreOptions & CommonOptions) => inHouse(options, house => restoreState(house, options)));
}

const stateHelp = `
For the server itself, or a fresh Windows outside of a domain on which no Exchange setup has run. It can't be undone:
on a real server the name is typed. After the restart go on with "cas-recovery resume ID": what would start this
program by itself is overwritten by the restore. The program files of Exchange are not in a system state.`;

function withVersion(command: Command): Command {
  return command
    .option('--version <id>', 'the version, as "backup list" shows it: 10/29/2026-22:30')
    .option('--target <place>', 'where it is kept: E:, or \\\\server\\share')
    .option('--machine <name>', 'whose backup it is, where that is not this server or the place holds several');
}

function withRun(command: Command): Command {
  return command
    .option('--account <name>', 'open the share with this account, as DOMAIN\\NAME')
    .option('--password-stdin', 'read its password from standard input')
    .option('--rehearsal <id>', 'on the simulated server of this rehearsal instead of this very server')
    .option('--scenario <name>', 'on a simulated server of its own, for example ex3')
    .option(
      '--fail <point>',
      `with --scenario: let it go wrong at a point; may be given again (${backupFailPoints.join(', ')}, restart-refused)`,
      collect,
      [],
    )
    .option('--speed <factor>', 'with --scenario: 1 is lifelike, 0 does not wait at all')
    .option('--dry-run', 'show what each step finds and would do; change nothing')
    .option('--yes', 'agree to every preview; on a real server names and passwords are still typed')
    .option('--stop-at-restart', 'end with exit code 3 when the server restarts, instead of resuming')
    .option('--show-output', 'show every line that the tools print')
    .option('--out <folder>', 'write report.html, report.json and report.csv there');
}
