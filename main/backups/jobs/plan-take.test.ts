import { describe, expect, it } from 'vitest';
import { toProblem } from '../../problems/problem.js';
import { disk, goodDay, listingOf, share } from '../hand-off/fixture-hand-off.js';
import { planTake, type TakeWish } from './make-plan.js';

const here = { listing: listingOf([]), facts: goodDay, now: '2026-10-30T08:00:00.000Z', on: { kind: 'this' } } as const;
const rehearsal = { ...here, on: { kind: 'rehearsal', recoveryId: '1' } } as const;
const server = goodDay.name;

const wishOf = (change: Partial<TakeWish>): TakeWish => ({
  what: 'full',
  target: share,
  volumes: [],
  account: null,
  replaces: true,
  ...change,
});

function refusal(change: Partial<TakeWish>, seen: typeof here | typeof rehearsal = here) {
  try {
    planTake(wishOf(change), seen);
    return undefined;
  } catch (thrown) {
    return toProblem(thrown);
  }
}

const riskOf = (change: Partial<TakeWish>) =>
  planTake(wishOf(change), here).steps.find(({ id }) => id === 'backup-run')?.risk;

describe('a backup that may overwrite the version of a share', () => {
  it.each([
    ['nobody’s name', null],
    ['the name of another server', 'EX9'],
  ])('is refused before it begins where nobody will sit there, with %s', (_, confirmed) => {
    const found = refusal({ confirmed });
    expect(found?.code).toBe('BACKUP_NAME_MISSING');
    expect(found?.next).toContain(`--confirm ${server}`);
  });

  it.each<readonly [string, Partial<TakeWish>]>([
    ['the name was typed in advance', { confirmed: ` ${server.toLowerCase()} ` }],
    ['a person is asked for it', {}],
    ['nothing may be replaced', { confirmed: null, replaces: false }],
    ['a volume keeps its versions', { confirmed: null, target: disk }],
  ])('begins where %s', (_, change) => {
    expect(refusal(change)).toBeUndefined();
  });

  it('asks nobody in a rehearsal', () => {
    expect(refusal({ confirmed: null }, rehearsal)).toBeUndefined();
  });

  it('says on its card that what is lost does not come back, and only there', () => {
    expect(riskOf({})).toBe('cannot be undone');
    expect([riskOf({ replaces: false }), riskOf({ target: disk })]).toEqual(['can be undone', 'can be undone']);
  });

  it('keeps no typed name in its plan', () => {
    expect(planTake(wishOf({ confirmed: server }), here).job).not.toHaveProperty('confirmed');
  });
});
