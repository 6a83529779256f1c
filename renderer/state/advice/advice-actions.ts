import type { Reply } from '../../../preload/contract/call.js';
import type { CallInput } from '../../../preload/contract/calls.js';
import type { Answer, AnswerName, Strategy } from '../../../preload/contract/strategy.js';
import { begun, unlessCancelled } from '../asking.js';
import { settled, type Context } from '../wizard-context.js';
import type { Loadable } from '../wizard-state.js';
import type { AdviceState, AdviceTyped, OpenedFile } from './advice-state.js';
import { noAnswers } from '../../../preload/contract/no-answers.js';
import { planWish } from './plan-form.js';

/** What is saved of a plan. */
export type PlanForm = 'json' | 'html';

export interface AdviceActions {
  readonly type: (change: AdviceTyped) => void;
  readonly read: (wish: CallInput<'readAdvice'>) => Promise<void>;
  /** Gives up what is being read or compared. */
  readonly cancel: () => Promise<void>;
  readonly toSource: () => void;
  readonly toAdvice: () => void;
  readonly toCompare: () => void;
  /** Null: not answered. Weighs again at once. */
  readonly answer: (name: AnswerName, value: Answer) => Promise<void>;
  readonly turnTo: (questionPage: number) => void;
  readonly choose: (chosen: Strategy) => void;
  readonly setDays: (days: Partial<Pick<AdviceState, 'backupDays' | 'kitDays'>>) => void;
  /** `save` gets the text of the plan, and says where it went. */
  readonly keep: (form: PlanForm, save: (text: string) => string) => Promise<void>;
  readonly openPlan: (plan: OpenedFile) => void;
  readonly compare: (wish: Omit<CallInput<'comparePlan'>, 'plan'>) => Promise<void>;
}

const idle = { kind: 'idle' } as const;

/** What is done on the way to a plan: read, answered, weighed, kept, compared. */
export function adviceActions({ store, api }: Context): AdviceActions {
  const advice = (): AdviceState => store.getState().advice;
  const patch = (change: Partial<AdviceState>): void => store.setState({ advice: { ...advice(), ...change } });

  /** Keeps the answer unless something else was asked there meanwhile. Gives it, or null where it is not wanted any more. */
  const ask = async <T>(
    field: 'reading' | 'keeping' | 'comparison',
    question: () => Promise<Reply<T>>,
  ): Promise<Reply<T> | null> => {
    const asked = begun();
    patch({ [field]: asked });
    const reply = await question();
    if (advice()[field] !== asked) return null;
    patch({ [field]: unlessCancelled(settled(reply) as Loadable<never>) });
    return reply;
  };

  const weigh = async (): Promise<void> => {
    const { reading, answers } = advice();
    if (reading.kind !== 'loaded' || !answers) return;
    const reply = await api.weighAdvice({ facts: reading.value.facts, answers });
    if (advice().answers !== answers) return;
    patch(reply.ok ? { weighed: reply.value, refused: null } : { refused: reply.problem });
  };

  return {
    type: change => patch({ typed: { ...advice().typed, ...change } }),
    async read(wish) {
      patch({ weighed: null, refused: null, chosen: null, backupDays: null, kitDays: null, keeping: idle });
      const reply = await ask('reading', () => api.readAdvice(wish));
      if (!reply?.ok) return;
      // What was answered before the same was read again still holds.
      patch({ answers: advice().answers ?? { ...noAnswers }, scenario: wish.scenario ?? null, questionPage: 0 });
      await weigh();
      if (advice().weighed) patch({ stage: 'advice' });
    },
    async cancel() {
      const { reading, comparison } = advice();
      patch({
        ...(reading.kind === 'loading' && { reading: idle }),
        ...(comparison.kind === 'loading' && { comparison: idle }),
      });
      await api.cancelAdvice({});
    },
    toSource: () => patch({ stage: 'source', reading: idle, comparison: idle, answers: null, weighed: null }),
    toAdvice: () => patch({ stage: 'advice', comparison: idle }),
    toCompare: () => patch({ stage: 'compare', comparison: idle }),
    async answer(name, value) {
      const { answers } = advice();
      if (!answers) return;
      patch({ answers: { ...answers, [name]: value }, keeping: idle });
      await weigh();
    },
    turnTo: questionPage => patch({ questionPage }),
    choose: chosen => patch({ chosen, backupDays: null, kitDays: null, keeping: idle }),
    setDays: days => patch({ ...days, keeping: idle }),
    async keep(form, save) {
      const wish = planWish(advice());
      if (!wish) return;
      await ask('keeping', async () => {
        const made = await api.makePlan(wish);
        if (!made.ok) return made;
        const name = save(made.value[form]);
        patch({ plan: { name, text: made.value.json } });
        return { ...made, value: { saved: name } };
      });
    },
    openPlan: plan => patch({ plan, comparison: idle }),
    async compare(wish) {
      const { plan } = advice();
      if (plan) await ask('comparison', () => api.comparePlan({ ...wish, plan: plan.text }));
    },
  };
}
