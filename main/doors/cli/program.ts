import { Command, CommanderError } from 'commander';
import { failPoints } from '../../../preload/contract/index.js';
import { failure, toProblem } from '../../problems/problem.js';
import { inspect } from './commands/inspect.js';
import { rehearse, type RehearseOptions } from './commands/rehearse.js';
import { report } from './commands/report.js';
import { resume, type ResumeOptions } from './commands/resume.js';
import { status } from './commands/status.js';
import { workOnce, type WorkOnceOptions } from './commands/work-once.js';
import type { DirectoryOptions } from './directory-option.js';
import { exitCodes } from './exit-codes.js';
import type { Hooks } from './hooks.js';
import { conclude, openHouse, type House } from './house.js';
import { Terminal, wantsColor } from './terminal.js';

/** What the program is started with. */
export interface ProgramParts {
  /** Arguments after the script. */
  readonly args: readonly string[];
  readonly distFolder: string;
  readonly productVersion: string;
  readonly signal: AbortSignal;
  readonly hooks: Hooks;
}

interface CommonOptions {
  readonly state?: string;
  readonly json?: boolean;
  readonly color: boolean;
}

/** Runs the command line and returns its exit code. Nothing is thrown: a problem is printed, and is the code. */
export async function runProgram(parts: ProgramParts): Promise<number> {
  const run: Running = { parts, code: exitCodes.done, json: parts.args.includes('--json') };
  const program = describeProgram(run);
  try {
    await program.parseAsync([...parts.args], { from: 'user' });
    return run.code;
  } catch (thrown) {
    return conclusionOf(run, thrown);
  }
}

interface Running {
  readonly parts: ProgramParts;
  readonly json: boolean;
  code: number;
}

function conclusionOf({ json, parts }: Running, thrown: unknown): number {
  // Commander has printed its own message, or the help that was asked for.
  if (thrown instanceof CommanderError && thrown.exitCode === 0) return exitCodes.done;
  const wrongUse = thrown instanceof CommanderError;
  const found = wrongUse ? failure('WRONG_USE', { what: thrown.message }).problem : toProblem(thrown);
  const cancelled = parts.signal.aborted;
  const exitCode = cancelled ? exitCodes.cancelled : found.code === 'WRONG_USE' ? exitCodes.wrongUse : exitCodes.failed;
  new Terminal({ color: wantsColor(!parts.args.includes('--no-color')), quietOutput: json }).problem(found);
  return conclude({ json }, { command: 'failed', exitCode, problem: found });
}

function describeProgram(run: Running): Command {
  const program = new Command('cas-recovery')
    .description(
      'Brings a lost Exchange Server 2010 Client Access server back, step by step, with a journal of every change.',
    )
    .version(run.parts.productVersion)
    .addHelpText('after', exitCodeHelp)
    .exitOverride()
    .configureOutput({ outputError: () => undefined })
    .showHelpAfterError(false);
  addRehearse(program, run);
  addResume(program, run);
  addInspect(program, run);
  addRecover(program);
  addStatus(program, run);
  addReport(program, run);
  addWork(program, run);
  return program;
}

const exitCodeHelp = `
Exit codes: 0 done · 1 ended with a failure or a blocking finding · 2 wrong use ·
            3 waiting for a restart or a decision · 130 cancelled`;

function addRehearse(program: Command, run: Running): void {
  const command = common(program.command('rehearse'))
    .description('Rehearse a whole recovery on a simulated server. No real server is touched.')
    .requiredOption('--scenario <name>', 'what to rehearse, for example ex3')
    .option('--server <name>', 'the server to recover (default: the one of the scenario)')
    .option(
      '--fail <point>',
      `let it go wrong at a point, once, or each time with POINT:always (${failPoints.join(', ')})`,
      collect,
      [],
    )
    .option(
      '--speed <factor>',
      'pace of the simulated tools: 1 is lifelike, 0 does not wait (default: 1 on a terminal, 0 in a pipe)',
    )
    .option('--yes', 'agree to every preview')
    .option('--dry-run', 'show what each step finds and would run; keep nothing')
    .option('--stop-at-restart', 'end with exit code 3 when the server restarts, instead of resuming')
    .option('--show-output', 'show every line that the tools print')
    .option('--out <folder>', 'write report.html and report.json there');
  withDirectory(command).action((options: RehearseOptions & CommonOptions) =>
    inHouse(run, options, house => rehearse(house, options)),
  );
}

