import { describe, expect, it } from 'vitest';
import type { Inventory } from '../../../preload/contract/index.js';
import { serverSummaryOf, virtualDirectoryOf } from '../../../preload/contract/fixture-lost-server.js';
import { csvCell } from '../../report/csv-cell.js';
import { inventoryCsv } from './inventory-csv.js';

function inventoryOf(servers: Inventory['servers']): Inventory {
  return { readAt: '2026-11-03T08:00:00.000Z', readFrom: 'a test', organization: 'Contoso', servers, arrays: [] };
}

/** Cells by the name of their column, for values without quotes. */
function cellsOf(csv: string): Record<string, string> {
  const [head = '', row = ''] = csv.split('\r\n');
  const cells = row.split(',');
  return Object.fromEntries(head.split(',').map((name, place) => [name, cells[place] ?? '']));
}

describe('an inventory as CSV', () => {
  it('has one row for each server, and its URLs by kind', () => {
    const summary = serverSummaryOf({ distinguishedName: 'EX3', roles: ['Client Access', 'Hub Transport'] });
    const owa = virtualDirectoryOf({ kind: 'OWA', externalUrl: 'https://mail.contoso.com/owa' });
    const csv = inventoryCsv(
      inventoryOf([
        { summary, virtualDirectories: [owa, virtualDirectoryOf({ kind: 'EWS' })] },
        { summary, virtualDirectories: [] },
      ]),
    );
    expect(csv.split('\r\n')).toHaveLength(4);
    expect(cellsOf(csv)).toMatchObject({
      Name: 'EX3',
      'Answer from the server object alone': 'can be recovered',
      Build: '14.3.123.4',
      Roles: 'Client Access | Hub Transport',
      'OWA internal URL': 'https://ex3.contoso.local/owa',
      'OWA external URL': 'https://mail.contoso.com/owa',
      'EWS internal URL': 'https://ex3.contoso.local/ews',
      'EWS external URL': '',
      'ECP internal URL': '',
    });
  });

  it('puts several addresses of one kind into one cell', () => {
    const two = ['https://a/', 'https://b/'].map(internalUrl =>
      virtualDirectoryOf({ kind: 'ActiveSync', internalUrl }),
    );
    const csv = inventoryCsv(
      inventoryOf([{ summary: serverSummaryOf({ distinguishedName: 'x' }), virtualDirectories: two }]),
    );
    expect(cellsOf(csv)['ActiveSync internal URL']).toBe('https://a/ | https://b/');
  });

  it('has its head alone when there is no server', () => {
    expect(inventoryCsv(inventoryOf([]))).toMatch(/^Name,Answer from the server object alone,[^\n]*\r\n$/);
  });
});

describe('a cell of CSV', () => {
  it.each([
    ['EX3', 'EX3'],
    ['', ''],
    ['CN=EX3,CN=Servers', '"CN=EX3,CN=Servers"'],
    ['the "old" one', '"the ""old"" one"'],
    ['EX3 ', '"EX3 "'],
    ['=HYPERLINK("http://x")', '"\'=HYPERLINK(""http://x"")"'],
    ['+1', "'+1"],
    ['-1', "'-1"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['  =1', '"  \'=1"'],
    ['＝1', "'＝1"],
    ['x; =cmd|1', '"x; \'=cmd|1"'],
    ['x;+1', '"x;\'+1"'],
    ['\t=1', '<U+0009>=1'],
    ['two\r\nlines', 'two<U+000D><U+000A>lines'],
  ])('of %j is %j', (value, cell) => {
    expect(csvCell(value)).toBe(cell);
  });
});
