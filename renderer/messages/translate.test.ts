import { describe, expect, it } from 'vitest';
import { formatDuration } from './format.js';
import { t } from './translate.js';

describe('a message with a count', () => {
  it('uses the singular for one', () => {
    expect(t('home.list.count', { count: 1 })).toBe('1 recovery on this machine');
  });

  it('uses the plural for none and for many, with the number in the reader’s own grouping', () => {
    expect(t('output.lines', { count: 0 })).toBe('0 lines');
    expect(t('output.lines', { count: 100000 })).toBe('100,000 lines');
  });
});

describe('a message with placeholders', () => {
  it('fills each of them in', () => {
    expect(t('journey.place', { place: 2, total: 7, name: 'Identity' })).toBe('Step 2 of 7: Identity');
  });

  it('takes a value with braces as it is', () => {
    expect(t('home.real.not-here', { reason: 'Open {server} first.' })).toBe(
      'Not available here. Open {server} first.',
    );
  });
});

describe('a length of time', () => {
  it.each([
    [0, '0 s'],
    [59_400, '59 s'],
    [60_000, '1 min'],
    [260_000, '4 min 20 s'],
    [3_725_000, '1 h 2 min'],
    [-5, '0 s'],
  ])('of %i ms reads %s', (milliseconds, words) => {
    expect(formatDuration(milliseconds)).toBe(words);
  });
});
