import { describe, expect, it } from 'vitest';
import { nearNames } from './near-names.js';

describe('names near to a mistyped one', () => {
  const known = ['EX1', 'EX2', 'EX3', 'MAIL-SYDNEY-01'];

  it.each([
    ['EX4', ['EX1', 'EX2', 'EX3']],
    ['ex33', ['EX3']],
    ['mail-sidney-1', ['MAIL-SYDNEY-01']],
    ['SQL7', []],
  ])('%s', (wanted, near) => {
    expect(nearNames(wanted, known)).toEqual(near);
  });
});
