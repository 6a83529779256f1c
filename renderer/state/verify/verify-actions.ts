import type { KitTarget } from '../../../preload/contract/kit.js';
import { begun } from '../asking.js';
import { settled, type Context } from '../wizard-context.js';
import type { VerifyWish } from './verify-form.js';
import { outcomeSentence } from './verify-view.js';
import type { Run, VerifyState, VerifyTyped } from './verify-state.js';

export interface VerifyActions {
  /** Begins to listen to results, and reads what there is to choose from. Returns the end of listening. */
  readonly begin: () => () => void;
  readonly type: (change: VerifyTyped) => void;
  /** Another server: what the one before was compared with is none of it. */
  readonly choose: (on: KitTarget) => void;
  readonly show: (side: VerifyState['side']) => void;
  /** Runs all checks. */
  readonly verify: (wish: VerifyWish) => Promise<void>;
  /** Runs one check again; the results of the others stand. */
  readonly again: (check: string, wish: VerifyWish) => Promise<void>;
  readonly cancel: () => void;
  readonly toForm: () => void;
}

/** What is done about the verification of a server. What comes of a run that nobody waits for any more is dropped. */
export function verifyActions({ store, api }: Context): VerifyActions {
  const state = (): VerifyState => store.getState().verify;
  const patch = (change: Partial<VerifyState>): void => store.setState({ verify: { ...state(), ...change } });

  const started = (only: string | null): Run => {
    const { since } = begun();
    const run = { id: `${since} ${only ?? ''}`.trim().slice(0, 64), since, only, results: [] };
    patch({ run, problem: null, said: '' });
    return run;
  };
  const stillWaits = ({ id }: Run): boolean => state().run?.id === id;

  return {
    begin() {
      void api.listChecks({}).then(reply => patch({ cards: settled(reply) }));
      void api.listRecoveries({}).then(reply => store.setState({ recoveries: settled(reply) }));
      return api.on('checked', ({ run: id, result }) => {
        const { run } = state();
        if (run?.id === id) patch({ run: { ...run, results: [...run.results, result] } });
      });
    },
    type: change => patch({ typed: { ...state().typed, ...change }, problem: null }),
    choose: on => patch({ typed: { on }, problem: null }),
    show: side => patch({ side }),
    async verify(wish) {
      patch({ stage: 'result', found: null, laidOut: [], side: 'checks', typed: { ...state().typed, on: wish.on } });
      const run = started(null);
      const reply = await api.verifyServer({ ...wish, run: run.id });
      if (!stillWaits(run)) return;
      if (reply.ok) patch({ run: null, found: reply.value, laidOut: reply.value.verification.checks });
      else patch({ stage: 'ask', run: null, problem: reply.problem });
    },
    async again(check, wish) {
      const { found } = state();
      if (!found) return;
      const run = started(check);
      const { verification: earlier, beforeAfter } = found;
      const reply = await api.verifyServer({ ...wish, run: run.id, only: [check], earlier });
      if (!stillWaits(run)) return;
      if (!reply.ok) {
        patch({ run: null, problem: reply.problem });
        return;
      }
      const { verification } = reply.value;
      const result = verification.checks.find(({ id }) => id === check);
      patch({ run: null, found: { verification, beforeAfter }, said: result ? outcomeSentence(result) : '' });
    },
    cancel() {
      patch({ run: null, ...(state().found === null && { stage: 'ask' }) });
      void api.cancelVerification({});
    },
    toForm: () => patch({ stage: 'ask', found: null, laidOut: [], said: '', problem: null }),
  };
}
