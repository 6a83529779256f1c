import { describe, expect, it } from 'vitest';
import { scaleOf } from './timeline-scale.js';

const start = '2026-11-24T06:00:00.000Z';
const after = (seconds: number): string => new Date(Date.parse(start) + seconds * 1000).toISOString();
const line = { left: 100, width: 800 };

describe('the scale of a timeline', () => {
  it.each([
    [4, '0 s', '4 s'],
    [95, '0 s', '90 s'],
    [1500, '0 min', '25 min'],
    [7200, '0 min', '120 min'],
    [40_000, '0 h', '10 h'],
    [2_000_000, '0 d', '21 d'],
  ])('has at most nine ticks in one unit for %i seconds', (seconds, first, last) => {
    const { ticks } = scaleOf(start, after(seconds), line);
    expect(ticks.length).toBeLessThanOrEqual(9);
    expect([ticks[0]?.label, ticks.at(-1)?.label]).toEqual([first, last]);
  });

  it('puts start, middle and end where they belong, and nothing outside', () => {
    const { x } = scaleOf(start, after(100), line);
    expect([0, 50, 100, 1000, -5].map(seconds => x(after(seconds)))).toEqual([100, 500, 900, 900, 100]);
  });

  it('stands a recovery that took no time', () => {
    expect(scaleOf(start, start, line).x(start)).toBe(100);
  });
});
