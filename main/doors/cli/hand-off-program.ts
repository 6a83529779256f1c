import type { Command } from 'commander';
import { handOff, type HandOffOptions } from './commands/backup/hand-off.js';
import { rehearseRestore, type RehearseRestoreOptions } from './commands/backup/rehearse-restore.js';
import { verifyRestored, type VerifyRestoredOptions } from './commands/backup/verify-restored.js';
import type { InHouse } from './kit-program.js';
import { common, withDirectory, type CommonOptions } from './program-options.js';

/** What of `cas-recovery backup …` is about a whole server, which is restored outside of this program. */
export function addHandOff(backup: Command, inHouse: InHouse): void {
  addMake(backup, inHouse);
  addRehearse(backup, inHouse);
  addVerify(backup, inHouse);
}

function addMake(backup: Command, inHouse: InHouse): void {
  const command = common(backup.command('hand-off'))
    .description(
      'Prove that a whole server can be restored from a backup, and write the sheet for it to the backup target. Changes no server.',
    )
    .option('--target <place>', 'where the backup is: E:, or \\\\server\\share')
    .option('--version <id>', 'the version, as "backup list" shows it (default: the newest of a whole server)')
    .option('--machine <name>', 'the computer that the backup is of, where the place holds several')
    .option('--kit <path>', 'a recovery kit of that server: its network, its disks and how it starts')
    .option('--account <name>', 'DOMAIN\\NAME that will open the share in the recovery environment')
    .option('--out <folder>', 'write a copy into this folder too')
    .option('--rehearsal <id>', 'ask the simulated server of this rehearsal instead of this very server')
    .option('--scenario <name>', 'ask the server of a rehearsal as it was before it was lost, for example ex3')
    .addHelpText('after', makeHelp);
  withDirectory(command).action((options: HandOffOptions & CommonOptions) =>
    inHouse(options, house => handOff(house, options)),
  );
}

const makeHelp = `
Three files are written to the target: cas-recovery-hand-off-SERVER.txt to read at the console, .html to print, and
.json, from which "backup verify-restored" goes on when the server is back. Nothing secret is in them.
Exit codes: 0 the sheet was written
            1 the version can't be restored so, or could not be proven, or the sheet could not be written`;

function addRehearse(backup: Command, inHouse: InHouse): void {
  common(backup.command('rehearse-restore <rehearsal>'))
    .description(
      'Do to the simulated server of a rehearsal what the sheet says: it is then what it was when it was backed up.',
    )
    .option('--hand-off <file>', 'the .json file of the hand-off, as that server names it')
    .action((id: string, options: RehearseRestoreOptions & CommonOptions) =>
      inHouse(options, house => rehearseRestore(house, id, options)),
    );
}

function addVerify(backup: Command, inHouse: InHouse): void {
  const command = common(backup.command('verify-restored'))
    .description('Compare a restored server with its hand-off and with the directory, and write a report. Reads only.')
    .option('--hand-off <file>', 'cas-recovery-hand-off-SERVER.json on the backup target')
    .option('--rehearsal <id>', 'the simulated server of this rehearsal instead of this very server')
    .option('--out <folder>', 'write the report there instead of beside the hand-off')
    .addHelpText('after', verifyHelp);
  withDirectory(command).action((options: VerifyRestoredOptions & CommonOptions) =>
    inHouse(options, house => verifyRestored(house, options)),
  );
}

const verifyHelp = `
Exit codes: 0 all that was compared is as it was
            1 something differs, or could not be told`;
