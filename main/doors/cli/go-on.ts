import type { backupCommands, Decision } from '../../../preload/contract/index.js';
import type { Secret } from '../../ports/secret.js';
import type { Outcome } from '../../runbook/engine-parts.js';
import { exitCodeOf } from './exit-codes.js';
import { conclude, writeReport, type House } from './house.js';
import { supervise } from './supervise.js';
import { tellUnmet } from './unmet-points.js';
import { tellNext, work } from './work.js';

/** How `rehearse` and `resume` go on with a recovery. */
export interface GoOnOptions {
  readonly command: 'recover' | 'rehearse' | 'resume' | 'kit apply' | 'kit undo' | (typeof backupCommands)[number];
  readonly yes: boolean;
  /** On a real server a restart ends this process, and Windows begins the next one. */
  readonly live?: boolean;
  /** The name of this server, typed in advance for what can't be undone. */
  readonly confirmed?: string;
  readonly stopAtRestart?: boolean;
  readonly showOutput?: boolean;
  readonly color: boolean;
  readonly out?: string;
  readonly password?: Secret;
  /** Answers the step that failed last. */
  readonly answer?: Decision;
}

/** Works on a recovery until it needs somebody, over its restarts unless told not to; then reports. */
export async function goOn(house: House, id: string, options: GoOnOptions): Promise<number> {
  const outcome = await (options.stopAtRestart === true || options.live === true ? workHere : overRestarts)(
    house,
    id,
    options,
  );
  if (outcome.kind === 'finished' || outcome.kind === 'stopped') await tellUnmet(house, id);
  const files = options.out === undefined ? [] : await writeReport(house, id, options.out);
  return conclude(house, {
    command: options.command,
    exitCode: exitCodeOf(outcome),
    recoveryId: id,
    outcome: outcome.kind,
    problem: outcome.kind === 'failed' ? outcome.problem : null,
    files,
  });
}

async function workHere(house: House, id: string, options: GoOnOptions): Promise<Outcome> {
  const worked = await work(house, id, { ...options, showOutput: options.showOutput === true });
  tellNext(house, id, worked, options.password);
  return worked.outcome;
}

function overRestarts(house: House, id: string, options: GoOnOptions): Promise<Outcome> {
  const state = house.composition.stateFolder;
  return supervise(house, id, { ...options, state, showOutput: options.showOutput === true });
}
