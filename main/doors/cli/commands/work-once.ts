import { answerFrom, type AnswerOptions } from '../answer-option.js';
import { exitCodeOf } from '../exit-codes.js';
import type { House } from '../house.js';
import { tellNext, work } from '../work.js';
import { listenToSupervisor } from '../worker-channel.js';

export interface WorkOnceOptions extends AnswerOptions {
  readonly yes?: boolean;
  readonly showOutput?: boolean;
  readonly passwordFromParent?: boolean;
}

/** `cas-recovery work`: one process of a rehearsal between two restarts. Started by `rehearse` and `resume`. */
export async function workOnce(house: House, id: string, options: WorkOnceOptions): Promise<number> {
  const answer = answerFrom(options);
  const supervisor = listenToSupervisor(house.signal);
  const password = options.passwordFromParent === true ? await supervisor.password : undefined;
  supervisor.rest();
  const { signal } = supervisor;
  const worked = await work({ ...house, signal }, id, {
    yes: options.yes === true,
    showOutput: options.showOutput === true,
    ...(password && { password }),
    ...(answer && { answer }),
  });
  // After a restart the supervisor goes on by itself.
  if (worked.outcome.kind !== 'restarting') tellNext(house, id, worked, password);
  await supervisor.report(worked.outcome);
  return exitCodeOf(worked.outcome);
}
