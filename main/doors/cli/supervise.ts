import { spawn, type ChildProcess } from 'node:child_process';
import type { Decision } from '../../../preload/contract/index.js';
import type { Secret } from '../../ports/secret.js';
import { problem } from '../../problems/problem.js';
import type { Outcome } from '../../runbook/engine-parts.js';
import type { House } from './house.js';
import { WorkerResult, type WorkerOrder } from './worker-channel.js';

/** How the processes that work on a rehearsal are started. */
export interface SuperviseOptions {
  readonly yes: boolean;
  readonly state: string;
  readonly color: boolean;
  readonly showOutput: boolean;
  readonly password?: Secret;
  readonly answer?: Decision;
}

/**
 * Plays the machine's power switch in a rehearsal: each restart ends the process that worked on it, and a new one
 * resumes, as after a real logon. Cancelling this process cancels the one that works. Returns how the last one let go.
 */
export async function supervise(house: House, id: string, options: SuperviseOptions): Promise<Outcome> {
  const isCancelled = (): boolean => house.signal.aborted;
  let { answer } = options;
  while (!isCancelled()) {
    const outcome = await runWorker(house, id, ['work', id, ...workerArguments(options, answer)], options.password);
    answer = undefined;
    if (outcome.kind === 'finished' || outcome.kind === 'stopped') return outcome;
    if (isCancelled()) break;
    if (outcome.kind !== 'restarting') return outcome;
    house.terminal.line();
    house.terminal.line('--- The simulated server has restarted. A new process goes on. ---');
  }
  return { kind: 'cancelled' };
}

function workerArguments(options: SuperviseOptions, answer: Decision | undefined): string[] {
  return [
    '--state',
    options.state,
    ...(options.yes ? ['--yes'] : []),
    ...(options.color ? [] : ['--no-color']),
    ...(options.showOutput ? ['--show-output'] : []),
    ...(options.password ? ['--password-from-parent'] : []),
    ...answerArguments(answer),
  ];
}

/** A decision as the options that say it. */
function answerArguments(answer: Decision | undefined): string[] {
  if (!answer || answer.choice === 'consent') return [];
  const reason = 'reason' in answer && answer.reason !== undefined ? ['--reason', answer.reason] : [];
  return [`--${answer.choice}`, ...reason];
}

async function runWorker(
  house: House,
  id: string,
  args: readonly string[],
  password: Secret | undefined,
): Promise<Outcome> {
  const worker = startWorker(house, args);
  const tell = (order: WorkerOrder): void => {
    // A worker that has just ended is no failure: how it ended is seen below.
    worker.send(order, () => undefined);
  };
  if (password) tell({ kind: 'password', password: password.reveal() });
  const cancel = (): void => tell({ kind: 'cancel' });
  house.signal.addEventListener('abort', cancel, { once: true });
  try {
    const { result, how } = await endOf(worker);
    if (result) return result;
    const found = problem('WORKER_ENDED', { id, how });
    if (!house.signal.aborted) house.terminal.problem(found);
    return { kind: 'failed', problem: found };
  } finally {
    house.signal.removeEventListener('abort', cancel);
  }
}

function startWorker(house: House, args: readonly string[]): ChildProcess {
  const script = process.argv[1];
  if (script === undefined) throw new Error('The command line was started without a script.');
  return spawn(process.execPath, [...process.execArgv, script, ...args], {
    // The person at the terminal answers the worker. With --json this process alone speaks on standard output.
    stdio: [house.terminal.isInteractive ? 'inherit' : 'ignore', house.json ? 2 : 'inherit', 'inherit', 'ipc'],
    env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
  });
}

/** Waits until it has ended and nothing more can come from it. */
function endOf(worker: ChildProcess): Promise<{ readonly result: Outcome | undefined; readonly how: string }> {
  return new Promise((done, fail) => {
    let result: Outcome | undefined;
    worker.on('message', raw => (result = WorkerResult.safeParse(raw).data));
    worker.once('error', fail);
    worker.once('close', (code, signal) => done({ result, how: signal ?? `exit code ${String(code)}` }));
  });
}
