import type { ChangeOfMind } from '../../../preload/contract/strategy-advice.js';
import { ta } from '../../messages/advice-words.js';

/** What would change the advice, the nearest first, each as a sentence. */
export function changeSentences(changes: readonly ChangeOfMind[]): readonly string[] {
  if (changes.length === 0) return [ta('change.none')];
  return changes.map(({ to, facts }) => ta(`change.${to}`, { facts: joined(facts) }));
}

/** The facts have commas of their own. */
function joined(facts: readonly string[]): string {
  const [last = '', ...before] = [...facts].reverse();
  return before.length === 0 ? last : ta('change.and', { facts: before.reverse().join('; '), last });
}
