import type { ChangeOfMind } from '../../../preload/contract/strategy-advice.js';
import { ta } from '../../messages/advice-words.js';
import { formatList } from '../../messages/format.js';

/** What would change the advice, the nearest first, each as a sentence. */
export function changeSentences(changes: readonly ChangeOfMind[]): readonly string[] {
  if (changes.length === 0) return [ta('change.none')];
  return changes.map(({ to, facts }) => ta(`change.${to}`, { facts: formatList(facts) }));
}
