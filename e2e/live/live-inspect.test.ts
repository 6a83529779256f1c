import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { cli, cliDocument } from '../cli/run-cli.js';
import { directoryOptions, filesBelow, liveDirectory } from './live-access.js';

let folder: string;
let state: string[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cas-recovery-live-'));
  state = ['--state', join(folder, 'state')];
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

const inspect = (...more: string[]): string[] => [
  'inspect',
  ...directoryOptions(liveDirectory().url),
  ...more,
  ...state,
];
const typed = (): string => `${liveDirectory().password}\n`;

describe('an inspection of a live Active Directory', () => {
  it('lists all servers, with the addresses that clients reach them by', async () => {
    const { code, document } = await cliDocument(inspect('--all'), typed());
    expect({ code, document }).toMatchObject({ code: 0, document: { command: 'inventory' } });
    if (document.command !== 'inventory') throw new Error(document.command);
    const { servers } = document.inventory;
    expect(servers.map(({ summary }) => summary.name)).toEqual(['EX1', 'EX2', 'EX3']);
    const urls = servers
      .at(-1)
      ?.virtualDirectories.flatMap(({ internalUrl, externalUrl }) => [internalUrl, externalUrl]);
    expect(urls).toContain('https://mail.exchangeserverpro.local/owa');
  });

  it('shows a server, keeps its reading, and finds it unchanged, with no password anywhere', async () => {
    const out = join(folder, 'out');
    mkdirSync(out);
    const saved = join(out, 'ex3.json');
    const files = ['--save', saved, '--sheet', join(out, 'ex3.html')];
    const first = await cli(inspect('--server', 'ex3', '--evidence', ...files), typed());
    expect(first.stdout, first.stderr).toMatch(/^EX3 can /);
    expect(first.stdout).toContain('https://mail.exchangeserverpro.local/owa');
    expect(first.stdout).toContain(`read from ${liveDirectory().url}`);
    const again = await cliDocument(inspect('--server', 'ex3', '--diff', saved), typed());
    expect(again).toMatchObject({ code: 0, document: { changes: [] } });
    const everything = [first.stdout, first.stderr, JSON.stringify(again), ...filesBelow(folder)];
    expect(everything.filter(text => text.includes(liveDirectory().password))).toEqual([]);
  });

  it('says what is wrong with the password, and does not repeat it', async () => {
    const { code, stdout, stderr } = await cli(inspect('--all', '--json'), 'hunter2\n');
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({ command: 'failed', problem: { code: 'DIRECTORY_LOGON_REFUSED' } });
    expect(stdout + stderr).not.toContain('hunter2');
  });
});

describe('a live Active Directory whose old TLS is accepted', () => {
  it('is read as ever', async () => {
    expect((await cli(inspect('--all', '--accept-old-tls'), typed())).code).toBe(0);
  });

  it('is trusted by its own authority alone, as ever', async () => {
    const { url, otherCaFile, user } = liveDirectory();
    const options = ['--directory', url, '--ca', otherCaFile, '--user', user, '--password-stdin', '--accept-old-tls'];
    const ended = await cliDocument(['inspect', ...options, ...state], typed());
    expect(ended).toMatchObject({ code: 1, document: { problem: { code: 'DIRECTORY_CERTIFICATE_UNTRUSTED' } } });
  });
});
