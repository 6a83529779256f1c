import type { Decision, StepId } from '../../preload/contract/index.js';
import type { Secret } from '../ports/secret.js';
import { failure, toProblem } from '../problems/problem.js';
import type { Recoveries } from '../recovery/recoveries.js';
import type { Outcome } from '../runbook/engine-parts.js';
import type { Question } from '../runbook/questions.js';
import type { WizardEvent } from './wizard.js';

interface Running {
  readonly cancel: AbortController;
  readonly ended: Promise<void>;
  /** What the engine waits to be told. */
  /** Typed with the last consent; forgotten when the recovery lets go. */
  changePassword?: Secret;
  asked?: { readonly question: Question; readonly answer: (decision: Decision | 'later') => void };
}

/** The recoveries that this process works on for a window: questions go out as records, answers come in as calls. */
export class RunningRecoveries {
  readonly #running = new Map<string, Running>();

  constructor(
    private readonly recoveries: Pick<Recoveries, 'run'>,
    private readonly tell: (event: WizardEvent) => void,
  ) {}

  /** Lets a recovery go on. Returns once it has begun to look at the server, or throws why it could not. */
  start(id: string, password: Secret | undefined): Promise<void> {
    if (this.#running.has(id)) return Promise.resolve();
    return new Promise((started, refused) => {
      const cancel = new AbortController();
      let begun = false;
      const ended = this.#work(id, cancel, password, () => {
        begun = true;
        started();
      }).then(
        outcome => {
          started();
          this.#settle(id, outcome);
        },
        (thrown: unknown) => {
          if (!begun) refused(thrown instanceof Error ? thrown : new Error(String(thrown)));
          this.#settle(id, { kind: 'failed', problem: toProblem(thrown) });
        },
      );
      this.#running.set(id, { cancel, ended });
    });
  }

  /** Answers the question that this step asked. Throws when it asked none, or when the answer does not fit. */
  decide(id: string, stepId: StepId, decision: Decision, password?: Secret): void {
    const running = this.#running.get(id);
    const asked = running?.asked;
    if (!running || asked?.question.step.id !== stepId) throw failure('NOTHING_WAS_ASKED', {});
    refuseUnfit(asked.question, decision, password);
    if (password) running.changePassword = password;
    delete running.asked;
    asked.answer(decision);
  }

  cancel(id: string): void {
    this.#running.get(id)?.cancel.abort();
  }

  /** Lets go of all of them. Setup that runs goes on by itself. */
  async close(): Promise<void> {
    const all = [...this.#running.values()];
    for (const { cancel } of all) cancel.abort();
    await Promise.all(all.map(({ ended }) => ended));
  }

  #work(id: string, cancel: AbortController, password: Secret | undefined, begun: () => void): Promise<Outcome> {
    return this.recoveries.run(id, {
      signal: cancel.signal,
      changePassword: () => this.#running.get(id)?.changePassword,
      decide: (question, signal) => this.#ask(id, question, signal),
      onRecord: record => {
        begun();
        this.tell({ name: 'record', body: { id, record } });
      },
      onProgress: (stepId, doing, share) => this.tell({ name: 'progress', body: { id, stepId, doing, share } }),
      onOutput: line => this.tell({ name: 'output', body: { id, lines: [line] } }),
      ...(password && { password }),
    });
  }

  #ask(id: string, question: Question, signal: AbortSignal): Promise<Decision | 'later'> {
    return new Promise(done => {
      const running = this.#running.get(id);
      const leave = (): void => {
        // The question is no longer open: an answer that comes after this would go nowhere.
        if (running) delete running.asked;
        done('later');
      };
      if (!running || signal.aborted) return leave();
      signal.addEventListener('abort', leave, { once: true });
      running.asked = {
        question,
        answer: decision => {
          signal.removeEventListener('abort', leave);
          done(decision);
        },
      };
    });
  }

  #settle(id: string, outcome: Outcome): void {
    this.#running.delete(id);
    const problem = outcome.kind === 'failed' ? outcome.problem : null;
    this.tell({ name: 'settled', body: { id, outcome: outcome.kind, problem } });
  }
}

function refuseUnfit(question: Question, decision: Decision, password: Secret | undefined): void {
  if (question.kind === 'failure') {
    if (!question.choices.includes(decision.choice)) throw failure('NOTHING_WAS_ASKED', {});
    return;
  }
  if (decision.choice === 'skip' && !question.step.skippable) throw failure('NOTHING_WAS_ASKED', {});
  const name = question.preview.typeToConfirm;
  const typed = decision.choice === 'consent' ? decision.typedName?.trim().toUpperCase() : undefined;
  if (decision.choice === 'consent' && name !== null && typed !== name.toUpperCase())
    throw failure('CONFIRM_NAME', { name });
  const account = question.preview.asksPasswordOf;
  if (decision.choice === 'consent' && account !== null && !password) throw failure('PASSWORD_NEEDED', { account });
}
