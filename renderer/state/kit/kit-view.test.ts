import { describe, expect, it } from 'vitest';
import { comparison } from '../../fixtures/differences.js';
import { emptyKit, type KitState } from './kit-state.js';
import { wholeKit } from '../../fixtures/kit.js';
import { differencesView, summaryAsks, summaryExplain } from './kit-view.js';

const change = (title: string, canBeUndone: boolean) => ({
  group: 'files' as const,
  title,
  shows: '',
  differences: [],
  canBeUndone,
});
const [rollup, file] = [change('Install the rollup', false), change('Change a file', true)];

describe('what is said of a choice before it begins', () => {
  it.each([
    ['all', [file], 'All of it can be taken back afterwards.'],
    ['some', [rollup, file], 'All but this can be taken back afterwards: Install the rollup.'],
    ['none', [rollup], 'None of it can be taken back by this program: Install the rollup.'],
  ])('promises a way back of %s of it only where there is one', (_, changes, sentence) => {
    expect(summaryExplain({ changes })).toMatch(new RegExp(`${sentence}$`));
  });
});

describe('what is asked before it begins', () => {
  const proposed = (needsPassword: boolean): KitState['proposal'] => ({
    kind: 'loaded',
    value: { changes: [file], reservations: [], needsPassword },
  });
  const opened = (password: typeof wholeKit.password): KitState['inspection'] => ({
    kind: 'loaded',
    value: { ...wholeKit, password },
  });
  const refused = (code: string): Partial<KitState> => ({
    proposal: { kind: 'failed', problem: { code, happened: '', matters: '', next: '' } },
  });
  it.each<[string, Partial<KitState>, boolean, Partial<ReturnType<typeof summaryAsks>>]>([
    [
      'a password that nobody tried',
      { inspection: opened('not tried'), proposal: proposed(true) },
      false,
      { password: true },
    ],
    ['none once it fits', { inspection: opened('fits'), proposal: proposed(true) }, false, { password: false }],
    [
      'none without certificates',
      { inspection: opened('wrong'), proposal: proposed(false) },
      false,
      { password: false },
    ],
    ['the file of a chosen rollup', {}, true, { rollupFile: true, newerRollup: false }],
    ['a typed file, so that it can be taken away again', { rollupFile: 'D:\\a.msp' }, false, { rollupFile: true }],
    ['whether a newer rollup is meant', refused('ROLLUP_OTHER'), true, { newerRollup: true }],
    ['that no more where it is older', refused('ROLLUP_LOWER'), true, { newerRollup: false }],
  ])('is %s', (_, state, hasRollup, asked) => {
    expect(summaryAsks({ ...emptyKit, ...state }, hasRollup)).toMatchObject(asked);
  });
});

describe('from when the defaults are', () => {
  it.each([
    ['the recovery', { defaultsReadBy: 'recovery' as const }, /recorded by the recovery/],
    ['a comparison, with a warning', { defaultsReadBy: 'comparison' as const }, /changed by hand before/],
    ['nobody', { defaultsTakenAt: null }, /not known here/],
  ])('is said: %s', (_, change, words) => {
    expect(differencesView(comparison(change)).notes.join(' ')).toMatch(words);
  });
});

describe('what could not be compared', () => {
  it('is told apart: what is broken, and what nobody could look at', () => {
    const [damaged, unread] = [
      { what: 'Owa\\web.config', why: 'It is not as the manifest says.', broken: true },
      { what: 'Load balancing', why: 'It could not be read.' },
    ];
    const view = differencesView(comparison({ notCompared: [damaged, unread] }));
    expect([view.broken, view.notCompared]).toEqual([[damaged], [unread]]);
    expect(view.brokenSummary).toContain('damaged');
  });
});

describe('no difference', () => {
  const unread = { what: 'Load balancing', why: 'It could not be read.' };
  it.each([
    ['all was compared', [], 'Everything on EX3 is as in the kit', /nothing to apply/],
    ['one was not', [unread], 'What could be compared on EX3 is as in the kit', /not known: one thing could not/],
    [
      'a damaged one was not',
      [unread, { ...unread, broken: true }],
      'What could be compared on EX3 is as in the kit',
      /not known: 2 things could not/,
    ],
  ])('means that all is the same only where all was compared: %s', (_, notCompared, heading, explain) => {
    const view = differencesView(comparison({ differences: [], notCompared }));
    expect(view.heading).toBe(heading);
    expect(view.explain).toMatch(explain);
  });
});
