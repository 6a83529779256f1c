import { noAnswers } from '../../../preload/contract/no-answers.js';
import { StrategyAnswers, type StrategyFacts } from '../../../preload/contract/index.js';
import { answerForm, parseAnswer, strategyQuestions, type StrategyQuestion } from '../../backups/strategy/questions.js';
import type { Failure } from '../../problems/failure.js';
import { failure } from '../../problems/problem.js';
import { documentIn } from './document-file.js';
import type { House } from './house.js';

/** The answers of a file, and those of `--answer NAME=VALUE`, which count more. Throws where one can't be meant. */
export async function answersFrom(file: string | undefined, given: readonly string[]): Promise<StrategyAnswers> {
  const kept =
    file === undefined
      ? noAnswers
      : await documentIn(file, 'answers', withMissing, [[], ['answers'], ['plan', 'answers']]);
  return given.reduce((answers, text) => ({ ...answers, ...givenAnswer(text) }), kept);
}

/** A file may leave out what nobody knows. */
const withMissing = {
  safeParse: (value: unknown): ReturnType<typeof StrategyAnswers.safeParse> =>
    StrategyAnswers.safeParse(
      typeof value === 'object' && value !== null ? { ...noAnswers, schema: null, ...value } : value,
    ),
};

function givenAnswer(text: string): Partial<StrategyAnswers> {
  const [, option = '', value = ''] = /^([^=]*)=(.*)$/s.exec(text) ?? [];
  const question = strategyQuestions.find(one => one.option === option.trim().toLowerCase());
  if (!question) {
    const names = strategyQuestions.map(one => one.option).join(', ');
    throw wrongUse(`--answer takes NAME=VALUE. "${text}" has no name that is known: ${names}.`);
  }
  if (value.trim().toLowerCase() === 'unknown') return { [question.name]: null };
  const answer = parseAnswer(question, value);
  if (answer === undefined) throw wrongUse(`--answer ${option} takes ${answerForm(question)}, not "${value}".`);
  return { [question.name]: answer };
}

/** Asks at a terminal for what matters and nobody has answered. Elsewhere it stays unknown. */
export async function askedAnswers(
  { terminal, signal, json }: Pick<House, 'terminal' | 'signal' | 'json'>,
  facts: readonly StrategyFacts[],
  known: StrategyAnswers,
): Promise<StrategyAnswers> {
  if (json || !terminal.isInteractive) return known;
  let answers = known;
  let isFirst = true;
  for (const question of strategyQuestions) {
    if (answers[question.name] !== null || !facts.some(one => question.matters(one, answers))) continue;
    if (isFirst) terminal.line('Press Enter where you do not know: the advice then assumes the worse.');
    isFirst = false;
    const answer = await askOne({ terminal, signal }, question);
    if (signal.aborted) throw failure('CANCELLED', {});
    if (answer === null) return answers;
    if (answer !== undefined) answers = { ...answers, [question.name]: answer };
  }
  return answers;
}

/** Undefined where he does not know; null where nobody answers any more. */
async function askOne(
  { terminal, signal }: Pick<House, 'terminal' | 'signal'>,
  question: StrategyQuestion,
): Promise<ReturnType<typeof parseAnswer> | null> {
  for (;;) {
    const typed = await terminal.ask(`${question.ask}? `, signal);
    if (typed === undefined) return null;
    if (typed.trim() === '') return undefined;
    const answer = parseAnswer(question, typed);
    if (answer !== undefined) return answer;
    terminal.line(`  Type ${answerForm(question)}, or press Enter.`);
  }
}

const wrongUse = (what: string): Failure => failure('WRONG_USE', { what });
