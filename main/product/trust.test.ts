import { describe, expect, it } from 'vitest';
import type { HostFacts } from '../../preload/contract/index.js';
import { prepared } from '../recovery/fixture-world.js';
import { trustOf } from './trust.js';

describe('the trust between a server and its domain', () => {
  it.each<[string, Partial<HostFacts>, string | undefined]>([
    ['of a workgroup', { domain: null, secureChannel: null }, undefined],
    ['that a domain controller confirms', {}, 'sound'],
    ['without a trust secret', { secureChannel: { code: 1786, controller: null } }, 'broken'],
    ['of a domain that failed', { secureChannel: { code: 1788, controller: null } }, 'broken'],
    ['that was never set up', { secureChannel: { code: 1790, controller: null } }, 'broken'],
    ...[1265, 1398, 1450, 1726, 1727, 1818, 8, 4711].map((code): [string, Partial<HostFacts>, string] => [
      `of which code ${code} says nothing`,
      { secureChannel: { code, controller: null } },
      'unknown',
    ]),
    ['that failed', { secureChannel: { code: 1789, controller: null } }, 'broken'],
    ['without an account', { secureChannel: { code: 1787, controller: null } }, 'broken'],
    ['that is refused', { secureChannel: { code: 5, controller: null } }, 'broken'],
    ['that may not be asked for', { secureChannel: { code: 5, controller: null }, elevated: false }, 'unknown'],
    ['without a logon server', { secureChannel: { code: 1311, controller: null } }, 'silent'],
    ['that DNS does not find', { secureChannel: { code: 1355, controller: null } }, 'silent'],
    ['that was not read', { secureChannel: null, unread: { secureChannel: 'nltest timed out' } }, 'unknown'],
    ['of which nothing is said', { secureChannel: null }, 'unknown'],
  ])('%s', (_what, change, expected) => {
    expect(trustOf({ ...prepared, ...change })?.state).toBe(expected);
  });

  it('is told with the clock where the clocks differ, and with any other code that says nothing', () => {
    expect(trustOf({ ...prepared, secureChannel: { code: 1398, controller: null } })?.text).toMatch(/clock.*1398/);
    expect(trustOf({ ...prepared, secureChannel: { code: 1727, controller: null } })?.text).toContain('1727');
  });

  it('is told with the code, or with why it is not known', () => {
    expect(trustOf({ ...prepared, secureChannel: { code: 1789, controller: null } })?.text).toContain('1789');
    expect(trustOf({ ...prepared, unread: { secureChannel: 'nltest timed out' } })?.text).toContain('timed out');
  });
});
