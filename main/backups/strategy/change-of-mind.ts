import type { ChangeOfMind, FiredRule, Strategy } from '../../../preload/contract/index.js';
import { strategies } from '../../../preload/contract/index.js';
import { rules } from './rules.js';
import { rankOf } from './situation.js';

/** What would have to be so for another strategy to be advised: first for less, from the nearest on, then for more. */
export function changesOfMind(fired: readonly FiredRule[], recommended: Strategy): ChangeOfMind[] {
  const less = strategies
    .filter(strategy => rankOf(strategy) < rankOf(recommended))
    .reverse()
    .map(to => ({
      to,
      facts: fired.filter(({ least }) => rankOf(least) > rankOf(to)).map(({ unless }) => unless),
    }));
  const firedIds = new Set(fired.map(({ id }) => id));
  const more = rules
    .filter(({ id, least }) => !firedIds.has(id) && rankOf(least) > rankOf(recommended))
    .map(({ least, unless }) => ({ to: least, facts: [`it were no longer so that ${unless}`] }));
  // Where two steps down ask for the same, the further one says it.
  const told = less.filter(({ facts }, at) => less[at + 1]?.facts.length !== facts.length);
  return [...told, ...more];
}
