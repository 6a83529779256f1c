import { describe, expect, it } from 'vitest';
import { isElevated, tellsElevated } from './elevation.js';

describe('the groups of a process', () => {
  it.each([
    ['an elevated administrator', '"Mandatory Label\\High Mandatory Level","Label","S-1-16-12288",""', true],
    [
      'the system itself, in German',
      '"Verbindliche Beschriftung\\Systemverbindlichkeitsstufe","Bezeichnung","S-1-16-16384",""',
      true,
    ],
    [
      'an administrator who did not elevate',
      '"Mandatory Label\\Medium Mandatory Level","Label","S-1-16-8192",""',
      false,
    ],
    ['nobody', '', false],
    ['a group whose SID only begins alike', '"X","Label","S-1-16-122880",""', false],
  ])('tell %s', (_who, groups, elevated) => {
    expect(tellsElevated(groups)).toBe(elevated);
  });
});

describe('a system that is not Windows', () => {
  it('has no elevation to speak of', async () => {
    expect(await isElevated('linux')).toBeNull();
  });
});
