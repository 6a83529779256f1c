import { describe, expect, it } from 'vitest';
import { whyNotStarted } from './start-error.js';

const error = (code: string) => Object.assign(new Error(`spawn ${code}`), { code });

describe('why a program was not started', () => {
  it.each([
    ['ENOENT', 'It is not there: C:\\x.exe'],
    ['EACCES', 'full rights of an administrator'],
    ['EBUSY', 'Another program has C:\\x.exe open'],
    ['UNKNOWN', 'is not a program that this Windows can run'],
    ['EMFILE', 'It could not be started: spawn EMFILE'],
  ])('is told for %s', (code, why) => {
    expect(whyNotStarted(error(code), 'C:\\x.exe')).toContain(why);
  });

  it('is told for what is no error of the system', () => {
    expect(whyNotStarted('odd', 'x')).toBe('It could not be started: odd');
  });
});
