import type { Command } from 'commander';
import { deleteRecovery, type DeleteOptions } from './commands/past/delete.js';
import { exportRecovery, type ExportOptions } from './commands/past/export.js';
import type { House } from './house.js';
import { common, type CommonOptions } from './program-options.js';

type InHouse = (options: CommonOptions, act: (house: House) => Promise<number>) => Promise<void>;

/** `cas-recovery export` and `cas-recovery delete`. */
export function addPast(program: Command, inHouse: InHouse): void {
  common(program.command('export <id>'))
    .description('Write a recovery with its report, journal and raw output into a new folder or ZIP file.')
    .requiredOption('--out <place>', 'a folder that is not there yet, or a new file that ends in .zip')
    .option('--redacted', 'for somebody else: stand-ins for names, addresses and the like')
    .action((id: string, options: ExportOptions & CommonOptions) =>
      inHouse(options, house => exportRecovery(house, id, options)),
    );
  common(program.command('delete <id>'))
    .description('Delete a recovery for good: its journal, raw output and simulated server. Says first what is lost.')
    .option('--confirm <name>', 'its name, or that of its server, as it would be typed')
    .addHelpText('after', deleteHelp)
    .action((id: string, options: DeleteOptions & CommonOptions) =>
      inHouse(options, house => deleteRecovery(house, id, options)),
    );
}

const deleteHelp = `
One that is being worked on, that waits for a restart, or that an unfinished one needs is not deleted.
Exit codes: 0 deleted
            1 it can't be deleted now, or another name was typed
            3 nothing was deleted: no name was typed`;
