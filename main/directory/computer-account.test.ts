import { describe, expect, it } from 'vitest';
import { decodeEnabled } from './computer-account.js';

describe('the control flags of an account', () => {
  it.each([
    ['4096', true],
    ['4098', false],
    ['528384', true], // trusted for delegation
    ['528386', false],
  ])('%s', (flags, enabled) => {
    expect(decodeEnabled(flags)).toBe(enabled);
  });

  it.each([null, '', 'garbage'])('say nothing when they are %j', flags => {
    expect(decodeEnabled(flags)).toBeNull();
  });
});
