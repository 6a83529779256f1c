import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { changedExport, ex3Export } from './exports.js';
import { documentHere } from './program-here.js';
import { cli, cliDocument, hasTerminal, script, startCli, startInTerminal } from './run-cli.js';

let folder: string;
let state: string[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cas-recovery-refusals-'));
  state = ['--state', join(folder, 'state')];
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

const inspect = ['inspect', '--directory', `file:${ex3Export}`];
const ex3 = [...inspect, '--server', 'EX3'];

describe('wrong use', () => {
  it.each<[readonly string[], RegExp]>([
    [['inspect'], /needs --directory: ldaps:\/\/HOST/],
    [[...ex3, '--all'], /choose one/],
    [[...ex3, '--server', 'EX2'], /--server was given twice/],
    [['inspect', '--directory', 'ldaps://dc1:3269', '--user', 'a@b'], /global catalog/],
    [[...inspect, '--server', ''], /--server takes/],
    [[...inspect, '--diff', 'x'], /--diff is about one server: add --server/],
    [[...inspect, '--all', '--save', 'x'], /--save is about one server/],
    [[...inspect, '--sheet', 'x.html'], /--sheet is about one server/],
    [[...inspect, '--evidence'], /--evidence is about one server/],
    [[...ex3, '--csv', '-'], /--csv lists all servers/],
    [[...inspect, '--csv', '-', '--json'], /both print on standard output/],
    [[...ex3, '--save', '-'], /use --json/],
    [[...ex3, '--sheet', 'sheet.pdf'], /ends with .html/],
    [[...ex3, '--sheet', 'x.html', '--save', 'x.html'], /another option names/],
    [[...inspect, '--user', 'reader@contoso.local'], /leave --user out/],
    [['inspect', '--directory', 'domain:contoso.local'], /needs --user/],
    [['inspect', '--directory', 'ldaps://dc1', '--user', 'a@b'], /--password-stdin/],
    [['domain-controllers', 'not a name'], /no DNS name/],
    [['domain-controllers', 'contoso.local', '--dns', 'here'], /no IP address/],
    [['rehearse', '--directory', `file:${ex3Export}`], /--scenario NAME.*--directory WHERE with --server NAME/],
    [['rehearse'], /--scenario NAME.*--directory WHERE with --server NAME/],
  ])('of %j ends with 2 and says how to do it right', async (args, words) => {
    const { code, document } = await documentHere([...args, ...state]);
    expect(code).toBe(2);
    expect(document).toMatchObject({ command: 'failed', problem: { code: 'WRONG_USE' } });
    expect(JSON.stringify(document)).toMatch(words);
  });

  it.each([
    ['in an address', ['--directory', 'ldaps://admin:hunter2@dc1']],
    ['in an option that does not exist', ['--password=hunter2']],
  ])('never repeats a password that stands %s', async (_where, args) => {
    const { code, stdout, stderr } = await cli(['inspect', ...args, '--json', ...state]);
    expect(code).toBe(2);
    expect(stdout + stderr).not.toContain('hunter2');
  });
});

describe('a place that nothing can be written to', () => {
  beforeEach(() => {
    mkdirSync(join(folder, 'folder.html'));
    writeFileSync(join(folder, 'file'), '');
  });

  it.each([
    ['a folder', 'folder.html', 'it is not a file'],
    ['below a file', join('file', 'sheet.html'), 'not a folder'],
    ['in a folder that is not there', join('nowhere', 'sheet.html'), 'it does not exist'],
  ])('is told before the directory is read: %s', async (_what, name, why) => {
    const before = readdirSync(folder);
    const { code, document } = await cliDocument([...ex3, '--sheet', join(folder, name), ...state]);
    expect({ code, document }).toMatchObject({ code: 1, document: { problem: { code: 'FILE_NOT_USABLE' } } });
    expect(JSON.stringify(document)).toContain(why);
    expect(readdirSync(folder).filter(one => one !== 'state')).toEqual(before);
  });

  it.runIf(process.platform === 'linux')('is a device too, which stays what it is', async () => {
    const { code } = await cli([...inspect, '--csv', '/dev/null', ...state]);
    expect(code).toBe(1);
    expect(readFileSync('/dev/null', 'utf8')).toBe('');
  });

  it.runIf(process.platform !== 'win32').each(['the link', 'the file behind the link'])(
    'is the export itself, by the name of %s',
    async which => {
      const [file, link] = [join(folder, 'real.ldf'), join(folder, 'link.ldf')];
      writeFileSync(file, readFileSync(ex3Export));
      symlinkSync(file, link);
      const save = which === 'the link' ? link : file;
      const { code, stderr } = await cli([
        'inspect',
        '--directory',
        `file:${link}`,
        '--server',
        'EX3',
        '--save',
        save,
        ...state,
      ]);
      expect({ code, stderr }).toMatchObject({ code: 2, stderr: expect.stringContaining('is the export') as string });
      expect(readFileSync(file).equals(readFileSync(ex3Export))).toBe(true);
    },
  );

  it.runIf(process.platform === 'linux')('is a disk that is full', async () => {
    const command = `"${process.execPath}" "${script}" ${[...ex3, '--json', ...state].map(one => `"${one}"`).join(' ')}`;
    const ended = spawnSync('sh', ['-c', `${command} > /dev/full`], { encoding: 'utf8' });
    expect(ended).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('could not be written: ENOSPC') as string,
    });
  });

  it('is the export itself', async () => {
    const copy = changedExport(folder, 'EX3', 'EX3');
    const before = readFileSync(copy, 'utf8');
    const { code, stderr } = await cli(['inspect', '--directory', `file:${copy}`, '--csv', copy, ...state]);
    expect(code).toBe(2);
    expect(stderr).toContain('is the export that is read');
    expect(readFileSync(copy, 'utf8')).toBe(before);
  });
});

