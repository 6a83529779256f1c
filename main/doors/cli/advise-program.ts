import type { Command } from 'commander';
import { strategyQuestions } from '../../backups/strategy/questions.js';
import { advise } from './commands/advise/advise.js';
import type { AdviseOptions } from './commands/advise/options.js';
import type { InHouse } from './kit-program.js';
import { collect, common, withDirectory, type CommonOptions } from './program-options.js';

/** `cas-recovery advise`: which backup strategy fits a server, and whether the one that was chosen is kept to. */
export function addAdvise(program: Command, inHouse: InHouse): void {
  const command = common(program.command('advise'))
    .description('Advise what to back up of a Client Access server: everything, the minimum, or nothing. Reads only.')
    .option('--server <name>', 'the server (default: that of the kit or of the scenario)')
    .option('--all', 'every Client Access server of the directory')
    .option('--scenario <name>', 'the server of a rehearsal as it was before it was lost, for example ex3')
    .option('--kit <kit>', 'a recovery kit of the server: its certificates, settings and size')
    .option(
      '--rehearsal <id>',
      'with --kit: count what the recovery in this rehearsal did not bring back; with --compare: look for backups there',
    )
    .option(
      '--backups <file>',
      'what "backup list --json" printed on the server (default: asked where this is the server)',
    )
    .option('--answers <file>', 'answers of an earlier plan, or a file of them')
    .option('--answer <name=value>', `answer a question: ${answerNames}; may be given again`, collect, [])
    .option('--details', 'also what each number and each rule rests on')
    .option(
      '--out <file>',
      'write the plan: FILE.json to keep and compare, FILE.html to print; may be given again',
      collect,
      [],
    )
    .option('--replace', 'the files of --out that are there already may be written over')
    .option(
      '--compare <plan.json>',
      'is this plan kept to? Compares it with the backups that there are, and with --kit',
    )
    .addHelpText('after', adviseHelp);
  withDirectory(command).action((options: AdviseOptions & CommonOptions) =>
    inHouse(options, house => advise(house, options)),
  );
}

const answerNames = strategyQuestions.map(({ option }) => option).join(', ');

const adviseHelp = `
On a terminal it asks what nobody answered. In a pipe that stays unknown, and the advice assumes the worse.
Exit codes: 0 the advice was given; with --compare, everything is as planned
            1 it could not be; with --compare, something is not as planned, or not known`;
