import { describe, expect, it } from 'vitest';
import { lastChangeMade } from './chapter.js';

describe('whether the last change of a step was made', () => {
  it.each<readonly [string, Parameters<typeof lastChangeMade>[0], boolean]>([
    ['nothing was meant', ['checked'], false],
    ['it was made', ['checked', 'acted', 'act-intended'], true],
    ['the program was ended before it', ['checked', 'act-intended'], false],
    [
      'the program was ended before it, and an earlier one was made',
      ['checked', 'act-intended', 'acted', 'act-intended'],
      false,
    ],
  ])('%s', (_, latestFirst, expected) => {
    expect(lastChangeMade(latestFirst)).toBe(expected);
  });
});
