import { describe, expect, it } from 'vitest';
import { comparison } from '../../fixtures/differences.js';
import { differencesView, summaryExplain } from './kit-view.js';

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
