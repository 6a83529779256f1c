import type { Decision } from '../../../../preload/contract/index.js';
import { foldAll } from '../../../../preload/contract/index.js';
import { failure } from '../../../problems/problem.js';
import { passwordFor, type DirectoryOptions } from '../directory-option.js';
import { exitCodeOf, exitCodes } from '../exit-codes.js';
import { conclude, type House } from '../house.js';
import { work } from '../work.js';
import { goOn } from './rehearse.js';

export interface ResumeOptions {
  readonly yes?: boolean;
  readonly retry?: boolean;
  readonly skip?: boolean;
  readonly stop?: boolean;
  readonly reason?: string;
  readonly passwordStdin?: boolean;
  readonly stopAtRestart?: boolean;
  readonly showOutput?: boolean;
  readonly out?: string;
  readonly color: boolean;
}

/** `cas-recovery resume`: goes on with a recovery after a restart, a crash, a failure or a pause. */
export async function resume(house: House, named: string | undefined, options: ResumeOptions): Promise<number> {
  const firstFailure = decisionFrom(options);
  const id = named ?? (await onlyOpenOne(house));
  const { plan, ended } = foldAll((await house.composition.recoveries.read(id)).records);
  if (ended) {
    house.terminal.line(`This recovery has ended: ${ended.outcome}. ${ended.note}`);
    const exitCode = ended.outcome === 'stopped' ? exitCodes.failed : exitCodes.done;
    const outcome = ended.outcome === 'stopped' ? 'stopped' : 'finished';
    return conclude(house, { command: 'resume', exitCode, recoveryId: id, outcome, problem: null, files: [] });
  }
  const password = await passwordFor(plan?.directory, passwordOptions(options), house.terminal);
  const shared = { yes: options.yes === true, color: options.color, command: 'resume' as const };
  return goOn(house, id, {
    ...options,
    ...shared,
    ...(password && { password }),
    ...(firstFailure && { firstFailure }),
  });
}

/** `cas-recovery work`: one process of a rehearsal between two restarts. Started by `rehearse` and `resume`. */
export async function workOnce(house: House, id: string, options: ResumeOptions): Promise<number> {
  const firstFailure = decisionFrom(options);
  const password =
    options.passwordStdin === true ? await passwordFor(undefined, passwordOptions(options), house.terminal) : undefined;
  const outcome = await work(house, id, {
    yes: options.yes === true,
    showOutput: options.showOutput === true,
    ...(password && { password }),
    ...(firstFailure && { firstFailure }),
  });
  if (outcome.kind === 'waiting') house.terminal.line(`Somebody must decide. Go on with: cas-recovery resume ${id}`);
  if (outcome.kind === 'cancelled') house.terminal.line(`Cancelled. Go on with: cas-recovery resume ${id}`);
  if (outcome.kind === 'failed') {
    house.terminal.line(
      `When it is put right: cas-recovery resume ${id} --retry  (or --skip --reason "why", or --stop)`,
    );
  }
  return exitCodeOf(outcome);
}

function passwordOptions({ passwordStdin }: ResumeOptions): DirectoryOptions {
  return passwordStdin === undefined ? {} : { passwordStdin };
}

function decisionFrom({ retry, skip, stop, reason }: ResumeOptions): Decision | undefined {
  if ([retry, skip, stop].filter(Boolean).length > 1) {
    throw failure('WRONG_USE', { what: 'Only one of --retry, --skip and --stop can be chosen.' });
  }
  if (skip === true) {
    if (reason === undefined || reason.trim().length < 3)
      throw failure('WRONG_USE', { what: '--skip needs --reason "why".' });
    return { choice: 'skip', reason: reason.trim() };
  }
  if (retry === true) return { choice: 'retry' };
  return stop === true ? { choice: 'stop', ...(reason !== undefined && { reason }) } : undefined;
}

async function onlyOpenOne(house: House): Promise<string> {
  const { recoveries, stateFolder } = house.composition;
  const open = (await recoveries.list()).filter(({ standing }) => standing === 'open');
  const [first, ...more] = open;
  if (!first) throw failure('NO_OPEN_RECOVERY', { folder: stateFolder });
  if (more.length > 0) throw failure('SEVERAL_OPEN_RECOVERIES', { ids: open.map(({ id }) => id).join(', ') });
  return first.id;
}
