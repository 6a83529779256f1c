import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { contosoExport, ex3Export, exportOfOddServer } from './exports.js';
import { cli, cliDocument, hasTerminal, startInTerminal } from './run-cli.js';

let folder: string;
let state: string[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cas-recovery-inventory-'));
  state = ['--state', join(folder, 'state')];
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

const inspect = ['inspect', '--directory', `file:${ex3Export}`];

describe('all servers', () => {
  it.each([[[]], [['--all']]])('are listed with %j', async more => {
    const { code, stdout } = await cli([...inspect, ...more, ...state]);
    expect(code).toBe(0);
    expect(stdout).toMatch(
      /\nName +Version +Roles +Site +Answer\nEX1 .*\nEX2 .*\nEX3 +Exchange 2010 SP3 +Client Access /,
    );
  });

  it('are one document of the contract', async () => {
    const { code, document } = await cliDocument([...inspect, '--all', ...state]);
    if (document.command !== 'inventory') throw new Error(document.command);
    expect(code).toBe(0);
    expect(document.inventory.servers.map(({ summary }) => summary.name)).toEqual(['EX1', 'EX2', 'EX3']);
  });

  it('are CSV for a spreadsheet in a file, and for a pipe on standard output', async () => {
    const path = join(folder, 'servers.csv');
    const { stdout } = await cli([...inspect, '--csv', path, ...state]);
    expect(stdout).toContain(`Written: ${path}`);
    const printed = await cli([...inspect, '--csv', '-', ...state]);
    expect(readFileSync(path, 'utf8')).toBe(`\uFEFF${printed.stdout}`);
    expect(printed.stdout.split('\r\n')).toHaveLength(5);
    expect(printed.stdout).toContain('https://mail.exchangeserverpro.local/owa');
    expect(printed.stderr).toContain('EX3');
  });

  it.runIf(hasTerminal)('fit into the terminal', async () => {
    const { stdout } = await startInTerminal([...inspect, '--no-color', ...state], [], 60).ended;
    const table = stdout.slice(stdout.indexOf('Name'), stdout.indexOf('The answer is')).split(/\r?\n/);
    expect(table.length).toBeGreaterThan(4);
    expect(table.filter(line => line.length > 60)).toEqual([]);
  });
});

describe('an export in several files, with a name that tries what a name can try', () => {
  const name = 'EX\u001b[2J, "Ω"+1\u202e=東';
  const all = (): string[] => [...inspect, '--directory', `file:${exportOfOddServer(folder, name)}`, ...state];

  it('is one organization', async () => {
    const { document } = await cliDocument(all());
    if (document.command !== 'inventory') throw new Error(document.command);
    expect(document.inventory.servers.map(({ summary }) => summary.name)).toContain(name);
  });

  it('steers neither the terminal nor a spreadsheet', async () => {
    const { stdout } = await cli(all());
    expect(stdout).toContain('EX<U+001B>[2J, "Ω"+1<U+202E>=東 ');
    const outputs = await Promise.all(
      [['--json'], ['--csv', '-'], ['--server', name]].map(more => cli([...all(), ...more])),
    );
    const [, csv] = outputs;
    expect(csv?.stdout).toContain(",'=cmd|calc,");
    for (const output of [stdout, ...outputs.flatMap(one => [one.stdout, one.stderr])])
      expect(['\u001b', '\u202e'].filter(one => output.includes(one))).toEqual([]);
  });

  it('finds that server by its name', async () => {
    const { document } = await cliDocument([...all(), '--server', name]);
    expect(document).toMatchObject({ command: 'inspect', page: { server: { summary: { name } } } });
  });
});

describe('an organization of several domains and versions, exported into the files of one folder', () => {
  const contoso = ['inspect', '--directory', `file:${contosoExport}`];

  it('is listed whole, each server with what its object alone tells', async () => {
    const { document } = await cliDocument([...contoso, ...state]);
    if (document.command !== 'inventory') throw new Error(document.command);
    const answers = new Map(document.inventory.servers.map(({ summary }) => [summary.name, summary.answer]));
    expect(Object.fromEntries(answers)).toMatchObject({
      CAS1: 'can be recovered',
      EUCAS: 'can be recovered',
      ALL1: 'not yet',
      EDGE1: 'can not be recovered',
      OLD7: 'can not be recovered',
      NEW13: 'can not be recovered',
    });
    expect(document.inventory.arrays.map(({ fqdn }) => fqdn)).toContain('outlook.contoso.local');
  });

  it.each([
    ['CAS1', 0],
    ['BRANCH', 0],
    ['EUCAS', 0],
    ['ALL1', 1],
    ['EDGE1', 1],
    ['OLD7', 1],
    ['NEW13', 1],
    ['NOACCT', 1],
    ['DISABLED', 1],
    ['HALF', 1],
  ])('tells of %s, and ends with %d', async (name, exitCode) => {
    const { code, stdout } = await cli([...contoso, '--server', name, ...state]);
    expect(code, stdout).toBe(exitCode);
    expect(stdout.startsWith(`${name} can ${exitCode === 0 ? 'be recovered' : 'not be recovered'}`)).toBe(true);
  });

  it('shows names as they are, whatever is in them', async () => {
    const { stdout } = await cli([...contoso, '--server', 'BRANCH', ...state]);
    for (const name of ['Web "Site", A+B', '#ecp (Straße = München)', 'a\\b;c<d>/e', 'Ürün*', 'Site, with comma'])
      expect(stdout).toContain(name);
  });

  it('keeps secrets of the directory out of everything that it prints or writes', async () => {
    const forms = [
      Buffer.from('\u00ff\u0000an account', 'latin1').toString('base64').slice(0, 14),
      'an account of Edge',
    ];
    const out = join(folder, 'out');
    mkdirSync(out);
    const files = ['--save', join(out, 'all1.json'), '--sheet', join(out, 'all1.html')];
    const all1 = [...contoso, '--server', 'ALL1', ...state];
    const ended = await Promise.all([cli([...all1, '--evidence', ...files]), cli([...all1, '--json'])]);
    const texts = [
      ...ended.map(({ stdout, stderr }) => stdout + stderr),
      ...readdirSync(out).map(name => readFileSync(join(out, name), 'utf8')),
    ];
    expect(texts).toHaveLength(4);
    expect(readFileSync(join(contosoExport, 'configuration.ldf'), 'utf8')).toContain(forms[0]);
    for (const text of texts) expect(forms.filter(form => text.includes(form))).toEqual([]);
  });
});
