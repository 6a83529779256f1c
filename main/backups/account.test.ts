import { describe, expect, it } from 'vitest';
import { toProblem } from '../problems/problem.js';
import { refuseAccount } from './account.js';

const share = { kind: 'share', path: '\\\\nas1\\vault' } as const;
const disk = { kind: 'volume', path: 'E:' } as const;

describe('an account for the place of a backup', () => {
  it.each([
    [share, null],
    [disk, null],
    [share, 'CONTOSO\\backup'],
    [share, 'CONTOSO\\backup operator'],
    [share, 'backup@contoso.com'],
  ])('%o may be opened with %s', (target, account) => {
    expect(() => refuseAccount({ target, account })).not.toThrow();
  });

  it.each([
    [share, 'backup', /DOMAIN\\name/],
    [share, 'CONTOSO\\', /DOMAIN\\name/],
    [share, '\\backup', /DOMAIN\\name/],
    [share, 'backup@', /DOMAIN\\name/],
    [share, '/user:x', /DOMAIN\\name/],
    [disk, 'CONTOSO\\backup', /E: is a volume/],
  ])('%o with %s is refused, in words', (target, account, words) => {
    let thrown: unknown;
    try {
      refuseAccount({ target, account });
    } catch (error) {
      thrown = error;
    }
    const { code, happened, matters, next } = toProblem(thrown);
    expect(code).toBe('WRONG_USE');
    expect([happened, matters, next].join(' ')).toMatch(words);
  });
});
