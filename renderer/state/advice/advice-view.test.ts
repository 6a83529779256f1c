import { describe, expect, it } from 'vitest';
import type { AskedQuestion } from '../../../preload/contract/advice-calls.js';
import { weighedFirst, weighedSome } from '../../fixtures/advice.js';
import { adviceRead, planChecks, someAnswers } from '../../fixtures/advice-facts.js';
import { sourceForm } from '../source-form.js';
import { emptyChoose } from '../wizard-state.js';
import { adviceForm, adviceWish } from './advice-form.js';
import { emptyAdvice, type AdviceState } from './advice-state.js';
import { changeSentences } from './change-view.js';
import { comparisonView } from './compare-view.js';
import { planForm, planWish } from './plan-form.js';
import { parseTyped, questionPage } from './question-view.js';
import { minuteWords, strategyRows } from './strategy-view.js';

const read: AdviceState = {
  ...emptyAdvice,
  reading: { kind: 'loaded', value: adviceRead },
  answers: someAnswers,
  weighed: weighedSome,
};

describe('what is read for the advice', () => {
  const source = sourceForm(emptyChoose, { windowsLogon: true, domain: null });
  const offer = { app: null, scenarios: [{ id: 'ex3', title: 'EX3 is lost', story: '', serverName: 'EX3' }] };
  it.each([
    ['a rehearsal, where nothing was touched', {}, { scenario: 'ex3' }],
    ['a rehearsal and a kit, in quotes', { kit: '"E:\\EX3.zip"' }, { scenario: 'ex3', kit: 'E:\\EX3.zip' }],
    ['no server', { from: 'directory' }, null],
    ['a server', { from: 'directory', server: ' EX3 ' }, { directory: { kind: 'windows' }, server: 'EX3' }],
    ['no kit', { from: 'kit' }, null],
    ['a kit', { from: 'kit', kit: 'E:\\EX3' }, { kit: 'E:\\EX3' }],
  ] as const)('%s', (_what, typed, wish) => {
    expect(adviceWish(adviceForm(typed, offer), { source, password: '' }, undefined)).toEqual(wish);
  });
});

describe('questions', () => {
  const hours: AskedQuestion = { name: 'hoursToBeBack', kind: 'number', ask: '', decides: true };
  it.each([
    ['hoursToBeBack', 'number', ' 4.5 ', 4.5],
    ['hoursToBeBack', 'number', '1,5', 1.5],
    ['targetGigabytes', 'number', '1,500', undefined],
    ['hoursToBeBack', 'number', '0', undefined],
    ['hoursToBeBack', 'number', 'four', undefined],
    ['users', 'number', '0', 0],
    ['users', 'number', '1.5', undefined],
    ['target', 'text', 'E:', 'E:'],
    ['target', 'text', '\\\\nas\\backup', '\\\\nas\\backup'],
    ['target', 'text', 'backup', undefined],
    ['target', 'text', ' ', null],
  ] as const)('%s (%s) takes "%s" as %s', (name, kind, text, answer) => {
    expect(parseTyped({ name, kind }, text)).toBe(answer);
  });

  it('are shown a few at a time, and a page too far is the last', () => {
    const many = weighedSome.questions;
    expect(questionPage(many, someAnswers, 0)).toMatchObject({ page: 0, pages: 4, answered: 7, total: 14 });
    expect(questionPage(many, someAnswers, 9).questions).toHaveLength(2);
    expect(questionPage([hours], someAnswers, 1).questions).toEqual([hours]);
  });
});

describe('the strategies', () => {
  it('have bars on the scale of their row, and limits only where one was answered', () => {
    const [back, size, runs] = strategyRows(weighedSome.planned.advice.strategies);
    expect(back?.cells.map(({ high }) => Math.round(high))).toEqual([100, 11, 4]);
    expect(back?.cells.map(({ fits }) => fits)).toEqual(['perhaps in time', 'in time', 'in time']);
    expect(size?.cells.map(({ words }) => words)).toEqual(['up to 47.7 MB', '6.5 GB to 14.4 GB', '40 GB']);
    expect(runs?.cells.map(({ words }) => words)).toEqual(['none', '4 min to 35 min', '9 min to 45 min']);
    const unlimited = strategyRows(weighedFirst.planned.advice.strategies);
    expect(unlimited.flatMap(({ cells }) => cells.map(({ fits }) => fits)).join('')).toBe('');
  });

  it.each([
    [0.4, '1 min'],
    [44, '45 min'],
    [90, '90 min'],
    [300, '5 h'],
    [463, '7 h 45 min'],
    [4120, '3 days'],
  ])('%d minutes are %s', (minutes, words) => expect(minuteWords(minutes)).toBe(words));

  it('would be others for facts that are told in one sentence', () => {
    expect(changeSentences([{ to: 'minimum', facts: ['a, b', 'c', 'd'] }])).toEqual([
      'It would be the minimum if a, b; c; and d.',
    ]);
    expect(changeSentences([])).toEqual(['Nothing that can be known would change it.']);
  });
});

describe('the plan', () => {
  it('takes what is advised and usual, unless something else was chosen', () => {
    expect(planForm(read)).toEqual({ chosen: 'minimum', backupDays: '31', kitDays: '31' });
    expect(planForm({ ...read, chosen: 'nothing' })).toEqual({ chosen: 'nothing', backupDays: null, kitDays: '92' });
    expect(planWish({ ...read, chosen: 'everything', backupDays: ' 3 ' })).toMatchObject({
      chosen: 'everything',
      rhythm: { backupDays: 3, kitDays: 31 },
    });
  });

  it.each(['1.5', '1,5'])('is made for every %s days', backupDays => {
    expect(planWish({ ...read, backupDays })?.rhythm.backupDays).toBe(1.5);
  });

  it.each(['', '0', 'often', '1.500', '1,5,5', '-1'])('is not made while days are "%s"', backupDays => {
    expect(planWish({ ...read, backupDays })).toBeNull();
  });

  it('says in the window, without options, what to look at', () => {
    const view = comparisonView(planChecks);
    expect(view.heading).toBe('1 thing in the plan for EX3 is not done');
    expect(view.rows.map(({ result }) => result)).toEqual(['Done', 'Not done', 'Not known']);
    expect(view.rows[2]?.next).toBe('Name the newest kit above.');
  });
});
