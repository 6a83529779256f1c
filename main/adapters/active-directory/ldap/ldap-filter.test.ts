import { describe, expect, it } from 'vitest';
import type { Condition } from '../../../ports/directory.js';
import { toFilter } from './ldap-filter.js';

describe('a condition as a filter of the LDAP client', () => {
  it.each<[Condition, string]>([
    [{ attribute: 'cn', equals: 'EX3' }, '(cn=EX3)'],
    [{ attribute: 'cn', equals: 'a*(b)\\c' }, '(cn=a\\2a\\28b\\29\\5cc)'],
    [{ attribute: 'cn', contains: 'EX' }, '(cn=*EX*)'],
    [{ attribute: 'cn', contains: '*' }, '(cn=*\\2a*)'],
    [{ attribute: 'cn', present: true }, '(cn=*)'],
    [{ not: { attribute: 'cn', present: true } }, '(!(cn=*))'],
    [{ all: [{ attribute: 'a', present: true }, { any: [{ attribute: 'b', equals: '1' }] }] }, '(&(a=*)(|(b=1)))'],
    // What no value can be: Active Directory would not understand it, or take it for something else.
    [{ attribute: 'cn', equals: '' }, '(!(objectClass=*))'],
    [{ attribute: 'cn', equals: 'EX3\0' }, '(!(objectClass=*))'],
    [{ attribute: 'cn', contains: 'EX\0' }, '(!(objectClass=*))'],
    [{ attribute: 'cn', contains: '' }, '(cn=*)'],
    [{ all: [] }, '(objectClass=*)'],
    [{ any: [] }, '(!(objectClass=*))'],
  ])('%j', (condition, text) => {
    expect(toFilter(condition).toString()).toBe(text);
  });
});
