import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cliHere, documentHere } from './program-here.js';
import { cli } from './run-cli.js';

let folder: string;
let state: string[];
let id: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'cas-recovery-report-'));
  state = ['--state', join(folder, 'state')];
  // One that waits for a restart: its journal goes on later.
  await cli(['rehearse', '--scenario', 'ex3', '--yes', '--stop-at-restart', ...state]);
  [id = ''] = readdirSync(join(folder, 'state', 'recoveries'));
  await cliHere(['report', '--out', join(folder, 'out'), ...state]);
}, 60_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

const out = (form: string): string => join(folder, 'out', `report.${form}`);
const journal = (): string => join(folder, 'state', 'recoveries', id, 'journal.jsonl');

describe('a report', () => {
  it('is written in three forms', () => {
    expect(readdirSync(join(folder, 'out')).sort()).toEqual(['report.csv', 'report.html', 'report.json']);
  });

  it.each(['html', 'json', 'csv'])('is proven by its journal as %s', async form => {
    const { code, stdout } = await cliHere(['report', '--check', out(form), ...state]);
    expect(stdout).toMatch(
      /proven +Made again from the journal, the report is the same, byte for byte\.\n[^]*\nProven: /,
    );
    expect(code).toBe(0);
  });

  it('is proven on another computer, by a journal that was handed over with what the tools printed', async () => {
    const elsewhere = ['--state', join(folder, 'elsewhere')];
    const alone = await documentHere(['report', '--check', out('html'), ...elsewhere]);
    expect(alone).toMatchObject({
      code: 1,
      document: { command: 'report check', check: { proven: false, journal: null } },
    });
    const handed = join(folder, 'handed');
    mkdirSync(handed);
    copyFileSync(journal(), join(handed, 'journal.jsonl'));
    const check = ['report', '--check', out('html'), '--journal', join(handed, 'journal.jsonl'), ...elsewhere];
    // Anything could stand where the report quotes the tools.
    const withoutOutput = await cliHere(check);
    expect(withoutOutput.code).toBe(1);
    expect(withoutOutput.stdout).toContain('output.log does not lie beside the journal');
    copyFileSync(join(dirname(journal()), 'output.log'), join(handed, 'output.log'));
    expect((await cliHere(check)).code).toBe(0);
  });

  it('is not proven once a word of the journal was changed', async () => {
    const changed = join(folder, 'changed.jsonl');
    writeFileSync(changed, readFileSync(journal(), 'utf8').replace('EX3', 'EX4'));
    const { code, document } = await documentHere(['report', '--check', out('json'), '--journal', changed, ...state]);
    if (document.command !== 'report check') throw new Error(document.command);
    expect(code).toBe(1);
    expect(document.check.findings.find(({ result }) => result === 'wrong')).toMatchObject({ of: 'journal', line: 1 });
  });

  it.each([
    [['--check', 'x', '--out', 'y'], 2],
    [['--journal', 'x'], 2],
    [['--check', 'x', '--journal', 'y', '--id', 'z'], 2],
    [['--check', 'not-there.html'], 1],
  ])('refuses %j', async (options, code) => {
    expect((await cliHere(['report', ...options, ...state])).code).toBe(code);
  });
});
