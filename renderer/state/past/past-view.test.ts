import { describe, expect, it } from 'vitest';
import { pasts } from '../../fixtures/gallery-past.js';
import { emptyPast } from './past-state.js';
import { haveNothingInCommon, offerOf, rowsOf } from './past-view.js';

const [one, other, broken] = rowsOf(
  (['recovered', 'stopped', 'unreadable'] as const).map((standing, index) => ({
    ...{ id: `ex3-${String(index)}`, mode: 'rehearsal', work: 'recovery', serverName: 'EX3', at: '', standing },
    startedAt: `2026-11-24T0${String(9 - index)}:00:00.000Z`,
  })),
);

describe('what can be done with past recoveries', () => {
  it.each([
    ['nothing is chosen', null, undefined, 3, 'Choose a recovery in the list first.'],
    ['there is none', null, undefined, 0, ''],
    ['one is chosen', null, one, 3, ''],
    [
      'one is chosen that can’t be read',
      null,
      broken,
      3,
      'This one can’t be read, only opened to see why, or deleted.',
    ],
    ['the other one is to be chosen', 'ex3-0', one, 3, 'Choose the recovery to compare ex3-0 with.'],
    ['both are chosen', 'ex3-0', other, 3, 'Chosen: ex3-0 and ex3-1.'],
  ])('is said where %s', (_when, first, picked, shown, said) => {
    expect(offerOf({ ...emptyPast, first }, picked, shown).said).toBe(said);
  });

  it('keeps what was done last in sight', () => {
    expect(offerOf({ ...emptyPast, said: 'ex3-0 is deleted.' }, undefined, 3).said).toBe('ex3-0 is deleted.');
  });
});

describe('two that are compared', () => {
  const compared = pasts.find(({ name }) => name === 'past-compared')?.state.past.comparison;
  it('have nothing in common where no step is in both', () => {
    if (compared?.kind !== 'loaded') throw new Error('The gallery compares nothing.');
    const { value } = compared;
    expect(haveNothingInCommon(value)).toBe(false);
    const apart = value.steps.map((step, index) => ({ ...step, [index % 2 === 0 ? 'first' : 'second']: null }));
    expect(haveNothingInCommon({ ...value, steps: apart })).toBe(true);
  });
});
