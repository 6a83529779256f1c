import type { Command } from 'commander';
import { addBackupWorks } from './backup-work-program.js';
import { listBackups, type BackupListOptions } from './commands/backup/list.js';
import { addHandOff } from './hand-off-program.js';
import type { InHouse } from './kit-program.js';
import { collect, common, type CommonOptions } from './program-options.js';

/** `cas-recovery backup …`: what Windows Server Backup has of a server. */
export function addBackup(program: Command, inHouse: InHouse): void {
  const backup = program
    .command('backup')
    .description('Find the backups of Windows Server Backup, and work with them.');
  addList(backup, inHouse);
  addBackupWorks(backup, inHouse);
  addHandOff(backup, inHouse);
}

function addList(backup: Command, inHouse: InHouse): void {
  common(backup.command('list'))
    .description('List all backups in the catalogue, on the volumes and on the shares that are named. Reads only.')
    .option('--target <place>', 'also look there: E:, or \\\\server\\share; may be given again', collect, [])
    .option('--machine <name>', 'only the backups of this computer: of the lost server, on the rebuilt one')
    .option('--rehearsal <id>', 'ask the simulated server of this rehearsal instead of this very server')
    .option('--scenario <name>', 'ask the server of a rehearsal as it was before it was lost, for example ex3')
    .addHelpText('after', listHelp)
    .action((options: BackupListOptions & CommonOptions) => inHouse(options, house => listBackups(house, options)));
}

const listHelp = `
Volumes of this computer that hold backups are looked at without being named. A share is opened with the account of this
session: "net use \\\\server\\share /user:DOMAIN\\NAME *" before opens it with another one.
Exit codes: 0 there are backups of the server, and every place was read
            1 there are none, or a place could not be read`;
