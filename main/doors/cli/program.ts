import { join } from 'node:path';
import { Command, CommanderError } from 'commander';
import { aftermathFailPoints, failPoints } from '../../../preload/contract/index.js';
import { failure, toProblem } from '../../problems/problem.js';
import { addAdvise } from './advise-program.js';
import { addBackup } from './backup-program.js';
import { diagnose } from './commands/diagnose.js';
import { doctor, type DoctorOptions } from './commands/doctor.js';
import { domainControllers } from './commands/domain-controllers.js';
import { inspect } from './commands/inspect.js';
import { recover, type RecoverOptions } from './commands/recover.js';
import { rehearse, type RehearseOptions } from './commands/rehearse.js';
import { resume, type ResumeOptions } from './commands/resume.js';
import { status } from './commands/status.js';
import { workOnce, type WorkOnceOptions } from './commands/work-once.js';
import { exitCodes } from './exit-codes.js';
import type { Hooks } from './hooks.js';
import { conclude, openHouse, type House } from './house.js';
import type { InspectOptions } from './inspect-options.js';
import { addKit } from './kit-program.js';
import { addReport } from './report-program.js';
import { addPast } from './past-program.js';
import { collect, common, refuseRepetition, withAnswer, withDirectory, type CommonOptions } from './program-options.js';
import { Terminal, wantsColor } from './terminal.js';
import { addVerify } from './verify-program.js';

