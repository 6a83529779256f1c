import { describe, expect, it } from 'vitest';
import {
  distinguishedNameKeys,
  domainDnsName,
  leafName,
  parseDistinguishedName,
  sameDistinguishedName,
} from './distinguished-name.js';

describe('a distinguished name', () => {
  it('is taken apart leaf first', () => {
    expect(parseDistinguishedName('CN=EX3,CN=Servers,DC=contoso,DC=local')).toEqual([
      { attribute: 'CN', value: 'EX3' },
      { attribute: 'CN', value: 'Servers' },
      { attribute: 'DC', value: 'contoso' },
      { attribute: 'DC', value: 'local' },
    ]);
  });

  it.each([
    ['an escaped comma', 'CN=Smith\\, John,DC=local', 'Smith, John'],
    ['an escaped backslash before the comma', 'CN=Back\\\\,DC=local', 'Back\\'],
    ['an escaped byte', 'CN=Smith\\2C John,DC=local', 'Smith, John'],
    ['escaped bytes of UTF-8', 'CN=Z\\c3\\bcrich,DC=local', 'Zürich'],
    ['a conflict name with an escaped line feed', 'CN=EX3\\0ACNF:1b2c,DC=local', 'EX3\nCNF:1b2c'],
    ['an escaped space at the end', 'CN=EX3\\ ,DC=local', 'EX3 '],
    ['spaces around the equals sign and the comma', 'CN = EX3 , DC=local', 'EX3'],
    ['a quoted comma', 'CN="Smith, John",DC=local', 'Smith, John'],
    ['escaped quotes', 'CN=The \\"old\\" one,DC=local', 'The "old" one'],
    ['a comma and an escaped quote in quotes', 'CN="a\\"b,c",DC=local', 'a"b,c'],
    ['an escaped plus sign', 'CN=A\\+B,DC=local', 'A+B'],
    ['a bare plus sign, which parts nothing in Active Directory', 'CN=A+B,DC=local', 'A+B'],
    ['an escaped hash in front', 'CN=\\#1,DC=local', '#1'],
    ['an equals sign', 'CN=a=b,DC=local', 'a=b'],
    ['an escaped space in front', 'CN=\\ EX3,DC=local', ' EX3'],
    ['two escaped spaces at the end', 'CN=EX3\\ \\ ,DC=local', 'EX3  '],
    ['an escaped backslash and a space that means nothing', 'CN=EX3\\\\ ,DC=local', 'EX3\\'],
    ['a no-break space at the end', 'CN=EX3\u00a0,DC=local', 'EX3\u00a0'],
    ['the separator of older notations', 'CN=EX3;DC=local', 'EX3'],
    ['nothing', 'CN=,DC=local', ''],
    ['a number for a type', '2.5.4.3=EX3,DC=local', 'EX3'],
    ['brackets, which need no escape', 'CN=owa (Default Web Site),DC=local', 'owa (Default Web Site)'],
  ])('may hold %s', (_what, text, leaf) => {
    expect(leafName(text)).toBe(leaf);
    expect(parseDistinguishedName(text)).toHaveLength(2);
  });

  it.each([
    'EX3',
    'CN=EX3,,DC=local',
    'CN=EX3,local',
    '=EX3',
    'CN="EX3,DC=local',
    'CN=EX3\\',
    'CN=a\\ b\\',
    '1.=x',
    'C N=x',
  ])('is refused when it is malformed: %s', text => {
    expect(parseDistinguishedName(text)).toBeUndefined();
  });

  it('is empty for the root of the directory', () => {
    expect(parseDistinguishedName('')).toEqual([]);
    expect(leafName('')).toBeNull();
  });
});

describe('two distinguished names', () => {
  it.each([
    ['CN=EX3,DC=Local', 'cn=ex3,dc=local'],
    ['CN=EX3,DC=local', 'CN=EX3 , DC=local'],
    ['CN=Smith\\, John,DC=local', 'CN="Smith, John",DC=local'],
    ['CN=Exchange  Server,DC=local', 'CN=Exchange Server,DC=local'],
  ])('are the same: %s and %s', (one, other) => {
    expect(sameDistinguishedName(one, other)).toBe(true);
  });

  it.each([
    ['CN=EX3,DC=local', 'CN=EX30,DC=local'],
    ['CN=A\\,DC=x,DC=local', 'CN=A,DC=x,DC=local'],
    ['nonsense', 'nonsense'],
  ])('are not the same: %s and %s', (one, other) => {
    expect(sameDistinguishedName(one, other)).toBe(false);
  });

  it('can be compared from the root on', () => {
    expect(distinguishedNameKeys('CN=EX3, CN=Servers,DC=Local')).toEqual(['cn=ex3', 'cn=servers', 'dc=local']);
  });
});

describe('the domain of a distinguished name', () => {
  it('is named by its DC steps', () => {
    expect(domainDnsName('CN=EX3,CN=Computers,DC=exchangeserverpro,DC=local')).toBe('exchangeserverpro.local');
  });
});
