import { foldAll, type Decision, type RecoveryState } from '../../../preload/contract/index.js';
import { defaultStateFolder } from '../../compose.js';
import { toProblem } from '../../problems/problem.js';
import type { Outcome } from '../../runbook/engine-parts.js';
import type { Decide } from '../../runbook/questions.js';
import type { Secret } from '../../ports/secret.js';
import { decider } from './decider.js';
import type { House } from './house.js';
import { failedLast } from './failed-last.js';
import { Narrator } from './narrator.js';

export interface WorkOptions {
  readonly yes: boolean;
  readonly live?: boolean;
  readonly showOutput: boolean;
  /** The name of this server, typed in advance for what can't be undone. */
  readonly confirmed?: string;
  readonly password?: Secret;
  /** Answers the step that failed last. */
  readonly answer?: Decision;
}

/** How the engine let go, and how the recovery stands then. */
export interface Worked {
  readonly outcome: Outcome;
  readonly state: RecoveryState;
}

/**
 * Lets the engine go on with a recovery in this process, telling it on the terminal. Nothing is thrown: a problem that
 * kept it from working is told, and is the outcome.
 */
export async function work(house: House, id: string, options: WorkOptions): Promise<Worked> {
  const narrator = new Narrator(house.terminal, options.showOutput);
  try {
    const outcome = await runEngine(house, id, options, narrator);
    return { outcome, state: narrator.state };
  } catch (thrown) {
    const found = toProblem(thrown);
    house.terminal.problem(found);
    const outcome: Outcome = house.signal.aborted ? { kind: 'cancelled' } : { kind: 'failed', problem: found };
    return { outcome, state: narrator.state };
  }
}

async function runEngine(
  { terminal, composition, signal }: House,
  id: string,
  { yes, live = false, confirmed, answer, password }: WorkOptions,
  narrator: Narrator,
): Promise<Outcome> {
  const { records } = await composition.recoveries.read(id);
  narrator.catchUp(records);
  narrator.banner();
  const step = failedLast(records);
  const { plan, reapply, backup } = foldAll(records);
  // One account often does both, and nobody should have to type its password twice.
  const sameAccount = plan !== null && 'user' in plan.directory && plan.directory.user === plan.identity.joinAccount;
  // That of a re-application is for the certificates in its kit, that of a backup for its share.
  const ofChange = reapply !== null || backup !== null;
  let changePassword = sameAccount || plan?.directory.kind === 'windows' || ofChange ? password : undefined;
  return composition.recoveries.run(id, {
    decide: forgetting(
      () => (changePassword = undefined),
      decider(
        {
          yes,
          live,
          confirmed,
          ...(answer && step && { answer: { stepId: step.id, decision: answer } }),
          keepPassword: typed => (changePassword = typed),
          hasPassword: () => changePassword !== undefined,
        },
        terminal,
      ),
    ),
    changePassword: () => changePassword,
    signal,
    onRecord: narrator.record,
    onProgress: narrator.progress,
    onOutput: narrator.output,
    ...(password && { password }),
  });
}

/** After a failure the password is typed again: it may have been the cause, and each try with it could lock the account. */
function forgetting(forget: () => void, decide: Decide): Decide {
  return (question, signal) => {
    if (question.kind === 'failure') forget();
    return decide(question, signal);
  };
}

/**
 * What to do next, in one or two lines, for a recovery that is not finished: with the options without which it would not
 * find its state, or wait for a password that nobody types.
 */
export function tellNext(
  { terminal, composition }: House,
  id: string,
  { outcome, state }: Worked,
  password: Secret | undefined,
): void {
  const again = [
    `cas-recovery resume ${id}`,
    ...(composition.stateFolder === defaultStateFolder() ? [] : [`--state ${quoted(composition.stateFolder)}`]),
    ...(password && !terminal.isInteractive ? ['--password-stdin'] : []),
  ].join(' ');
  if (outcome.kind === 'restarting') terminal.line(`The server restarts. After the logon: ${again}`);
  if (outcome.kind === 'waiting') terminal.line(`Somebody must decide. Go on with: ${again}`);
  if (outcome.kind === 'cancelled') terminal.line(`Cancelled. Go on with: ${again}`);
  // Without a failed step, the problem itself says what to do.
  const failed = state.steps.find(({ status }) => status.kind === 'failed');
  if (outcome.kind === 'failed' && failed) {
    terminal.line(`When it is put right: ${again} --retry`);
    terminal.line(failed.card.skippable ? `Or: --skip --reason "why", or --stop` : 'Or: --stop');
  }
}

const quoted = (path: string): string => (/\s/.test(path) ? `"${path}"` : path);
