import { describe, expect, it } from 'vitest';
import {
  counted,
  durationInWords,
  listed,
  millisecondsBetween,
  momentInWords,
  outcomeTelling,
  standingOf,
} from './words.js';

describe('a duration in words', () => {
  it.each([
    [0, 'less than a second'],
    [999, 'less than a second'],
    [1_000, '1 second'],
    [59_400, '59 seconds'],
    [60_000, '1 minute'],
    [1_334_000, '22 minutes 14 seconds'],
    [3_599_600, '60 minutes'],
    [3_600_000, '1 hour'],
    [5_400_000, '1 hour 30 minutes'],
    [90_000_000, '1 day 1 hour'],
  ])('is for %i milliseconds: %s', (milliseconds, words) => {
    expect(durationInWords(milliseconds)).toBe(words);
  });

  it('never goes below zero when the clock was set back', () => {
    expect(millisecondsBetween('2026-11-24T06:00:10.000Z', '2026-11-24T06:00:00.000Z')).toBe(0);
  });
});

describe('other words', () => {
  it('write a moment in UTC', () => {
    expect(momentInWords('2026-11-24T06:37:53.120Z')).toBe('2026-11-24 06:37:53 UTC');
  });

  it('count', () => {
    expect([0, 1, 2].map(count => counted(count, 'restart'))).toEqual(['no restarts', '1 restart', '2 restarts']);
  });

  it('list', () => {
    expect([listed([]), listed(['a']), listed(['a', 'b', 'c'])]).toEqual(['', 'a', 'a, b and c']);
  });
});

describe('what a re-application has come to', () => {
  const reapply = (undoes: string | null) => ({
    madeAt: '2026-11-24T06:00:00.000Z',
    kit: { path: 'E:\\EX3', id: 'k', takenAt: '2026-11-24T06:00:00.000Z' },
    undoes,
    changes: [],
  });
  it.each([
    ['a recovery', undefined, 'Recovered'],
    ['a re-application', reapply(null), 'Applied'],
    ['the way back', reapply('ex3-1'), 'Taken back'],
  ])('%s is told by what it did', (_, done, word) => {
    expect(outcomeTelling({ outcome: 'recovered', ...(done && { reapply: done }) }).word).toBe(word);
  });

  it.each([
    ['recovered', 'not ready', 0, 'Recovered – not ready for clients'],
    ['recovered', 'not ready', 1, 'Recovered – not ready for clients at its end'],
    ['recovered with reservations', 'not ready', 0, 'Recovered with reservations – not ready for clients'],
    ['recovered', 'ready for clients', 0, 'Recovered'],
    ['stopped', 'not ready', 0, 'Stopped'],
  ] as const)('%s, with checks that say %s, and %i works later', (outcome, standing, count, word) => {
    const telling = outcomeTelling({ outcome, verification: { verdict: { standing } }, later: Array(count).fill({}) });
    expect(telling.word).toBe(word);
    if (word.includes('not ready')) expect(telling.tone).toBe('caution');
  });

  it.each([
    ['recovered', 'Applied – taken back by ex3-2', null],
    ['recovered with reservations', 'Applied – taken back with reservations by ex3-2', null],
    ['stopped', 'Applied', null],
    ['recovered', 'Taken back', 'ex3-0'],
  ] as const)('of a re-application whose way back is %s: %s', (outcome, word, undoes) => {
    const later = undoes === null ? [{ outcome, recoveryId: 'ex3-2' }] : [];
    expect(outcomeTelling({ outcome: 'recovered', reapply: { undoes }, later }).word).toBe(word);
  });

  const reserved = { standing: 'recovered with reservations', at: 'It is not here.' } as const;
  it.each([
    [{ work: 'recovery', standing: 'recovered' } as const, 'recovered'],
    [
      { work: 'recovery', standing: 'recovered', verdict: 'not ready' } as const,
      'recovered – not ready for clients at its end',
    ],
    [
      { work: 'recovery', standing: 'recovered', verdict: 'ready for clients' } as const,
      'recovered – ready for clients at its end',
    ],
    [
      { work: 'recovery', standing: 'recovered', verdict: 'ready with reservations' } as const,
      'recovered – ready with reservations at its end',
    ],
    [
      { work: 'reapply', standing: 'recovered', verdict: 'unknown' } as const,
      're-application, applied – not known at its end whether clients may come',
    ],
    [{ work: 'reapply', standing: 'recovered' } as const, 're-application, applied'],
    [{ work: 'reapply', standing: 'open' } as const, 're-application, open'],
    [{ work: 'reapply', undoes: 'ex3-1', standing: 'recovered' } as const, 're-application ex3-1, taken back'],
    [{ work: 'reapply', undoes: 'ex3-1', standing: 'open' } as const, 'taking back ex3-1, open'],
    [
      { work: 'recovery', standing: 'recovered', verdict: 'not ready', at: 'Every step was verified.' } as const,
      'recovered – not ready for clients at its end',
    ],
    [
      { work: 'reapply', on: 'ex3-0', ...reserved, verdict: 'not ready' } as const,
      're-application to ex3-0, applied with reservations (It is not here) – not ready for clients at its end',
    ],
    [
      { work: 'reapply', on: 'ex3-0', ...reserved, takenBack: { by: 'ex3-2', standing: 'recovered' } } as const,
      're-application to ex3-0, applied with reservations (It is not here) – taken back by ex3-2',
    ],
    [
      {
        work: 'reapply',
        standing: 'recovered',
        takenBack: { by: 'ex3-2', standing: 'recovered with reservations' },
      } as const,
      're-application, applied – taken back with reservations by ex3-2',
    ],
    [{ work: 'recovery', standing: 'open', at: 'Setup: failed' } as const, 'open: Setup: failed'],
    [{ work: 'recovery', standing: 'stopped', at: 'Enough.' } as const, 'stopped: Enough.'],
  ])('in a list: %o', (card, words) => {
    expect(standingOf({ at: '', ...card })).toBe(words);
  });
});