/** What the program is started with. */
export interface ProgramParts {
  /** Arguments after the script. */
  readonly args: readonly string[];
  readonly distFolder: string;
  readonly productVersion: string;
  readonly signal: AbortSignal;
  readonly hooks: Hooks;
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

/** What was asked for can't be meant, whatever the machine. */
const wrongWords: readonly string[] = ['WRONG_USE', 'SCENARIO_UNKNOWN'];

function conclusionOf({ json, parts }: Running, thrown: unknown): number {
  // Commander has printed its own message, or the help that was asked for.
  if (thrown instanceof CommanderError && thrown.exitCode === 0) return exitCodes.done;
  const wrongUse = thrown instanceof CommanderError;
  const found = wrongUse ? failure('WRONG_USE', { what: inOneLine(thrown.message) }).problem : toProblem(thrown);
  const cancelled = parts.signal.aborted;
  const exitCode = cancelled
    ? exitCodes.cancelled
    : wrongWords.includes(found.code)
      ? exitCodes.wrongUse
      : exitCodes.failed;
  new Terminal({ color: wantsColor(!parts.args.includes('--no-color')), quietOutput: json }).problem(found);
  return conclude({ json }, { command: 'failed', exitCode, problem: found });
}

/** What commander says, without the value that somebody gave to an option that does not exist: it may be a password. */
function inOneLine(message: string): string {
  return message.replace(/\s+/g, ' ').replace(/(unknown option '[^'=]*)=[^']*'/, "$1'");
}

function describeProgram(run: Running): Command {
  const program = new Command('cas-recovery')
    .description(
      'Brings a lost Exchange Server 2010 Client Access server back, step by step, with a journal of every change.',
    )
    .version(run.parts.productVersion)
    // After a command, --version belongs to it: a backup has one too.
    .enablePositionalOptions()
    .addHelpText('after', exitCodeHelp)
    .exitOverride()
    .configureOutput({ outputError: () => undefined })
    .showHelpAfterError(false);
  addRehearse(program, run);
  addResume(program, run);
  addInspect(program, run);
  addDomainControllers(program, run);
  addDiagnose(program, run);
  addDoctor(program, run);
  addRecover(program, run);
  addStatus(program, run);
  addReport(program, (options, act) => inHouse(run, options, act));
  addVerify(program, (options, act) => inHouse(run, options, act));
  addPast(program, (options, act) => inHouse(run, options, act));
  addKit(program, (options, act) => inHouse(run, options, act));
  addAdvise(program, (options, act) => inHouse(run, options, act));
  addBackup(program, (options, act) => inHouse(run, options, act));
  addWork(program, run);
  program.commands.forEach(refuseRepetition);
  return program;
}

const exitCodeHelp = `
Exit codes: 0 done · 1 ended with a failure or a blocking finding · 2 wrong use ·
            3 waiting for a restart or a decision · 130 cancelled`;

function addRehearse(program: Command, run: Running): void {
  const command = common(program.command('rehearse'))
    .description('Rehearse a whole recovery on a simulated server. No real server is touched.')
    .option('--scenario <name>', 'what to rehearse, for example ex3')
    .option(
      '--server <name>',
      'the server to recover (default: the one of the scenario); without --scenario the machine is made up from what --directory records of it',
    )
    .option(
      '--fail <point>',
      `let it go wrong at a point, once, or each time with POINT:always (${[...failPoints, ...aftermathFailPoints].join(', ')})`,
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
    .option('--out <folder>', 'write report.html, report.json and report.csv there');
  withDirectory(command).action((options: RehearseOptions & CommonOptions) =>
    inHouse(run, options, house => rehearse(house, options)),
  );
}

function addResume(program: Command, run: Running): void {
  withAnswer(common(program.command('resume [id]')))
    .description('Go on with a recovery after a restart, a crash, a failure or a pause.')
    .option('--password-stdin', 'read the password of the directory account from standard input')
    .option('--stop-at-restart', 'end with exit code 3 when the server restarts again')
    .option('--out <folder>', 'write report.html, report.json and report.csv there')
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
    .option('--server <name>', 'the lost server')
    .option('--all', 'list all servers (what happens without --server)')
    .option('--evidence', 'with --server: below each fact, where it was read and what stood there')
    .option('--diff <file|id>', 'with --server: what changed since this reading, or since the plan of this recovery')
    .option('--save <file>', 'with --server: write the reading as JSON, for --diff')
    .option('--sheet <file.html>', 'with --server: write the whole procedure with its values, to print')
    .option(
      '--csv <file|->',
      'with --all: write the list as CSV with the URLs of all virtual directories, "-" for standard output',
    )
    .addHelpText('after', inspectHelp);
  withDirectory(command).action((options: InspectOptions & CommonOptions) =>
    inHouse(run, options, house => inspect(house, options), options.json === true || options.csv === '-'),
  );
}

const inspectHelp = `
Exit codes: 0 the server can be recovered, also where care is needed; all servers were listed
            1 it can't be recovered, or not yet; the directory could not be read
With --diff: 0 nothing changed, 1 something did; the verdict doesn't count then.`;

function addDomainControllers(program: Command, run: Running): void {
  common(program.command('domain-controllers <domain>'))
    .description('List the domain controllers of a domain by DNS, in the order in which they are tried.')
    .option('--site <name>', 'those of this site first')
    .option('--dns <address[:port]>', 'ask this DNS server instead of the system’s')
    .action((domain: string, options: CommonOptions & { readonly site?: string; readonly dns?: string }) =>
      inHouse(run, options, house => domainControllers(house, domain, options)),
    );
}

function addDiagnose(program: Command, run: Running): void {
  program
    .command('diagnose <file...>')
    .description('Tell why the last run of Exchange setup failed, from its ExchangeSetup.log. Reads only.')
    .option('--json', 'print one JSON document on standard output')
    .option('--no-color', 'print without colour')
    .addHelpText('after', diagnoseHelp)
    .action(async (files: string[], options: Pick<CommonOptions, 'json' | 'color'>) => {
      const json = options.json === true;
      const terminal = new Terminal({ color: wantsColor(options.color), quietOutput: json });
      run.code = await diagnose({ terminal, json }, files);
    });
}

const diagnoseHelp = `
A file, a folder that holds ExchangeSetup.log, or a name with * and ?.
Exit codes: 0 the last run succeeded
            1 it failed or never came to an end, or a file can't be read`;

function addDoctor(program: Command, run: Running): void {
  program
    .command('doctor')
    .description('Ask this machine everything that a recovery asks, and show each answer. Reads only.')
    .option('--media <folder>', 'where the Exchange media are (default: every drive is looked at)')
    .option('--packages <folder>', 'where the packages are that you brought')
    .option('--windows-source <folder>', 'sources\\sxs of the Windows media (default: every drive is looked at)')
    .option('--domain-controller <name>', 'whose clock is compared (default: the one that this machine trusts)')
    .option('--bundle <file>', 'write all of it for a bug report, without names, addresses and keys')
    .option('--raw', 'show what each probe printed')
    .option('--json', 'print one JSON document on standard output')
    .option('--no-color', 'print without colour')
    .addHelpText('after', doctorHelp)
    .action(async (options: DoctorOptions & Pick<CommonOptions, 'json' | 'color'>) => {
      const { signal, productVersion, distFolder } = run.parts;
      const json = options.json === true;
      const terminal = new Terminal({ color: wantsColor(options.color), quietOutput: json });
      const scriptsFolder = join(distFolder, 'scripts');
      run.code = await doctor({ terminal, json, signal, productVersion, scriptsFolder }, options);
    });
}

const doctorHelp = `
Exit codes: 0 every probe answered
            1 some did not, as always where there is no Windows`;

function addRecover(program: Command, run: Running): void {
  const command = common(program.command('recover'))
    .description('Recover a lost server on this very Windows machine. Each step is shown and agreed to before it runs.')
    .option('--server <name>', 'the lost server')
    .option('--address <ip>', 'its IPv4 address (default: what DNS gives for its name)')
    .option('--mask <mask>', 'mask of that network (default: that of this machine in the same network)')
    .option('--gateway <ip|none>', 'gateway (default: likewise)')
    .option('--dns-servers <ip,ip>', 'DNS servers that know the domain (default: those of this machine)')
    .option('--join-account <name>', 'account that joins this machine to the domain (default: that of --user)')
    .option('--lost-at <moment>', 'when the lost server was last known to work, as 2026-11-24 or "2026-11-24 06:40"')
    .option('--domain-controller <name>', 'domain controller that setup must use')
    .option('--media <folder>', 'Exchange setup files (default: looked for on every drive)')
    .option('--packages <folder>', 'hotfixes and installers that you brought (default: packages in the state folder)')
    .option(
      '--windows-source <folder>',
      'sources\\sxs of the Windows media, for .NET Framework 3.5 on Windows Server 2012',
    )
    .option('--dry-run', 'show what each step finds and would run; change nothing')
    .option('--yes', 'agree to every preview that can be undone; names and passwords are still typed')
    .option('--show-output', 'show every line that the tools print')
    .option('--out <folder>', 'write report.html, report.json and report.csv there');
  withDirectory(command).action((options: RecoverOptions & CommonOptions) =>
    inHouse(run, options, house => recover(house, options)),
  );
}

function addStatus(program: Command, run: Running): void {
  common(program.command('status'))
    .description('List the recoveries of this machine and where each one stands.')
    .action((options: CommonOptions) => inHouse(run, options, status));
}

async function inHouse(
  run: Running,
  options: CommonOptions,
  act: (house: House) => Promise<number>,
  quietOutput = options.json === true,
): Promise<void> {
  const { signal, productVersion, distFolder, hooks } = run.parts;
  const terminal = new Terminal({ color: wantsColor(options.color), quietOutput });
  run.code = await act(await openHouse(options, { terminal, signal, productVersion, distFolder, hooks }));
}
