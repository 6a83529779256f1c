import type { AskedQuestion } from '../../../preload/contract/advice-calls.js';
import type { Answer, StrategyAnswers } from '../../../preload/contract/strategy.js';
import { typedNumber } from '../../../preload/contract/typed-number.js';
import { ta } from '../../messages/advice-words.js';

/** As many are asked at a time. */
export const pageLength = 4;

export interface QuestionPage {
  readonly questions: readonly AskedQuestion[];
  readonly page: number;
  readonly pages: number;
  readonly answered: number;
  readonly total: number;
}

/** The questions of a page, which answers do not move. */
export function questionPage(all: readonly AskedQuestion[], answers: StrategyAnswers, wanted: number): QuestionPage {
  const pages = Math.max(1, Math.ceil(all.length / pageLength));
  const page = Math.min(Math.max(0, wanted), pages - 1);
  return {
    questions: all.slice(page * pageLength, (page + 1) * pageLength),
    page,
    pages,
    answered: all.filter(({ name }) => answers[name] !== null).length,
    total: all.length,
  };
}

/** What a text means as an answer: `null` where nothing was typed, undefined where it means nothing. */
export function parseTyped({ name, kind }: Pick<AskedQuestion, 'name' | 'kind'>, text: string): Answer | undefined {
  const word = text.trim();
  if (word === '') return null;
  if (kind === 'text') return /^([a-z]:|\\\\[^\\]+\\[^\\].*)$/i.test(word) ? word : undefined;
  const number = typedNumber(word);
  if (number === undefined) return undefined;
  const fits = name === 'users' ? Number.isInteger(number) : number > 0;
  return fits ? number : undefined;
}

/** An answer as it stands in a field. */
export const typedOf = (answer: Answer): string => (answer === null ? '' : String(answer));

/** What is wrong with a typed answer; undefined while nothing is. */
export function complaintOf(question: Pick<AskedQuestion, 'name' | 'kind'>, text: string): string | undefined {
  if (parseTyped(question, text) !== undefined) return undefined;
  if (question.kind === 'text') return ta('ask.wrong.place');
  const { name } = question;
  return ta(
    name === 'hoursToBeBack' || name === 'windowMinutes' || name === 'targetGigabytes'
      ? `ask.wrong.${name}`
      : 'ask.wrong.users',
  );
}
