import { describe, expect, it } from 'vitest';
import { lostServerOf } from '../../preload/contract/fixture-lost-server.js';
import type { DirectoryObject, LostServer } from '../../preload/contract/index.js';
import { changesBetween } from './changes.js';

const dn = 'CN=owa (Default Web Site),CN=EX3';
const object = (attributes: DirectoryObject['attributes'], distinguishedName = dn): DirectoryObject => ({
  distinguishedName,
  attributes,
});
const reading = (...objects: DirectoryObject[]): LostServer => lostServerOf({ objects });

describe('two readings of a server', () => {
  it('are the same when only what the directory moves by itself differs', () => {
    const before = reading(object({ cn: ['owa'], uSNChanged: ['1'], whenChanged: ['a'], lastLogon: ['5'] }));
    const now = reading(object({ cn: ['owa'], uSNChanged: ['2'], whenChanged: ['b'], lastLogon: ['6'] }));
    expect(changesBetween(before, now)).toEqual([]);
  });

  it('are the same when several values stand in another order, or a name in other case', () => {
    const before = reading(object({ keywords: ['Site=A', 'Site=B'] }));
    const now = reading(object({ keywords: ['Site=B', 'Site=A'] }, dn.toLowerCase()));
    expect(changesBetween(before, now)).toEqual([]);
  });

  it('do not differ in address books that an earlier version of this program did not read', () => {
    const book = object({ objectClass: ['top', 'msExchOAB'] }, 'CN=Book');
    const [older, now] = [reading(), { ...reading(book), addressBooks: [] }];
    expect(changesBetween(older, now)).toEqual([]);
    expect(changesBetween({ ...older, addressBooks: [] }, now)).toHaveLength(1);
  });

  it('differ in a value, in one that came and in one that went', () => {
    const before = reading(object({ cn: ['owa'], msExchInternalHostName: ['https://a'], type: ['x'] }));
    const now = reading(object({ cn: ['owa'], msExchInternalHostName: ['https://b'], keywords: ['k'] }));
    expect(changesBetween(before, now)).toEqual([
      { distinguishedName: dn, attribute: 'keywords', before: null, now: ['k'] },
      { distinguishedName: dn, attribute: 'msExchInternalHostName', before: ['https://a'], now: ['https://b'] },
      { distinguishedName: dn, attribute: 'type', before: ['x'], now: null },
    ]);
  });

  it('do not differ in an account whose domain could not be read, but do in one that went', () => {
    const account = object({ sAMAccountName: ['EX3$'] }, 'CN=EX3,CN=Computers,DC=contoso,DC=local');
    const server = object({ objectClass: ['x'] }, 'CN=EX3,CN=Configuration,DC=contoso,DC=local');
    const unread = (distinguishedName: string): LostServer => ({
      ...reading(),
      gaps: [{ kind: 'domain', part: 'the domain', distinguishedName, why: 'Nobody answered.' }],
    });
    expect(changesBetween(reading(account), unread('DC=contoso,DC=local'))).toEqual([]);
    expect(changesBetween(unread('DC=contoso,DC=local'), reading(account))).toEqual([]);
    expect(changesBetween(reading(account), unread('DC=eu,DC=contoso,DC=local'))).toMatchObject([
      { attribute: 'objectClass', before: ['present'], now: null },
    ]);
    expect(changesBetween(reading(server), unread('DC=contoso,DC=local'))).toHaveLength(1);
  });

  it('differ in a whole object that came or went', () => {
    const gone = object({ objectClass: ['top', 'a'], cn: ['gone'] }, 'CN=gone');
    const come = object({ objectClass: ['top', 'b'], cn: ['come'] }, 'CN=come');
    expect(changesBetween(reading(gone), reading(come))).toEqual([
      { distinguishedName: 'CN=gone', attribute: 'objectClass', before: ['top', 'a'], now: null },
      { distinguishedName: 'CN=come', attribute: 'objectClass', before: null, now: ['top', 'b'] },
    ]);
  });
});
