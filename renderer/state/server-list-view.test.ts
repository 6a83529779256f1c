import { describe, expect, it } from 'vitest';
import { ex1, ex2, ex3, manyServers } from '../fixtures/organization.js';
import { countLine, matchingRows, rowAfter, serverRows } from './server-list-view.js';

const rows = serverRows([ex1, ex2, ex3]);
const found = (search: string): string[] => matchingRows(rows, search).map(({ name }) => name);

describe('the list of servers', () => {
  it('shows what is missing as missing, and roles without a name by their number', () => {
    expect(rows[0]).toMatchObject({ version: 'not recorded', roles: 'none recorded', site: 'not recorded' });
    const [odd] = serverRows([{ ...ex3, unknownRoleBits: 16_384 }]);
    expect(odd?.roles).toBe('Client Access and unknown (16384)');
  });

  it.each([
    ['', ['EX1', 'EX2', 'EX3']],
    ['ex3', ['EX3']],
    ['mailbox', ['EX2']],
    ['hub EX2', ['EX2']],
    ['not yet', ['EX1']],
    ['sp1 client', ['EX3']],
    ['hub client', []],
    ['(', []],
  ])('is searched for every word of %j', (search, names) => {
    expect(found(search)).toEqual(names);
  });

  it('tells how many of how many', () => {
    expect(countLine(1, 1)).toBe('1 server');
    expect(countLine(200, 1000)).toBe('200 of 1,000 servers');
    expect(matchingRows(serverRows(manyServers), 'hub')).toHaveLength(200);
  });
});

describe('the keys in the list', () => {
  const size = { count: 100, page: 10 };
  it.each([
    ['ArrowDown', 5, 6],
    ['ArrowDown', 99, 99],
    ['ArrowUp', 0, 0],
    ['PageDown', 5, 15],
    ['PageUp', 5, 0],
    ['Home', 50, 0],
    ['End', 50, 99],
    ['a', 50, null],
  ])('%s goes from row %i to %s', (key, from, to) => {
    expect(rowAfter(key, from, size)).toBe(to);
  });
});