describe('an export that is not there', () => {
  it('is named', async () => {
    const path = join(folder, 'nowhere.ldf');
    const { code, document } = await cliDocument(['inspect', '--directory', `file:${path}`, ...state]);
    expect({ code, document }).toMatchObject({ code: 1, document: { problem: { code: 'EXPORT_NOT_READABLE' } } });
    expect(JSON.stringify(document)).toContain('nowhere.ldf');
  });
});

describe('a domain controller that never answers', () => {
  let silent: Server;
  let url: string;
  let asked: Promise<unknown>;

  beforeEach(async () => {
    silent = createServer();
    asked = new Promise(done => silent.once('connection', socket => done(socket.on('error', () => undefined))));
    await new Promise<void>(done => silent.listen(0, '127.0.0.1', done));
    url = `ldap://127.0.0.1:${String((silent.address() as AddressInfo).port)}`;
  });

  afterEach(() => silent.close());

  const ask = (): string[] => ['inspect', '--directory', url, '--user', 'a@b.local', ...state];

  it('is given up at once when the operator cancels, and the password is nowhere', async () => {
    const started = startCli([...ask(), '--password-stdin', '--json'], 'hunter2\n');
    await asked;
    started.child.kill('SIGINT');
    const { code, stdout, stderr } = await started.ended;
    expect(code).toBe(130);
    expect(JSON.parse(stdout)).toMatchObject({ command: 'failed', problem: { code: 'CANCELLED' } });
    expect(stdout + stderr).not.toContain('hunter2');
  });

  it.runIf(hasTerminal)('is told at a terminal while it lasts, where Ctrl+C cancels', async () => {
    const { code, stdout } = await startInTerminal(ask(), [
      ['Password of', 'hunter2\r'],
      ['Opening the directory ... ', '\u0003'],
    ]).ended;
    expect(code).toBe(130);
    expect(stdout).toContain('CANCELLED');
    expect(stdout).not.toContain('hunter2');
  });
});

describe('a DNS server that is not there', () => {
  it('is told by whoever looks for domain controllers', async () => {
    const args = ['domain-controllers', 'contoso.local', '--dns', '127.0.0.1:9', ...state];
    const { code, document } = await cliDocument(args);
    expect({ code, document }).toMatchObject({ code: 1, document: { command: 'failed' } });
    expect(JSON.stringify(document)).not.toContain('UNEXPECTED');
  });
});
