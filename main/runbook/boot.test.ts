import { describe, expect, it } from 'vitest';
import { bootsDiffer } from './boot.js';

describe('two marks of a boot', () => {
  it.each([
    ['wininit.exe 2026-11-26T09:00:00.000Z', 'wininit.exe 2026-11-26T10:00:00.000Z', true],
    ['wininit.exe 2026-11-26T09:00:00.000Z', 'wininit.exe 2026-11-26T09:00:00.000Z', false],
    ['wininit.exe 2026-11-26T09:00:00.000Z', 'LastBootUpTime 2026-11-26T10:00:00.000Z', false],
    ['1f0c', '2a77', true],
  ])('%s and %s differ: %s', (one, other, differ) => {
    expect(bootsDiffer(one, other)).toBe(differ);
  });
});
