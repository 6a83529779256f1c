import { describe, expect, it } from 'vitest';
import type { DirectoryEntry } from '../../ports/directory.js';
import { partFrom, rangesIn, withoutRanges } from './ranged-values.js';

const entry = (attributes: Readonly<Record<string, readonly string[]>>): DirectoryEntry => ({
  distinguishedName: 'CN=Exchange Servers,DC=contoso,DC=local',
  attributes: new Map(Object.entries(attributes)),
});

describe('the parts of a list in an answer', () => {
  it.each([
    ['member;range=0-1499', 0, 1500],
    ['member;range=1500-2999', 1500, 3000],
    ['member;range=3000-*', 3000, null],
    ['msds-member.of;range=0-*', 0, null],
  ])('%s', (name, from, next) => {
    const [attribute] = name.split(';');
    expect(rangesIn(entry({ cn: ['x'], [name]: ['CN=a'] }))).toEqual([{ attribute, from, next, values: ['CN=a'] }]);
  });

  it.each([
    'member',
    'member;range=',
    'member;range=a-b',
    'member;range=0-',
    'usercertificate;binary',
    'member;range=0-1;x',
  ])('are none in %s', name => {
    expect(rangesIn(entry({ [name]: ['x'] }))).toEqual([]);
  });

  it('take their place as a whole', () => {
    const parted = entry({ cn: ['x'], 'member;range=0-1499': ['CN=a'] });
    const whole = withoutRanges(parted, new Map([['member', ['CN=a', 'CN=b']]]));
    expect(Object.fromEntries(whole.attributes)).toEqual({ cn: ['x'], member: ['CN=a', 'CN=b'] });
  });
});

describe('the next part of a list', () => {
  const next = (name: string): unknown => partFrom(1500, 'member', entry({ [name]: ['CN=b'] }))?.next;

  it.each([
    ['member;range=1500-2999', 3000],
    ['member;range=1500-*', null],
    ['member;range=1500-1500', 1501],
    ['member;range=0-1499', undefined],
    ['member;range=1501-*', undefined],
    ['memberof;range=1500-*', undefined],
    // An end before its beginning would be asked for without end.
    ['member;range=1500-1400', undefined],
  ])('%s leads to %j', (name, expected) => {
    expect(next(name)).toEqual(expected);
  });

  it('is none where nothing was found', () => {
    expect(partFrom(1500, 'member', undefined)).toBeUndefined();
  });
});
