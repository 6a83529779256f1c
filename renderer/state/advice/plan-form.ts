import type { CallInput } from '../../../preload/contract/calls.js';
import { typedNumber } from '../../../preload/contract/typed-number.js';
import type { Strategy } from '../../../preload/contract/strategy.js';
import type { AdviceState } from './advice-state.js';

/** What is done from now on, as the form shows it. */
export interface PlanForm {
  readonly chosen: Strategy;
  /** Null: none is taken. */
  readonly backupDays: string | null;
  readonly kitDays: string | null;
}

/** What is chosen, or advised and usual where nothing was; null while nothing was weighed. */
export function planForm({
  weighed,
  chosen,
  backupDays,
  kitDays,
}: Pick<AdviceState, 'weighed' | 'chosen' | 'backupDays' | 'kitDays'>): PlanForm | null {
  if (!weighed) return null;
  const strategy = chosen ?? weighed.planned.advice.recommended;
  const usual = weighed.rhythms[strategy];
  const days = (typed: string | null, number: number | null): string | null =>
    number === null ? null : (typed ?? String(number));
  return {
    chosen: strategy,
    backupDays: days(backupDays, usual.backupDays),
    kitDays: days(kitDays, usual.kitDays),
  };
}

/** Days as a number; undefined where the text is none. */
export function daysIn(text: string): number | undefined {
  const days = typedNumber(text);
  return days !== undefined && days > 0 && days < 10_000 ? days : undefined;
}

/** What the plan is made of; null while something is missing or wrong. */
export function planWish(state: AdviceState): CallInput<'makePlan'> | null {
  const { reading, answers } = state;
  const form = planForm(state);
  if (reading.kind !== 'loaded' || !answers || !form) return null;
  const [backupDays, kitDays] = [form.backupDays, form.kitDays].map(text => (text === null ? null : daysIn(text)));
  if (backupDays === undefined || kitDays === undefined) return null;
  const { readFrom, facts } = reading.value;
  return { readFrom, facts, answers, chosen: form.chosen, rhythm: { backupDays, kitDays } };
}
