import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ReportFile } from '../../preload/contract/index.js';
import { cliHere, documentHere } from './program-here.js';
import { cli, cliDocument } from './run-cli.js';

let folder: string;
let state: string[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cas-recovery-cli-'));
  state = ['--state', join(folder, 'state')];
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

const ex3 = ['rehearse', '--scenario', 'ex3', '--speed', '0'];

function recoveriesKept(): string[] {
  const path = join(folder, 'state', 'recoveries');
  return existsSync(path) ? readdirSync(path) : [];
}

describe('a healthy rehearsal of EX3', () => {
  it('ends with the article’s OWA URLs verified, and with both reports', async () => {
    const out = join(folder, 'out');
    const { code, document } = await cliDocument([...ex3, '--yes', '--out', out, ...state]);
    expect(code).toBe(0);
    expect(document).toMatchObject({ command: 'rehearse', outcome: 'finished', problem: null });
    const report = ReportFile.parse(JSON.parse(readFileSync(join(out, 'report.json'), 'utf8')));
    expect(report.outcome).toBe('recovered');
    const proofs = report.steps.flatMap(step => step.evidence.map(({ value }) => value));
    expect(proofs).toContain('https://ex3.exchangeserverpro.local/owa');
    expect(proofs).toContain('https://mail.exchangeserverpro.local/owa');
    expect(readFileSync(join(out, 'report.html'), 'utf8')).toContain('REHEARSAL');
  });

  it('stops with 3 at each restart when told to, and resume goes on by hand to the same end', async () => {
    const first = await cli([...ex3, '--yes', '--stop-at-restart', ...state]);
    expect(first.code).toBe(3);
    const codes: (number | null)[] = [];
    do codes.push((await cli(['resume', '--yes', '--stop-at-restart', ...state])).code);
    while (codes.at(-1) === 3 && codes.length < 6);
    expect(codes).toEqual([3, 3, 0]);
  });

  it('waits with 3, having changed nothing, while nobody agrees', async () => {
    const { code, document } = await cliDocument([...ex3, ...state]);
    expect(code).toBe(3);
    expect(document).toMatchObject({ outcome: 'waiting' });
  });

  it('keeps nothing of a dry run, and shows every command', async () => {
    const { code, document } = await cliDocument([...ex3, '--dry-run', ...state]);
    expect(code).toBe(0);
    expect(JSON.stringify(document)).toContain('setup.com /m:RecoverServer');
    expect(recoveriesKept()).toEqual([]);
  });

  it('ends a dry run with 1 when its first step is blocked already, and says by what', async () => {
    const { code, stderr } = await cli([...ex3, '--dry-run', '--fail', 'wrong-operating-system', ...state]);
    expect(code).toBe(1);
    expect(stderr).toContain('OPERATING_SYSTEM_DIFFERS');
  });
});

describe('a rehearsal that goes wrong on purpose', () => {
  // Several of them in one rehearsal, in the order in which it meets them: a whole one for each takes minutes. What is
  // wrong with the machine as it is found is all told by the first look: one of these to each rehearsal.
  it.each([
    {
      points: ['wrong-operating-system', 'ip-in-use', 'feature-missing', 'setup-prerequisite-check'],
      codes: ['OPERATING_SYSTEM_DIFFERS', 'ADDRESS_IN_USE', 'FEATURES_MISSING', 'SETUP_'],
    },
    {
      points: ['not-elevated', 'restart-refused', 'name-differs', 'setup-client-access-role'],
      codes: ['NOT_ELEVATED', 'RESTART_REFUSED', 'IDENTITY_DIFFERS', 'SETUP_'],
    },
  ])('at each of $points ends with 1 and names it; after the last retry it reaches the verified end', async given => {
    const { points, codes } = given;
    let ended = await cliDocument([...ex3, '--yes', ...points.flatMap(point => ['--fail', point]), ...state]);
    for (const code of codes) {
      expect(ended.document).toMatchObject({
        outcome: 'failed',
        problem: { code: expect.stringContaining(code) as string },
      });
      expect(ended.code).toBe(1);
      ended = await cliDocument(['resume', '--yes', '--retry', ...state]);
    }
    expect(ended.document).toMatchObject({ outcome: 'finished', problem: null });
    expect(ended.code).toBe(0);
  });

  it('heals by itself an account that nobody reset, a restart that is pending and a URL that is missing after setup', async () => {
    const points = ['computer-account-not-reset', 'restart-pending', 'url-missing'];
    const out = join(folder, 'out');
    const args = [...ex3, '--yes', ...points.flatMap(point => ['--fail', point]), '--out', out];
    expect((await cli([...args, ...state])).code).toBe(0);
    const { steps, restarts } = ReportFile.parse(JSON.parse(readFileSync(join(out, 'report.json'), 'utf8')));
    expect(JSON.stringify(steps)).toMatch(/reset-account\.ps1/);
    expect(JSON.stringify(steps.at(-1))).toMatch(/set-virtual-directory\.ps1 .*ExternalUrl/);
    // One more than a healthy recovery.
    expect(restarts).toHaveLength(4);
  });

  it.each([
    ['computer-account-not-reset:always', 'COMPUTER_ACCOUNT_NOT_RESET', 'dsmod computer'],
    ['restart-pending:always', 'RESTART_DID_NOT_HELP', 'remove the value'],
  ])('stops where that does not help, at %s, with %s', async (point, code, way) => {
    const ended = await cliDocument([...ex3, '--yes', '--fail', point, ...state]);
    expect(ended).toMatchObject({ code: 1, document: { problem: { code } } });
    expect(JSON.stringify(ended.document)).toContain(way);
  });

  it('stops where a URL can’t be set again, and can then be skipped with a reason, which the report shows', async () => {
    const points = ['--fail', 'media-too-old', '--fail', 'url-missing:always'];
    const first = await cliDocument([...ex3, '--yes', ...points, ...state]);
    expect(first).toMatchObject({ code: 1, document: { problem: { code: 'MEDIA_TOO_OLD' } } });
    const second = await cliDocument(['resume', '--yes', '--retry', ...state]);
    expect(second).toMatchObject({ code: 1, document: { problem: { code: 'NOT_ALL_RECOVERED' } } });
    const out = join(folder, 'out');
    const skipped = await cli(['resume', '--yes', '--skip', '--reason', 'Set by hand at noon', '--out', out, ...state]);
    expect(skipped.code).toBe(0);
    const report = ReportFile.parse(JSON.parse(readFileSync(join(out, 'report.json'), 'utf8')));
    expect(report.outcome).toBe('recovered with reservations');
    expect(readFileSync(join(out, 'report.html'), 'utf8')).toContain('Set by hand at noon');
  });

  it('can be stopped, and then has nothing more to resume, but a report', async () => {
    await cli([...ex3, '--yes', '--fail', 'ip-in-use', ...state]);
    expect((await cli(['resume', '--stop', ...state])).code).toBe(1);
    const out = join(folder, 'out');
    const [id = ''] = recoveriesKept();
    const again = await cliDocument(['resume', id, '--out', out, ...state]);
    expect(again).toMatchObject({ code: 1, document: { outcome: 'stopped' } });
    expect(ReportFile.parse(JSON.parse(readFileSync(join(out, 'report.json'), 'utf8'))).outcome).toBe('stopped');
    expect((await cliDocument(['resume', '--yes', ...state])).document).toMatchObject({
      problem: { code: 'NO_OPEN_RECOVERY' },
    });
  });

  it('does not skip recovery setup, and does not offer to', async () => {
    const failed = await cli([...ex3, '--yes', '--fail', 'setup-prerequisite-check:always', ...state]);
    expect(failed.stdout).toContain('--retry');
    expect(failed.stdout).not.toContain('--skip');
    const skipped = await cliDocument(['resume', '--yes', '--skip', '--reason', 'no time', ...state]);
    expect(skipped.code).toBe(1);
  });
});

describe('bad input', () => {
  it.each([
    ['an unknown scenario', ['rehearse', '--scenario', 'nope', '--yes'], 2, 'SCENARIO_UNKNOWN'],
    ['a folder above all scenarios', ['rehearse', '--scenario', '..', '--yes'], 2, 'SCENARIO_UNKNOWN'],
    ['a server that the directory does not know', [...ex3, '--server', 'EX33', '--yes'], 1, 'SERVER_NOT_IN_DIRECTORY'],
    ['a directory that is not there', [...ex3, '--directory', 'file:nowhere.ldif', '--yes'], 1, ''],
    ['no scenario', ['rehearse', '--yes'], 2, 'WRONG_USE'],
    ['an unknown command', ['recovver'], 2, 'WRONG_USE'],
    ['an unknown option', [...ex3, '--fast'], 2, 'WRONG_USE'],
    ['an unknown place to fail at', [...ex3, '--fail', 'everything'], 2, 'WRONG_USE'],
    ['a speed that is no number', [...ex3, '--speed', 'fast'], 2, 'WRONG_USE'],
    ['a directory of an unknown kind', [...ex3, '--directory', 'http://dc1'], 2, 'WRONG_USE'],
    ['a domain controller without a user', ['inspect', '--directory', 'ldaps://dc1'], 2, 'WRONG_USE'],
    ['an inspection of nothing', ['inspect'], 2, 'WRONG_USE'],
    ['a skip without a reason', ['resume', '--skip'], 2, 'WRONG_USE'],
    ['two decisions at once', ['resume', '--retry', '--stop'], 2, 'WRONG_USE'],
    ['a recovery that does not exist', ['resume', 'ex9-1'], 1, 'RECOVERY_UNKNOWN'],
    ['a real recovery away from Windows', ['recover', '--server', 'EX3'], 1, 'ONLY_REHEARSALS_HERE'],
  ])('%s gives a problem with a code and a next step, and keeps nothing', async (_what, args, exit, code) => {
    const ended = await documentHere([...args, ...state]);
    expect(ended.code).toBe(exit);
    expect(ended.document).toMatchObject({ command: 'failed', exitCode: exit });
    const problem = 'problem' in ended.document ? ended.document.problem : null;
    expect(problem?.code).toContain(code);
    expect(problem?.next).not.toBe('');
    expect(recoveriesKept()).toEqual([]);
  });

  it('malformed LDIF names the file and the line', async () => {
    const file = join(folder, 'bad.ldif');
    writeFileSync(file, 'dn: CN=x\nobjectClass top\n');
    const { stderr, code } = await cli([...ex3, '--directory', `file:${file}`, '--yes', ...state]);
    expect(code).toBe(1);
    expect(stderr).toContain('bad.ldif');
    expect(stderr).toMatch(/line 2/i);
  });

  it('a state folder that can’t be made is named', async () => {
    const file = join(folder, 'a-file');
    writeFileSync(file, '');
    const { document } = await cliDocument([...ex3, '--yes', '--state', join(file, 'below')]);
    expect(document).toMatchObject({ problem: { code: 'STATE_FOLDER_NOT_USABLE' } });
  });

  it('a folder for the report that can’t be made is named before anything begins', async () => {
    const file = join(folder, 'a-file');
    writeFileSync(file, '');
    for (const out of [file, join(file, 'below')]) {
      const { document } = await cliDocument([...ex3, '--yes', '--out', out, ...state]);
      expect(document).toMatchObject({ command: 'failed', exitCode: 1, problem: { code: 'FILE_NOT_USABLE' } });
    }
    expect(recoveriesKept()).toEqual([]);
  });

  it('an edited journal stops the resume and stays as it is', async () => {
    await cli([...ex3, '--yes', '--stop-at-restart', ...state]);
    const [id = ''] = recoveriesKept();
    const path = join(folder, 'state', 'recoveries', id, 'journal.jsonl');
    const edited = readFileSync(path, 'utf8').replace('"WIN-', '"WYN-');
    writeFileSync(path, edited);
    const { code, document } = await cliDocument(['resume', id, '--yes', ...state]);
    expect(code).toBe(1);
    expect(document).toMatchObject({ problem: { code: 'JOURNAL_CHANGED' } });
    expect(readFileSync(path, 'utf8')).toBe(edited);
    expect((await cliDocument(['status', ...state])).document).toMatchObject({
      recoveries: [{ id, standing: 'unreadable' }],
    });
  });
});

describe('help', () => {
  it.each([
    [[]],
    [['rehearse']],
    [['inspect']],
    [['domain-controllers']],
    [['recover']],
    [['resume']],
    [['status']],
    [['report']],
  ])('is there for %j and exits with 0', async command => {
    const { code, stdout } = await cliHere([...command, '--help']);
    expect(code).toBe(0);
    expect(stdout).toContain('Usage:');
  });
});
