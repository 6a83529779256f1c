import { describe, expect, it } from 'vitest';
import type { KitComparison } from '../../../preload/contract/index.js';
import { KeptTerminal } from './fixture-terminal.js';
import { tellComparison } from './comparison-text.js';

const comparison = (notCompared: KitComparison['notCompared']): KitComparison => ({
  schema: 'cas-recovery/comparison/1',
  kit: { path: 'K', id: '7f9c2f1e-1111-4222-8333-944455556666', takenAt: '2026-11-01T08:00:00Z', server: 'EX3' },
  target: { kind: 'this' },
  server: 'EX3',
  comparedAt: '2026-11-20T08:00:00Z',
  defaultsTakenAt: null,
  defaultsReadBy: null,
  differences: [],
  same: {},
  notCompared,
});

describe('no difference', () => {
  const unread = { what: 'Load balancing', why: 'It could not be read.' };
  it.each([
    ['all was compared', [], 'Nothing differs.'],
    [
      'one was not',
      [unread],
      'Nothing that was compared differs. Whether all is the same is not known: one thing was not compared.',
    ],
    [
      'a damaged one was not',
      [unread, { ...unread, broken: true }],
      'Nothing that was compared differs. Whether all is the same is not known: 2 things were not compared.',
    ],
  ])('is told as the same only where all was compared: %s', (_, notCompared, told) => {
    const terminal = new KeptTerminal();
    tellComparison(terminal, comparison(notCompared), { all: false });
    expect(terminal.lines[terminal.lines.length - 1]).toBe(told);
  });
});
