import { describe, expect, it } from 'vitest';
import { appendOutput, emptyOutput, matchesIn, missingFrom, nextOf, previousOf, tailOf } from './output-log.js';

const at = '2026-11-24T08:00:00.000Z';
const lines = (from: number, ...texts: string[]) => texts.map((text, offset) => ({ index: from + offset, at, text }));

describe('output that arrives in batches', () => {
  it('keeps each line once, also when a batch comes twice', () => {
    const once = appendOutput(emptyOutput, lines(0, 'a', 'b'));
    const twice = appendOutput(once, lines(1, 'b', 'c'));
    expect(tailOf(twice, 10).map(({ text }) => text)).toEqual(['a', 'b', 'c']);
  });

  it('is the same log when nothing was new, so that nothing is drawn again', () => {
    const log = appendOutput(emptyOutput, lines(0, 'a'));
    expect(appendOutput(log, lines(0, 'a'))).toBe(log);
  });

  it('says from where on lines are missing', () => {
    const log = appendOutput(emptyOutput, lines(0, 'a'));
    expect(missingFrom(log, lines(5, 'f'))).toBe(1);
    expect(missingFrom(log, lines(1, 'b'))).toBe(null);
    expect(appendOutput(log, lines(5, 'f')).count).toBe(1);
  });

  it('takes 100,000 lines in batches of 50 within a second', () => {
    const started = Date.now();
    let log = emptyOutput;
    for (let from = 0; from < 100_000; from += 50) {
      log = appendOutput(log, lines(from, ...Array<string>(50).fill('Copying Exchange Files')));
    }
    expect(log.count).toBe(100_000);
    expect(Date.now() - started).toBeLessThan(1000);
  });
});

describe('looking through the output', () => {
  const log = appendOutput(emptyOutput, lines(0, 'Setup', 'FAILED', 'more', 'An error occurred', 'setup ends'));

  it('finds text whatever its case', () => {
    expect(matchesIn(log, ' SETUP ')).toEqual([0, 4]);
    expect(matchesIn(log, '  ')).toEqual([]);
  });

  it('knows the lines that tell of an error', () => {
    expect(log.errors).toEqual([1, 3]);
  });

  it('goes round at the end and at the beginning', () => {
    expect(nextOf(log.errors, -1)).toBe(1);
    expect(nextOf(log.errors, 3)).toBe(1);
    expect(previousOf(log.errors, 1)).toBe(3);
    expect(nextOf([], 0)).toBe(null);
  });
});
