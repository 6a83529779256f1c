import { describe, expect, it } from 'vitest';
import { directoryObjectOf, valuesIn, withheld } from './directory-objects.js';

const objectWith = (attributes: Record<string, string[]>) =>
  directoryObjectOf({ distinguishedName: 'CN=EX3', attributes: new Map(Object.entries(attributes)) });

describe('an entry as it is kept', () => {
  it('names known attributes properly and others as they came', () => {
    const { attributes } = objectWith({ msexchinstallpath: ['D:\\Exchange'], msexchfutureflag: ['7'] });
    expect(attributes).toEqual({ msExchInstallPath: ['D:\\Exchange'], msexchfutureflag: ['7'] });
  });

  it.each([
    'msexchedgesynccredential',
    'ms-mcs-admpwd',
    'mslaps-password',
    'msexchavailabilityuserpassword',
    'msexchserverencryptedkpk',
    'msexchencryptedtlsp12',
    'msexchmobilepolicysalt',
    'unicodepwd',
    'supplementalcredentials',
  ])('never holds the value of %s', name => {
    const { attributes } = objectWith({ [name]: ['hunter2'] });
    expect(Object.values(attributes)).toEqual([[withheld]]);
  });

  it('keeps when a password was set', () => {
    expect(objectWith({ pwdlastset: ['134370259640000000'] }).attributes).toEqual({
      pwdLastSet: ['134370259640000000'],
    });
  });

  it('leaves out what the directory keeps for itself, and cuts what is too long to read', () => {
    const { attributes } = objectWith({ ntsecuritydescriptor: ['AQAE'], description: ['x'.repeat(5000)] });
    expect(Object.keys(attributes)).toEqual(['description']);
    expect(attributes['description']?.[0]).toMatch(/… \(5000 characters in all\)$/);
  });

  it('gives the values of an attribute by its proper name', () => {
    const objects = [objectWith({ cn: ['EX3'], msexchfutureflag: ['7'] })];
    expect(valuesIn(objects, 'CN=EX3', 'cn')).toEqual(['EX3']);
    expect(valuesIn(objects, 'CN=EX3', 'msExchFutureFlag')).toEqual(['7']);
    expect(valuesIn(objects, 'CN=EX4', 'cn')).toEqual([]);
  });
});
