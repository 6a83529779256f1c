import { describe, expect, it } from 'vitest';
import type { Condition } from '../../../ports/directory.js';
import { parsedFilter } from './fixture-parsed-filter.js';
import { filterText } from './filter-text.js';

describe('a condition written as an LDAP filter', () => {
  it.each<[string, Condition, string]>([
    ['a value', { attribute: 'cn', equals: 'EX3' }, '(cn=EX3)'],
    ['part of a value', { attribute: 'networkAddress', contains: 'ex3.' }, '(networkAddress=*ex3.*)'],
    ['any value', { attribute: 'cn', present: true }, '(cn=*)'],
    [
      'signs of the filter language',
      { attribute: 'cn', equals: '*)(a=\\|&!~<>' },
      '(cn=\\2a\\29\\28a=\\5c\\7c\\26\\21\\7e\\3c\\3e)',
    ],
    ['umlauts', { attribute: 'cn', equals: 'Zürich' }, '(cn=Z\\c3\\bcrich)'],
    ['spaces at the ends', { attribute: 'cn', equals: ' EX 3 ' }, '(cn=\\20EX\\203\\20)'],
    ['zero bytes and line ends', { attribute: 'cn', equals: '\0\r\n' }, '(cn=\\00\\0d\\0a)'],
    ['an empty value, which nothing has', { attribute: 'cn', equals: '' }, '(!(objectClass=*))'],
    ['an empty part, which every value has', { attribute: 'cn', contains: '' }, '(cn=*)'],
    ['no condition at all', { all: [] }, '(objectClass=*)'],
    ['none of no conditions', { any: [] }, '(!(objectClass=*))'],
  ])('tells %s', (_what, condition, text) => {
    expect(filterText(condition)).toBe(text);
  });

  it.each(['cn)(objectClass', 'cn=*', '', 'cn*', '1.1)', 'c n'])(
    'has no place for an attribute called %j',
    attribute => {
      expect(() => filterText({ attribute, present: true })).toThrow(TypeError);
    },
  );

  it('means the same to another reader of filters, whatever stands in it', () => {
    const random = randomNumbers(20101109);
    for (let round = 0; round < 2000; round += 1) {
      const condition = anyCondition(random, 3);
      const text = filterText(condition);
      expect(text).toMatch(/^[\x21-\x7e]+$/);
      expect(parsedFilter(text)).toEqual(condition);
    }
  });
});

/** The same numbers in every run (a linear congruential generator). */
function randomNumbers(seed: number): (below: number) => number {
  let state = seed;
  return below => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const signs = [
  '*',
  '(',
  ')',
  '\\',
  '\0',
  '=',
  '&',
  '|',
  '!',
  '~',
  '<',
  '>',
  ' ',
  '/',
  ',',
  '+',
  '"',
  '#',
  ';',
  '%',
  '.',
  '\n',
];
const letters = ['a', 'Z', '7', 'ü', 'ß', 'é', 'Ж', '中', '𝄞', '\u00a0', '2a'];

function anyCondition(random: (below: number) => number, depth: number): Condition {
  const attribute = ['cn', 'msExchCurrentServerRoles', 'x-y'][random(3)] ?? 'cn';
  const parts = (): Condition[] => Array.from({ length: 1 + random(3) }, () => anyCondition(random, depth - 1));
  switch (random(depth === 0 ? 3 : 6)) {
    case 0:
      return { attribute, present: true };
    case 1:
      return { attribute, equals: anyText(random) };
    case 2:
      return { attribute, contains: anyText(random) };
    case 3:
      return { all: parts() };
    case 4:
      return { any: parts() };
    default:
      return { not: anyCondition(random, depth - 1) };
  }
}

function anyText(random: (below: number) => number): string {
  const all = [...signs, ...letters];
  return Array.from({ length: 1 + random(8) }, () => all[random(all.length)] ?? '').join('');
}
