import type { AskedQuestion, FiredRule } from '../../../preload/contract/index.js';
import { strategyQuestions } from './questions.js';
import type { Situation } from './situation.js';

/** What is asked of a person about this server, and whether a rule that asks for a backup rests on it now. */
export function questionsFor({ facts, answers }: Situation, rules: readonly FiredRule[]): AskedQuestion[] {
  const decisive = new Set(rules.flatMap(({ evidence }) => evidence.map(({ id }) => id)));
  return strategyQuestions
    .filter(({ name, matters }) => answers[name] !== null || matters(facts, answers))
    .map(({ name, kind, ask }) => ({ name, kind, ask, decides: answers[name] === null && decisive.has(name) }));
}
