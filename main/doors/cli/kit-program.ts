import type { Command } from 'commander';
import { createKit, type KitCreateOptions } from './commands/kit/create.js';
import { inspectKit, type KitInspectOptions } from './commands/kit/inspect.js';
import type { House } from './house.js';
import { common, withDirectory, type CommonOptions } from './program-options.js';

/** Opens the house for a command of the group, and keeps its exit code. */
export type InHouse = (options: CommonOptions, act: (house: House) => Promise<number>) => Promise<void>;

/** `cas-recovery kit …`: what the directory does not hold, taken on a good day and applied again. */
export function addKit(program: Command, inHouse: InHouse): void {
  const kit = program
    .command('kit')
    .description('Take a recovery kit of a server, and apply what is in it to the recovered one.');
  addCreate(kit, inHouse);
  addInspect(kit, inHouse);
}

function addCreate(kit: Command, inHouse: InHouse): void {
  const command = common(kit.command('create'))
    .description('Take a kit: files, IIS, certificates, registry, services and what the directory records. Reads only.')
    .option('--out <folder|file.zip>', 'where the kit is written; never over one that is there')
    .option('--server <name>', 'with --from-backup: the name of the server that the backup is of')
    .option('--from-backup', 'take it from folders of a restored backup instead of this server')
    .option('--client-access <folder>', 'with --from-backup: the restored \\ClientAccess folder')
    .option('--iis-config <folder>', 'with --from-backup: the restored Windows\\System32\\inetsrv\\config')
    .option('--scenario <name>', 'take it of the server of a rehearsal as it was before it was lost, for example ex3')
    .addHelpText('after', createHelp);
  withDirectory(command).action((options: KitCreateOptions & CommonOptions) =>
    inHouse(options, house => createKit(house, options)),
  );
}

const createHelp = `
The password protects the certificates in the kit. On a terminal it is asked for twice. With --password-stdin it is
the first line of standard input, and the password of the directory account, where one is needed, is the second.
Without a password the kit has no certificates, and says so.
Exit codes: 0 the kit was taken, also where it lacks something
            1 it was not`;

function addInspect(kit: Command, inHouse: InHouse): void {
  common(kit.command('inspect <kit>'))
    .description('Verify every file of a kit, and tell what a recovery can get back with it. Reads only.')
    .option('--password-stdin', 'try the first line of standard input as the password of its certificates')
    .addHelpText('after', inspectHelp)
    .action((path: string, options: KitInspectOptions & CommonOptions) =>
      inHouse(options, house => inspectKit(house, path, options)),
    );
}

const inspectHelp = `
Exit codes: 0 every file is as the kit says
            1 the kit is damaged, can't be read, or the password is wrong`;
