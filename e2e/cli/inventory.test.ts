import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ex3Export, exportOfOddServer } from './exports.js';
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
      /\nName +Version +Roles +Site +Answer\nEX1 .*\nEX2 .*\nEX3 +Exchange Server 2010 SP3 +Client Access /,
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