function addResume(program: Command, run: Running): void {
  withAnswer(common(program.command('resume [id]')))
    .description('Go on with a recovery after a restart, a crash, a failure or a pause.')
    .option('--password-stdin', 'read the password of the directory account from standard input')
    .option('--stop-at-restart', 'end with exit code 3 when the server restarts again')
    .option('--out <folder>', 'write report.html and report.json there')
    .action((id: string | undefined, options: ResumeOptions & CommonOptions) =>
      inHouse(run, options, house => resume(house, id, options)),
    );
}

function addWork(program: Command, run: Running): void {
  withAnswer(common(program.command('work <id>', { hidden: true })))
    .option('--password-from-parent', 'wait for the password on the channel to the process that started this one')
    .action((id: string, options: WorkOnceOptions & CommonOptions) =>
      inHouse(run, options, house => workOnce(house, id, options)),
    );
}

function addInspect(program: Command, run: Running): void {
  const command = common(program.command('inspect'))
    .description('Show what the directory records of a server, and whether it can be recovered. Reads only.')
    .option('--server <name>', 'the lost server (default: list all)');
  withDirectory(command).action((options: DirectoryOptions & CommonOptions & { readonly server?: string }) =>
    inHouse(run, options, house => inspect(house, options)),
  );
}

function addRecover(program: Command): void {
  const command = common(program.command('recover'))
    .description('Recover a lost server on this very Windows machine. Not in this version: it says so.')
    .option('--server <name>', 'the lost server')
    .option('--dry-run', 'show what each step finds and would run; change nothing')
    .option('--yes', 'agree to every preview that can be undone');
  withDirectory(command).action(() => {
    if (process.platform !== 'win32') throw failure('ONLY_REHEARSALS_HERE', { platform: process.platform });
    throw failure('LIVE_RECOVERY_NOT_IN_THIS_VERSION', {});
  });
}

function addStatus(program: Command, run: Running): void {
  common(program.command('status'))
    .description('List the recoveries of this machine and where each one stands.')
    .action((options: CommonOptions) => inHouse(run, options, status));
}

function addReport(program: Command, run: Running): void {
  common(program.command('report [id]'))
    .description('Write the report of a recovery (default: the newest).')
    .option('--out <folder>', 'write report.html and report.json there')
    .action((id: string | undefined, options: CommonOptions & { readonly out?: string }) =>
      inHouse(run, options, house => report(house, id, options)),
    );
}

function common(command: Command): Command {
  return command
    .option('--state <folder>', 'keep journals there instead of the usual folder')
    .option('--json', 'print one JSON document on standard output')
    .option('--no-color', 'print without colour');
}

function withDirectory(command: Command): Command {
  return command
    .option('--directory <where>', 'ldaps://HOST, ldap://HOST (upgraded by StartTLS) or file:EXPORT.ldif')
    .option('--ca <file>', 'PEM file of the authority that signed the domain controller’s certificate')
    .option('--user <upn>', 'account that reads the directory, as user@domain')
    .option('--password-stdin', 'read its password from standard input');
}

function withAnswer(command: Command): Command {
  return command
    .option('--yes', 'agree to every preview')
    .option('--retry', 'try the failed step again')
    .option('--skip', 'skip the failed step; needs --reason')
    .option('--stop', 'end this recovery')
    .option('--reason <text>', 'why: the report will show it')
    .option('--show-output', 'show every line that the tools print');
}

function collect(value: string, before: string[]): string[] {
  return [...before, value];
}

async function inHouse(run: Running, options: CommonOptions, act: (house: House) => Promise<number>): Promise<void> {
  const { signal, productVersion, distFolder, hooks } = run.parts;
  const terminal = new Terminal({ color: wantsColor(options.color), quietOutput: options.json === true });
  run.code = await act(await openHouse(options, { terminal, signal, productVersion, distFolder, hooks }));
}
