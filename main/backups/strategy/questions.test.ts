import { describe, expect, it } from 'vitest';
import { StrategyAnswers } from '../../../preload/contract/index.js';
import { noAnswers } from '../../../preload/contract/no-answers.js';
import { parseAnswer, strategyQuestions } from './questions.js';

const asked = (option: string): (typeof strategyQuestions)[number] => {
  const found = strategyQuestions.find(one => one.option === option);
  if (!found) throw new Error(option);
  return found;
};

describe('an answer', () => {
  it.each<readonly [string, string, string | number | boolean | undefined]>([
    ['capacity', 'Yes', true],
    ['capacity', 'n', false],
    ['capacity', 'perhaps', undefined],
    ['back-within', '0.5', 0.5],
    ['back-within', '0', undefined],
    ['back-within', '-1', undefined],
    ['back-within', '4h', undefined],
    ['back-within', '', undefined],
    ['back-within', '1,5', 1.5],
    ['target-gigabytes', '465.5', 465.5],
    // One and a half to some, 1500 to others.
    ['target-gigabytes', '1,500', undefined],
    ['target-gigabytes', '1.500', undefined],
    ['window', '1,5,5', undefined],
    ['users', '1200', 1200],
    ['users', '1,200', undefined],
    ['users', '0', 0],
    ['users', '1.5', undefined],
    ['target', 'e:', 'e:'],
    ['target', '\\\\nas\\backup$', '\\\\nas\\backup$'],
    ['target', '\\\\nas', undefined],
    ['target', '/mnt/backup', undefined],
    ['images', 'Snapshots', 'snapshots'],
    ['images', 'weekly', undefined],
  ])('%s=%s means %j', (option, text, meant) => {
    const question = asked(option);
    const answer = parseAnswer(question, text);
    expect(answer).toBe(meant);
    // What is understood can be kept.
    if (answer !== undefined)
      expect(StrategyAnswers.safeParse({ ...noAnswers, [question.name]: answer }).success).toBe(true);
  });
});

describe('every answer', () => {
  it('is asked for once, by a name of its own', () => {
    const names = Object.keys(noAnswers).filter(name => name !== 'schema');
    expect(strategyQuestions.map(({ name }) => name).sort()).toEqual([...names].sort());
    expect(new Set(strategyQuestions.map(({ option }) => option)).size).toBe(names.length);
  });
});
