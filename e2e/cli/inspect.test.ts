import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { LostServer } from '../../preload/contract/index.js';
import { changedExport, contosoExport, ex3Export } from './exports.js';
import { cli, cliDocument } from './run-cli.js';

let folder: string;
let state: string[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cas-recovery-inspect-'));
  state = ['--state', join(folder, 'state')];
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

const inspect = ['inspect', '--directory', `file:${ex3Export}`];
const ex3 = [...inspect, '--server', 'EX3'];

/** The places of these texts in another one, each behind the one before. */
function inOrder(text: string, parts: readonly string[]): boolean {
  let from = 0;
  return parts.every(part => (from = text.indexOf(part, from) + 1) > 0);
}

describe('one server', () => {
  it('is told with its verdict first, then what to bring, then every fact', async () => {
    const { code, stdout, stderr } = await cli([...ex3, ...state]);
    expect(stdout).toMatch(/^EX3 can /);
    expect(code).toBe(stdout.startsWith('EX3 can be recovered') ? 0 : 1);
    const parts = ['What to bring', 'Windows Server 2008 R2', 'https://mail.exchangeserverpro.local/owa'];
    expect(inOrder(stdout, parts), stdout).toBe(true);
    expect(stdout).not.toContain('msExchInternalHostName of');
    expect(stderr).toBe('');
  });

  it('is told with the attribute of each fact, and what stands there', async () => {
    const { stdout } = await cli([...ex3, '--evidence', ...state]);
    expect(stdout).toMatch(
      /source: msExchExternalHostName of CN=owa .*\n *stands there: https:\/\/mail\.exchangeserverpro\.local\/owa\n/,
    );
    expect(stdout).toMatch(/source: msExchCurrentServerRoles of CN=EX3,.*\n *stands there: 4\n/);
  });

  it('is one document of the contract, whose exit code is that of the process', async () => {
    const { code, document } = await cliDocument([...ex3, ...state]);
    expect(document).toMatchObject({ command: 'inspect', exitCode: code, changes: null, files: [] });
    if (document.command !== 'inspect') throw new Error(document.command);
    expect(document.page.server.summary).toMatchObject({ name: 'EX3', roles: ['Client Access'] });
    expect(document.page.procedure.length).toBeGreaterThan(3);
  });

  it('ends with 1 where the verdict blocks, and says why', async () => {
    const { code, stdout } = await cli([...inspect, '--server', 'EX1', ...state]);
    expect(code).toBe(1);
    expect(stdout).toMatch(/^EX1 can not be recovered/);
    expect(stdout).toMatch(/\n {2}NO .*\n(.*\n)+? +What to do: /);
    expect(stdout).toMatch(/\n +[A-Z_]+ {2}source: msExchCurrentServerRoles of CN=EX1,/);
  });

  it('that is unknown is told, with those that are known', async () => {
    const { code, document } = await cliDocument([...inspect, '--server', 'EX9', ...state]);
    expect(code).toBe(1);
    expect(document).toMatchObject({ problem: { code: 'SERVER_NOT_IN_DIRECTORY' } });
    expect(JSON.stringify(document)).toContain('EX3');
  });
});

describe('a saved reading', () => {
  const save = async (): Promise<string> => {
    const path = join(folder, 'before.json');
    await cli([...ex3, '--save', path, ...state]);
    return path;
  };

  it('is the whole reading, and nothing has changed since', async () => {
    const path = await save();
    expect(LostServer.parse(JSON.parse(readFileSync(path, 'utf8'))).summary.name).toBe('EX3');
    const { code, stdout } = await cli([...ex3, '--diff', path, ...state]);
    expect(stdout).toMatch(/Changes since .*\n {2}none\n/);
    expect(code).toBe(0);
  });

  it('tells what changed, and ends with 1', async () => {
    const path = await save();
    const owa = 'msExchExternalHostName: https://mail.exchangeserverpro.local/owa';
    const changed = changedExport(
      folder,
      `${owa}\nmsExchInternalAuthenticationMethods: 5`,
      `${owa}2\nmsExchInternalAuthenticationMethods: 5`,
    );
    const now = ['inspect', '--directory', `file:${changed}`, '--server', 'EX3', '--diff', path, ...state];
    const { code, stdout } = await cli(now);
    expect(code).toBe(1);
    expect(stdout).toContain('before: https://mail.exchangeserverpro.local/owa\n');
    expect(stdout).toContain('now:    https://mail.exchangeserverpro.local/owa2\n');
    const { document } = await cliDocument(now);
    expect(document).toMatchObject({ changes: [{ attribute: 'msExchExternalHostName' }] });
  });

  it.each(['utf8', 'utf16le'] as const)('may be what --json printed, in %s', async encoding => {
    const { stdout } = await cli([...ex3, '--json', ...state]);
    const path = join(folder, 'printed.json');
    writeFileSync(path, `\uFEFF${stdout}`, encoding);
    expect((await cli([...ex3, '--diff', path, ...state])).code).toBe(0);
  });

  it('may be the plan of a recovery, or its report', async () => {
    const begun = await cliDocument(['rehearse', '--scenario', 'ex3', '--speed', '0', '--out', folder, ...state]);
    if (begun.document.command !== 'rehearse') throw new Error(begun.document.command);
    for (const named of [begun.document.recoveryId, join(folder, 'report.json')]) {
      const { code, document } = await cliDocument([...ex3, '--diff', named, ...state]);
      expect({ code, document }).toMatchObject({ code: 0, document: { changes: [] } });
    }
  });

  it('of another server is refused', async () => {
    const path = await save();
    const { code, stderr } = await cli([...inspect, '--server', 'EX2', '--diff', path, ...state]);
    expect(code).toBe(2);
    expect(stderr).toContain('The earlier reading is of EX3');
  });

  it.each([
    ['missing.json', 1, 'FILE_NOT_USABLE'],
    ['no-recovery', 2, 'WRONG_USE'],
    ['.', 1, 'FILE_NOT_USABLE'],
  ])('that is not there, as %s, is told', async (name, exitCode, code) => {
    const { code: ended, document } = await cliDocument([...ex3, '--diff', name, ...state]);
    expect({ ended, document }).toMatchObject({ ended: exitCode, document: { problem: { code } } });
  });

  it('that is something else is told', async () => {
    const path = join(folder, 'other.json');
    writeFileSync(path, '{"schema":"something-else/1"}');
    const { code, stderr } = await cli([...ex3, '--diff', path, ...state]);
    expect(code).toBe(1);
    expect(stderr).toContain('something-else/1');
  });
});

describe('a sheet', () => {
  it('holds the procedure with the values of the server, in one file without scripts', async () => {
    const path = join(folder, 'sheet.html');
    const { document } = await cliDocument([...ex3, '--sheet', path, ...state]);
    expect(document).toMatchObject({ files: [path] });
    const text = readFileSync(path, 'utf8');
    expect(text).toContain('ex3.exchangeserverpro.local');
    expect(text).toMatch(/setup(\.com)? \/m:RecoverServer/i);
    expect(text).not.toMatch(/<script|src="http/i);
  });
});

describe('a rehearsal without a scenario', () => {
  it('tells before the first step what speaks for care, once, and in the report', async () => {
    const args = ['rehearse', '--directory', `file:${contosoExport}`, '--server', 'NOTRESET', '--speed', '0', '--yes'];
    const { code, stdout } = await cli([...args, '--out', join(folder, 'out'), ...state]);
    expect(code).toBe(0);
    expect(stdout.match(/MIND {4}The computer account of NOTRESET was not reset/g)).toHaveLength(1);
    expect(stdout.indexOf('MIND')).toBeLessThan(stdout.indexOf('[1/6]'));
    expect(readFileSync(join(folder, 'out', 'report.html'), 'utf8')).toContain('SERVER_ACCOUNT_NOT_RESET');
  });

  it('is refused where this program does not start on the new server', async () => {
    const args = ['rehearse', '--directory', `file:${contosoExport}`, '--server', 'UMHUB', '--yes'];
    expect(await cliDocument([...args, ...state])).toMatchObject({
      code: 1,
      document: { problem: { code: 'WINDOWS_TOO_OLD_FOR_THE_WIZARD' } },
    });
  });

  it('recovers a server of a child domain, with another service pack and odd names, on a machine that is made up from an export', async () => {
    const args = ['rehearse', '--directory', `file:${contosoExport}`, '--server', 'EUCAS', '--speed', '0', '--yes'];
    const { code, document } = await cliDocument([...args, ...state]);
    expect({ code, document }).toMatchObject({ code: 0, document: { outcome: 'finished', problem: null } });
  });
});
