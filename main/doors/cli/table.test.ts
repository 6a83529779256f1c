import { describe, expect, it } from 'vitest';
import { tableLines } from './table.js';
import { widthOf } from './text-width.js';

const head = ['Name', 'Version', 'Roles', 'Site', 'Answer'];
const rows = [
  ['EX3', 'Exchange Server 2010 SP3', 'Client Access', 'HQ', 'can be recovered'],
  ['EX-NÜRNBERG-東京', 'Exchange Server 2010 SP3', 'Mailbox, Client Access, Hub Transport', 'Zürich', 'not yet'],
];

describe('a table in a pipe', () => {
  it('keeps each row in one line, with its columns in line by what is seen', () => {
    const lines = tableLines(head, rows);
    expect(lines).toHaveLength(3);
    const columns = lines.map(line => widthOf(line.slice(0, line.search(/Version|Exchange/))));
    expect(new Set(columns).size).toBe(1);
  });

  it('has no spaces at the ends of its lines', () => {
    expect(tableLines(head, rows).filter(line => / $/.test(line))).toEqual([]);
  });

  it('writes out what would steer the terminal', () => {
    expect(tableLines(['Name'], [['EX\n\u001b[31m3']])).toEqual(['Name', 'EX<U+000A><U+001B>[31m3']);
  });
});

describe.each([120, 80, 60, 40, 20])('a table on a terminal of %d columns', width => {
  const lines = tableLines(head, rows, width);

  it('fits', () => {
    expect(lines.filter(line => widthOf(line) > width)).toEqual([]);
  });

  it('loses nothing', () => {
    const letters = (text: string): string => Array.from(text.replace(/\s/g, '')).sort().join('');
    expect(letters(lines.join(''))).toBe(letters([head, ...rows].flat().join('')));
  });
});

describe('a table that is too wide by a little', () => {
  it('keeps the names whole, so that they can be copied', () => {
    expect(tableLines(head, rows, 70).some(line => line.startsWith('EX-NÜRNBERG-東京'))).toBe(true);
  });
});
