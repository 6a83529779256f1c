import type { setupPhases } from '../../../product/exchange-2010.js';
import { hasFault, withoutOnce } from '../faults.js';
import { processBegan } from '../process-identity.js';
import { failedChecks } from './setup-checks.js';
import { type LogLine, setupLog } from './setup-log-file.js';
import { finalized, withFiles, withRole, withWatermark } from './setup-role.js';
import * as text from './setup-text.js';
import { putFilesOfSetup } from './setup-files.js';
import { argument, type Bench, hasInput, setupRuns, sleep } from './tool.js';

interface Setup {
  readonly bench: Bench;
  readonly log: LogLine;
  readonly targetDir: string | undefined;
}

type Phase = (typeof setupPhases)[number];

/** `setup.com /m:RecoverServer`: prints what Exchange 2010 setup prints, and leaves behind what it leaves behind. */
export async function setup(bench: Bench): Promise<number> {
  if (!noteStart(bench)) {
    bench.print('Another instance of Exchange Server setup is already running.\n');
    return 1;
  }
  const targetDir = argument(bench.args, '/TargetDir:');
  const run: Setup = { bench, log: setupLog(bench.folder), targetDir };
  run.log('*'.repeat(46));
  run.log('Starting Microsoft Exchange Server 2010 Setup');
  for (const typed of bench.args) run.log(`Command Line Parameter '${typed}'.`);
  const code = await recover(run);
  run.log(`CurrentResult console.ProcessRunInternal:90: ${code}`);
  run.log('End of Setup');
  run.log('*'.repeat(46));
  noteEnd(bench, code);
  return code;
}

async function recover(run: Setup): Promise<number> {
  const { bench } = run;
  bench.print(text.banner);
  if (await keyPressedInCountdown(bench)) {
    bench.print('\nSetup was cancelled by a key press.\n');
    return 1;
  }
  bench.print(text.countdownOver);
  await phase(run, 'Copying Setup Files');
  bench.print(text.rolesAndChecks);
  run.log("The installation mode is set to: 'DisasterRecovery'.");
  const problems = failedChecks(bench);
  bench.change(machine => withoutOnce(machine, ['setup-prerequisite-check']));
  await phase(run, 'Client Access Role Checks', problems);
  if (problems.length > 0) return failed(run);
  bench.print(text.configuring);
  return configure(run);
}

async function configure(run: Setup): Promise<number> {
  const { bench, targetDir } = run;
  await phase(run, 'Preparing Setup');
  await phase(run, 'Stopping Services');
  await working(run, 'Copying Exchange Files');
  bench.change(machine => withFiles(machine, targetDir));
  await working(run, 'Restoring Services');
  if (hasFault(bench.machine(), 'setup-client-access-role')) return failInRole(run);
  await working(run, 'Client Access Server Role');
  const installed = withRole(bench.machine(), targetDir);
  putFilesOfSetup(bench.folder, installed);
  // Only this needs the library that makes certificates.
  const { withRoleSettings } = await import('../exchange-role.js');
  const { settings } = withRoleSettings(bench.folder, installed);
  bench.change(machine => ({ ...withRole(machine, targetDir), settings }));
  await working(run, 'Exchange Management Tools');
  await working(run, 'Finalizing Setup.');
  bench.change(finalized);
  bench.print(text.success);
  run.log('The Exchange Server setup operation completed successfully.');
  return 0;
}

/** A phase that would leave the machine half installed if it were cut off: its name stays behind as watermark. */
async function working(run: Setup, name: Phase, problems: readonly string[] = []): Promise<void> {
  run.bench.change(machine => withWatermark(machine, name));
  await phase(run, name, problems);
}

/** A failure that Exchange 2010 SP3 really knows; source: a report on 0x80070003 in a service pack upgrade. */
async function failInRole(run: Setup): Promise<number> {
  const problem =
    'The following error was generated when "new-PowerShellVirtualDirectory" was run: "A failure occurred while ' +
    'trying to update metabase properties. The system cannot find the path specified. (Exception from HRESULT: ' +
    '0x80070003)".';
  await working(run, 'Client Access Server Role', [problem]);
  run.bench.change(machine => withoutOnce(machine, ['setup-client-access-role']));
  run.log('The following 1 error(s) occurred during task execution:', 1);
  run.log('0.  ErrorRecord: A failure occurred while trying to update metabase properties.', 1);
  return failed(run);
}

function failed({ bench, log }: Setup): number {
  bench.print(text.failure);
  log('The Exchange Server setup operation did not complete.');
  return 1;
}

async function phase({ bench, log }: Setup, name: Phase, problems: readonly string[] = []): Promise<void> {
  log(`Phase '${name}' begins.`, 1);
  bench.print(text.phaseLead(name));
  await dots(bench, name, text.phaseDots);
  bench.print(problems.length > 0 ? ' FAILED\n' : ' COMPLETED\n');
  const paragraphs = problems.map(problem => `${text.wrapped(`     ${problem}`)}\n`);
  bench.print(paragraphs.join('\n'));
  for (const problem of problems) log(problem, 1, name.endsWith('Checks') ? 'REQUIRED' : 'ERROR');
}

async function dots(bench: Bench, what: string, count: number): Promise<void> {
  const seconds = bench.secondsFor(what);
  if (seconds === 0) bench.print('.'.repeat(count));
  for (let dot = 0; seconds > 0 && dot < count; dot += 1) {
    await sleep(seconds / count);
    bench.print('.');
  }
}

/** A key press is anything at all on standard input; its end is not one. */
async function keyPressedInCountdown(bench: Bench): Promise<boolean> {
  const listening = hasInput();
  const keys: unknown[] = [];
  if (listening) process.stdin.on('data', key => keys.push(key)).on('error', () => undefined);
  for (let dot = 0; dot < text.countdownDots && keys.length === 0; dot += 1) {
    await sleep(bench.secondsFor('countdown') / text.countdownDots + (listening ? 0.01 : 0));
    bench.print('.');
  }
  if (listening) process.stdin.pause();
  return keys.length > 0;
}

/** Setup is in the list of processes from here on. False when another one is at work already. */
function noteStart({ change }: Bench): boolean {
  const run = Number(process.env['CAS_RECOVERY_SETUP_RUN'] ?? '0');
  let mine = false;
  change(machine => {
    const { exchange } = machine;
    mine = !setupRuns(machine) && (run === 0 || exchange.setupStarts < run);
    if (!mine) return machine;
    const setup = {
      processId: process.pid,
      processBegan: processBegan(process.pid) ?? '',
      startedAt: new Date().toISOString(),
      endedAt: null,
      exitCode: null,
    };
    return { ...machine, exchange: { ...exchange, setupStarts: exchange.setupStarts + 1, setup } };
  });
  return mine;
}

function noteEnd({ change }: Bench, exitCode: number): void {
  const endedAt = new Date().toISOString();
  change(machine => {
    const { setup } = machine.exchange;
    if (setup?.processId !== process.pid) return machine;
    return { ...machine, exchange: { ...machine.exchange, setup: { ...setup, endedAt, exitCode } } };
  });
}
