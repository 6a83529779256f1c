import { describe, expect, it } from 'vitest';
import { lostServerOf } from '../../preload/contract/fixture-lost-server.js';
import { toProblem } from '../problems/problem.js';
import { parseSnapshot } from './snapshot.js';

const server = lostServerOf();

function codeOf(text: string): string {
  try {
    parseSnapshot(text, 'old.json');
    return 'none';
  } catch (thrown) {
    return toProblem(thrown).code;
  }
}

describe('a saved reading', () => {
  it.each([
    ['alone', server],
    ['in an inspection', { command: 'inspect', page: { server } }],
    ['in a report', { schema: 'cas-recovery/report/1', lostServer: server }],
    ['in a plan', { plan: { lostServer: server } }],
  ])('is found %s', (_where, document) => {
    expect(parseSnapshot(JSON.stringify(document), 'old.json')).toEqual(server);
  });

  it('may begin with a byte order mark', () => {
    expect(parseSnapshot(`\uFEFF${JSON.stringify(server)}`, 'old.json')).toEqual(server);
  });

  it.each([
    ['nothing', ''],
    ['half of one', JSON.stringify(server).slice(0, 200)],
    ['another document', '{"schema":"cas-recovery/inventory/1"}'],
    ['a list', '[1, 2]'],
    ['one of a version to come', JSON.stringify({ ...server, schema: 'cas-recovery/lost-server/9' })],
  ])('is not %s', (_what, text) => {
    expect(codeOf(text)).toBe('SNAPSHOT_NOT_READABLE');
  });
});
