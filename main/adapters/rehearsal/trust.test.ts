import { describe, expect, it } from 'vitest';
import { secretOf, trustCode, withTrust } from './trust.js';

const at = (day: number): string => `2026-11-${String(day).padStart(2, '0')}T09:00:00.000Z`;
const own = { secretSetAt: null, accountSetAt: null };

describe('the trust of a restored machine', () => {
  it.each([
    ['is lost where the account got a password after the backup', own, { ...own, accountSetAt: at(10) }, at(5), 5],
    ['holds where it got none since', own, { ...own, accountSetAt: at(3) }, at(5), 0],
    ['holds where the directory alone tells of the account', own, own, at(5), 0],
    [
      'holds where the machine joined in the same minute as it was backed up',
      { accountSetAt: at(5), secretSetAt: at(5) },
      { accountSetAt: at(5), secretSetAt: at(5) },
      at(4),
      0,
    ],
  ])('%s', (_what, then, now, takenAt, code) => {
    const after = secretOf(then, now, takenAt);
    expect(after.accountSetAt).toBe(now.accountSetAt);
    expect(trustCode({ ...after, faults: [] })).toBe(code);
  });

  it('is back once somebody has renewed it', () => {
    const lost = secretOf(own, { ...own, accountSetAt: at(10) }, at(5));
    expect(trustCode({ ...withTrust(lost), faults: [] })).toBe(0);
  });
});
