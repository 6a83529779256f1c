import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cli, cliDocument } from './run-cli.js';

const work = mkdtempSync(join(tmpdir(), 'cas-recovery-past-'));
const stateFolder = join(work, 'state');
const state = ['--state', stateFolder];
const ids: string[] = [];
afterAll(() => rmSync(work, { recursive: true, force: true }));

beforeAll(async () => {
  for (const more of [['--yes'], ['--stop-at-restart', '--yes']]) {
    const { document } = await cliDocument(['rehearse', '--scenario', 'ex3', '--speed', '0', ...more, ...state]);
    if (document.command !== 'rehearse') throw new Error(JSON.stringify(document));
    ids.push(document.recoveryId);
  }
}, 120_000);

const allText = (folder: string): string =>
  readdirSync(folder)
    .map(name => join(folder, name))
    .map(path => (statSync(path).isDirectory() ? allText(path) : readFileSync(path, 'utf8')))
    .join('\n');

const names = /ex3|exchangeserverp|10\.0\.0\.|win-7k2p|exchange server pro|\bnas1\b/i;

describe('a redacted copy', () => {
  it('has no name of the server or its domain, and is the same when it is made again', async () => {
    const [id = ''] = ids;
    const first = await cliDocument(['report', id, '--redacted', '--out', join(work, 'one'), ...state]);
    if (first.document.command !== 'report') throw new Error(JSON.stringify(first.document));
    const { madeAt } = first.document.report;
    await cli(['report', id, '--redacted', '--made-at', madeAt, '--out', join(work, 'two'), ...state]);
    expect(allText(join(work, 'one'))).not.toMatch(names);
    expect(allText(join(work, 'two'))).toBe(allText(join(work, 'one')));
    expect(existsSync(join(work, 'one', 'redaction-map.json'))).toBe(false);
    const checked = await cli(['report', '--check', join(work, 'one', 'report.html'), ...state]);
    expect(checked).toMatchObject({ code: 1, stdout: expect.stringContaining('redacted copy') as unknown });
  });

  it('of a whole recovery has none either', async () => {
    const { code } = await cli(['export', ids[0] ?? '', '--redacted', '--out', join(work, 'export'), ...state]);
    expect(code).toBe(0);
    expect(readdirSync(join(work, 'export'))).toContain('journal-redacted.jsonl');
    expect(allText(join(work, 'export'))).not.toMatch(names);
  });
});

describe('past recoveries', () => {
  it('are compared', async () => {
    const { document } = await cliDocument(['report', '--compare', ...ids, ...state]);
    expect(document).toMatchObject({
      command: 'report compare',
      exitCode: 0,
      comparison: {
        first: { outcome: expect.stringMatching(/^Recovered/) as unknown },
        second: { outcome: 'Not finished' },
      },
    });
  });

  it('are exported into something new only, with the journal byte for byte', async () => {
    const [id = ''] = ids;
    const out = join(work, 'whole');
    expect((await cli(['export', id, '--out', out, ...state])).code).toBe(0);
    const kept = readFileSync(join(stateFolder, 'recoveries', id, 'journal.jsonl'));
    expect(readFileSync(join(out, 'journal.jsonl')).equals(kept)).toBe(true);
    const again = await cliDocument(['export', id, '--out', out, ...state]);
    expect(again.document).toMatchObject({ command: 'failed', problem: { code: 'EXPORT_NOT_WRITTEN' } });
  });

  it('are not deleted while they wait for a restart, by another name, or where nobody typed one', async () => {
    const [id = '', waiting = ''] = ids;
    const refused = await cliDocument(['delete', waiting, '--confirm', 'EX3', ...state]);
    expect(refused.document).toMatchObject({ exitCode: 1, problem: { code: 'RECOVERY_WAITS_FOR_RESTART' } });
    const wrong = await cliDocument(['delete', id, '--confirm', 'EX4', ...state]);
    expect(wrong.document).toMatchObject({ exitCode: 1, problem: { code: 'DELETE_NOT_CONFIRMED' } });
    const asked = await cliDocument(['delete', id, ...state]);
    expect(asked.document).toMatchObject({ command: 'delete', exitCode: 3, deleted: false });
    expect(await cli(['delete', id, ...state])).toMatchObject({
      code: 3,
      stdout: expect.stringContaining('Add --confirm EX3.') as unknown,
    });
    expect(existsSync(join(stateFolder, 'recoveries', id, 'journal.jsonl'))).toBe(true);
  });

  it('are deleted once the name was given, with all that was kept', async () => {
    const [id = ''] = ids;
    const { document } = await cliDocument(['delete', id, '--confirm', 'ex3', ...state]);
    expect(document).toMatchObject({ command: 'delete', exitCode: 0, deleted: true });
    expect(readdirSync(join(stateFolder, 'recoveries'))).toEqual([ids[1]]);
  });
});
