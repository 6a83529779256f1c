import { describe, expect, it } from 'vitest';
import { decodeFileTime } from './file-time.js';

describe('a Windows file time', () => {
  it.each([
    ['116444736000000000', '1970-01-01T00:00:00.000Z'],
    ['134380839000000000', '2026-11-02T09:05:00.000Z'],
    ['134380839001239999', '2026-11-02T09:05:00.123Z'],
    ['1', '1601-01-01T00:00:00.000Z'],
  ])('%s is a moment in UTC', (ticks, moment) => {
    expect(decodeFileTime(ticks)).toBe(moment);
  });

  it.each([
    ['not set', '0'],
    ['never', '9223372036854775807'],
    ['absent', null],
    ['no number', 'yesterday'],
    ['negative', '-1'],
    ['beyond any calendar', '9223372036854775806'],
  ])('is unknown when %s', (_what, ticks) => {
    expect(decodeFileTime(ticks)).toBeNull();
  });
});
