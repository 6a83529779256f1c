import { describe, expect, it } from 'vitest';
import { Bounded } from './bounded.js';

const kept = (limit: number, pieces: readonly string[]): string => {
  const bounded = new Bounded<string>(limit);
  for (const piece of pieces) bounded.push(piece);
  return bounded.pieces(leftOut => `<${String(leftOut)}>`).join('');
};

describe('pieces that are kept in bounds', () => {
  it.each([
    [10, [], ''],
    [10, ['abcde', 'fghij'], 'abcdefghij'],
    [10, ['abcde', 'fghij', 'k'], 'abcde<5>k'],
    [10, 'abcdefghijklmnopqrstuvwxyz'.split(''), 'abcde<16>vwxyz'],
    [10, ['ab', 'a very long piece', 'yz'], 'ab<17>yz'],
    [10, ['a very long piece'], 'a very long piece'],
  ])('of %i keep the beginning and the end of %j', (limit, pieces, whole) => {
    expect(kept(limit, pieces)).toBe(whole);
  });

  it('take no longer each when there are very many', () => {
    const bounded = new Bounded<string>(1_000_000);
    const began = performance.now();
    for (let count = 0; count < 2_000_000; count++) bounded.push('x');
    expect(performance.now() - began).toBeLessThan(5000);
    expect(bounded.leftOut).toBe(1_000_000);
  });
});
