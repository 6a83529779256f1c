import { describe, expect, it } from 'vitest';
import type { Difference } from '../../../preload/contract/index.js';
import { decisionOf, leftInWords } from '../../report/left.js';
import { leftOf } from './left.js';

const difference = (id: string, more: Partial<Difference> = {}): Difference => ({
  id,
  group: 'registry',
  place: { kind: 'registry', key: 'HKLM\\X', name: id },
  title: `Value ${id}`,
  kit: '1',
  now: '0',
  fresh: { known: true, value: '0' },
  standing: 'lost',
  meaning: null,
  risk: 'low',
  advice: 'apply',
  why: 'It was set on the lost server.',
  rollupOwned: false,
  byHand: null,
  ...more,
});

const rollup = difference('r', { group: 'rollup', place: { kind: 'rollup' }, title: 'Rollup', why: 'Others have it' });
const file = difference('f', { group: 'files', title: 'Owa/web.config' });
const certificate = difference('c', {
  group: 'certificates',
  place: { kind: 'certificate', thumbprint: 'A' },
  byHand: 'no key',
});
const all = [
  difference('leave', { advice: 'leave', why: 'It is a default.' }),
  difference('look', { advice: 'look', why: 'It was changed here too.' }),
  difference('chosen'),
  rollup,
  file,
  certificate,
  difference('hand', { advice: 'look', byHand: 'it names a disk' }),
];

const none = { differences: [], wholeFiles: [], rollupFile: null };
const titles = (choice: Partial<Parameters<typeof leftOf>[1]>, changes: Parameters<typeof leftOf>[2] = []): string[] =>
  leftOf({ differences: all }, { ...none, ...choice }, changes).left.map(({ title }) => title);

describe('what a choice leaves', () => {
  it('is all that was not chosen, what was advised first, and nothing that is a reservation already', () => {
    expect(titles({ differences: ['chosen'] })).toEqual([
      'Rollup',
      'Owa/web.config',
      'Value look',
      'Value hand',
      'Value leave',
    ]);
  });

  it('is not what a change settles with it, such as a file that is replaced as a whole', () => {
    expect(titles({ wholeFiles: ['other'] }, [{ differences: ['other', 'f'] }])).not.toContain('Owa/web.config');
  });

  it('is not the rollup where one is installed, whether or not its difference was named', () => {
    expect(titles({ rollupFile: 'D:\\Exchange2010-KB2986485-x64-en.msp' })).not.toContain('Rollup');
  });

  it('has an end, and says how many more there are', () => {
    const many = Array.from({ length: 2003 }, (_one, place) => difference(String(place)));
    const { left, leftMore } = leftOf({ differences: many }, none, []);
    expect([left.length, leftMore]).toEqual([2000, 3]);
    expect(leftInWords({ left, leftMore }).at(-1)?.what).toBe('3 more differences that were not chosen');
  });

  it('is told with what the operator decided and why', () => {
    const told = leftInWords(leftOf({ differences: all }, { ...none, differences: ['chosen'] }, []));
    expect(told).toEqual([
      { what: 'Rollup', why: 'The operator chose to install no rollup. Others have it.' },
      { what: 'Owa/web.config', why: 'Not chosen, though it was advised. It was set on the lost server.' },
      { what: 'Value look', why: 'Not chosen. It needed a look. It was changed here too.' },
      { what: 'Value hand', why: 'Not chosen: this program can’t apply it. By hand: it names a disk.' },
      { what: 'Value leave', why: 'Not chosen, as was advised. It is a default.' },
    ]);
  });

  it('tells a rollup that can’t be applied as what it is', () => {
    expect(decisionOf({ ...rollup, byHand: 'its build is not known' })).toContain('can’t apply');
  });
});
