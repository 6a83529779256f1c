import { describe, expect, it } from 'vitest';
import { RowPlaces } from './row-places.js';

describe('rows of one height', () => {
  const places = new RowPlaces(20);
  it.each([
    [0, 0],
    [19, 0],
    [20, 1],
    [1999, 99],
    [999_999, 99],
  ])('has at %i px the row %i', (offset, row) => {
    expect(places.rowAt(offset, 100)).toBe(row);
  });

  it('begins each where the one before ends', () => {
    expect(places.startOf(3)).toBe(60);
  });
});

describe('rows that were measured', () => {
  it('pushes all below a higher one down', () => {
    const places = new RowPlaces(20);
    expect(places.startOf(10)).toBe(200);
    expect(places.measured(4, 60)).toBe(true);
    expect([4, 5, 10].map(index => places.startOf(index))).toEqual([80, 140, 240]);
    expect(places.rowAt(139, 100)).toBe(4);
  });

  it('tells news only once, and takes a later height instead', () => {
    const places = new RowPlaces(20);
    expect(places.measured(1, 20)).toBe(false);
    expect(places.measured(1, 40)).toBe(true);
    expect(places.measured(1, 40)).toBe(false);
    expect(places.measured(1, 30)).toBe(true);
    expect(places.startOf(2)).toBe(50);
  });

  it('answers for 100,000 rows at once, also after one was measured', () => {
    const places = new RowPlaces(20);
    const begun = performance.now();
    for (let index = 0; index < 3; index += 1) {
      places.measured(index, 41);
      places.rowAt(1_900_000, 100_000);
    }
    expect(performance.now() - begun).toBeLessThan(2000);
  });
});
