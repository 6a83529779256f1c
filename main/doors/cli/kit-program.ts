import type { Command } from 'commander';
import { createKit, type KitCreateOptions } from './commands/kit/create.js';
import { applyKit, undoKit, type KitApplyOptions, type RunOptions } from './commands/kit/apply.js';
import { diffKit, type KitDiffOptions } from './commands/kit/diff.js';
import { inspectKit, type KitInspectOptions } from './commands/kit/inspect.js';
import { scriptOfKit, type KitScriptOptions } from './commands/kit/script.js';
import type { House } from './house.js';
import { collect, common, withDirectory, type CommonOptions } from './program-options.js';

/** Opens the house for a command of the group, and keeps its exit code. */
export type InHouse = (options: CommonOptions, act: (house: House) => Promise<number>) => Promise<void>;

/** `cas-recovery kit …`: what the directory does not hold, taken on a good day and applied again. */
export function addKit(program: Command, inHouse: InHouse): void {
  const kit = program
    .command('kit')
    .description('Take a recovery kit of a server, and apply what is in it to the recovered one.');
  addCreate(kit, inHouse);
  addInspect(kit, inHouse);
  addDiff(kit, inHouse);
  addApply(kit, inHouse);
  addScript(kit, inHouse);
  addUndo(kit, inHouse);
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
On Windows a new folder and a ZIP file are closed to all but administrators, and the kit says so where that failed. A
folder that was there before can be read by whoever may read its place: put it where only administrators may look.
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

const rehearsalOption = [
  '--rehearsal <id>',
  'the simulated server of this rehearsal instead of this very server',
] as const;

const otherServerOption = ['--other-server', 'the kit may be of a server of another name'] as const;

function addDiff(kit: Command, inHouse: InHouse): void {
  common(kit.command('diff <kit>'))
    .description(
      'Compare a kit with this server: what is not as it was, what it does, and whether to apply it. Reads only.',
    )
    .option(...rehearsalOption)
    .option(...otherServerOption)
    .option('--all', 'also show what is best left as it is')
    .addHelpText('after', diffHelp)
    .action((path: string, options: KitDiffOptions & CommonOptions) =>
      inHouse(options, house => diffKit(house, path, options)),
    );
}

const diffHelp = `
Exit codes: 0 nothing differs
            1 something does, or it could not be compared`;

function withChoice(command: Command): Command {
  return command
    .option(...rehearsalOption)
    .option(...otherServerOption)
    .option(
      '--choose <what>',
      'advised, all-of:GROUP (rollup, certificates, files, iis, virtual-directories, registry, services), or ids of "kit diff" with commas between; may be given again',
      collect,
    )
    .option(
      '--whole-file <id>',
      'replace the file of this difference as a whole, against the advice; may be given again',
      collect,
    )
    .option('--rollup <file.msp|none>', 'the rollup to install first; none leaves it out')
    .option('--newer-rollup', 'the rollup may be a newer one than that of the kit')
    .addHelpText('after', choiceHelp);
}

const choiceHelp = `
all-of:GROUP takes what is advised in the group. What needs a look (LOOK) is chosen by its id, one by one.
What can't be applied at all, as a certificate without its key in the kit, is told at the end as a reservation.`;

function withRun(command: Command): Command {
  return command
    .option('--yes', 'agree to every preview; on a real server names and passwords are still typed')
    .option('--password-stdin', 'read the password of the certificates in the kit from standard input')
    .option('--stop-at-restart', 'end with exit code 3 when the server restarts, instead of resuming')
    .option('--show-output', 'show every line that the tools print')
    .option('--out <folder>', 'write report.html, report.json and report.csv there');
}

function addApply(kit: Command, inHouse: InHouse): void {
  withRun(withChoice(common(kit.command('apply <kit>'))))
    .description(
      'Apply chosen differences to this server. Each step is shown and agreed to before it runs, and proven after.',
    )
    .option('--dry-run', 'show every change; make none')
    .action((path: string, options: KitApplyOptions & CommonOptions) =>
      inHouse(options, house => applyKit(house, path, options)),
    );
}

function addScript(kit: Command, inHouse: InHouse): void {
  withChoice(common(kit.command('script <kit>')))
    .description('Write the same changes as a PowerShell 2.0 script, for those who apply by hand. Changes nothing.')
    .option('--out <file.ps1>', 'where the script is written')
    .action((path: string, options: KitScriptOptions & CommonOptions) =>
      inHouse(options, house => scriptOfKit(house, path, options)),
    );
}

function addUndo(kit: Command, inHouse: InHouse): void {
  withRun(common(kit.command('undo <id>')))
    .description('Take a re-application back, newest change first. "status" lists their ids.')
    .action((id: string, options: RunOptions & CommonOptions) =>
      inHouse(options, house => undoKit(house, id, options)),
    );
}
