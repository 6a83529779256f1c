import { spawn } from 'node:child_process';
import { foldAll } from '../../../preload/contract/index.js';
import type { Decision } from '../../../preload/contract/index.js';
import type { Secret } from '../../ports/secret.js';
import { exitCodes } from './exit-codes.js';
import type { House } from './house.js';

/** How the processes that work on a rehearsal are started. */
export interface SuperviseOptions {
  readonly yes: boolean;
  readonly state: string;
  readonly color: boolean;
  readonly showOutput: boolean;
  readonly password?: Secret;
  readonly firstFailure?: Decision;
}

/**
 * Plays the machine's power switch in a rehearsal: each restart ends the process that worked on it, and a new one
 * resumes, as after a real logon. Returns the exit code of the last one.
 */
export async function supervise(house: House, id: string, options: SuperviseOptions): Promise<number> {
  let prepared = options.firstFailure;
  for (;;) {
    const code = await startWorker(house, ['work', id, ...workerArguments(options, prepared)], options.password);
    prepared = undefined;
    const restarting = code === exitCodes.waiting && (await isRestarting(house, id));
    if (!restarting || house.signal.aborted) return code;
    house.terminal.line();
    house.terminal.line('--- The simulated server has restarted. A new process goes on. ---');
  }
}

function workerArguments(options: SuperviseOptions, prepared: Decision | undefined): string[] {
  return [
    '--state',
    options.state,
    ...(options.yes ? ['--yes'] : []),
    ...(options.color ? [] : ['--no-color']),
    ...(options.showOutput ? ['--show-output'] : []),
    ...(options.password ? ['--password-stdin'] : []),
    ...decisionArguments(prepared),
  ];
}

/** A decision as the options that say it. */
function decisionArguments(decision: Decision | undefined): string[] {
  if (!decision || decision.choice === 'consent') return [];
  const reason = 'reason' in decision && decision.reason !== undefined ? ['--reason', decision.reason] : [];
  return [`--${decision.choice}`, ...reason];
}

async function isRestarting(house: House, id: string): Promise<boolean> {
  const { steps } = foldAll((await house.composition.recoveries.read(id)).records);
  return steps.some(({ status }) => status.kind === 'restarting');
}

function startWorker(house: House, args: readonly string[], password: Secret | undefined): Promise<number> {
  const script = process.argv[1];
  if (script === undefined) throw new Error('The command line was started without a script.');
  const child = spawn(process.execPath, [...process.execArgv, script, ...args], {
    // With --json this process alone speaks on standard output.
    stdio: [password ? 'pipe' : 'inherit', house.json ? 2 : 'inherit', 'inherit'],
    env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
  });
  if (password) {
    child.stdin?.on('error', () => undefined);
    child.stdin?.end(`${password.reveal()}\n`);
  }
  return new Promise((done, fail) => {
    child.once('error', fail);
    child.once('exit', (code, signal) => {
      if (signal !== null) house.terminal.line(`The process that worked on the recovery was ended (${signal}).`);
      done(code ?? exitCodes.failed);
    });
  });
}
