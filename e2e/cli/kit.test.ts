import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Difference, FailPoint, KitComparison, Report, Verification } from '../../preload/contract/index.js';
import { cli, cliDocument } from './run-cli.js';

// A kit of the server of a scenario as it was before it was lost, and its rehearsed recovery: made once, copied for each
// test that changes something.
const work = mkdtempSync(join(tmpdir(), 'cas-recovery-kit-'));
const kit = join(work, 'kit');
const recovered = join(work, 'recovered');
const rollup = join(work, 'Exchange2010-KB2936871-x64-en.msp');
const password = 'of the kit "ä"';
let id = '';
let folder = '';
let state: string[] = [];

beforeAll(async () => {
  const at = ['--state', recovered];
  const { document } = await cliDocument(['rehearse', '--scenario', 'ex3', '--speed', '0', '--yes', ...at]);
  if (document.command !== 'rehearse' || document.outcome !== 'finished') throw new Error(JSON.stringify(document));
  id = document.recoveryId;
  const taken = await cli(['kit', 'create', '--scenario', 'ex3', '--out', kit, '--password-stdin', ...at], password);
  if (taken.code !== 0) throw new Error(taken.stderr);
  writeFileSync(rollup, 'a rollup of a rehearsal');
}, 240_000);

afterAll(() => rmSync(work, { recursive: true, force: true }));

beforeEach(() => {
  folder = mkdtempSync(join(work, 'test-'));
  cpSync(recovered, join(folder, 'state'), { recursive: true });
  state = ['--state', join(folder, 'state')];
});

const target = (): string[] => ['--rehearsal', id, ...state];
const apply = (...choice: string[]): string[] => ['kit', 'apply', kit, ...choice, '--yes', ...target()];
const withPassword = (args: string[], typed = password) => cliDocument([...args, '--password-stdin'], typed);

async function diff(): Promise<KitComparison> {
  const { document } = await cliDocument(['kit', 'diff', kit, ...target()]);
  if (document.command !== 'kit diff') throw new Error(JSON.stringify(document));
  return document.comparison;
}

async function verified(): Promise<Verification> {
  const { document } = await cliDocument(['verify', '--against', id, '--against', kit, ...target()]);
  if (document.command !== 'verify') throw new Error(JSON.stringify(document));
  const { checks, verdict } = document.verification;
  const isFine =
    verdict.standing !== 'not ready' && !checks.some(one => one.outcome === 'fail' && one.weight !== 'tells');
  expect(document.exitCode).toBe(isFine ? 0 : 1);
  return document.verification;
}

const failed = ({ checks }: Verification): string[] =>
  checks.filter(({ outcome, weight }) => outcome === 'fail' && weight === 'must').map(check => check.id);

const open = ({ differences }: KitComparison): Difference[] =>
  differences.filter(({ advice, byHand }) => advice === 'apply' && byHand === null);

const ofFile = ({ differences }: KitComparison, file: string): string[] =>
  differences.filter(({ place }) => 'file' in place && place.file === file).map(one => one.id);

const machineFile = (): string => join(folder, 'state', 'recoveries', id, 'rehearsal', 'machine.json');

interface Machine {
  readonly services: { name: string; startMode: string }[];
  readonly settings: { rollupBuild: string | null };
}
const machine = (): Machine => JSON.parse(readFileSync(machineFile(), 'utf8')) as Machine;

function withFault(point: FailPoint): void {
  writeFileSync(machineFile(), JSON.stringify({ ...machine(), faults: [{ point, times: 'once' }] }));
}

/** Every text that a folder holds, journals and logs too. */
function allText(of: string): string {
  const entries = readdirSync(of, { withFileTypes: true });
  return entries
    .map(entry => (entry.isDirectory() ? allText(join(of, entry.name)) : readFileSync(join(of, entry.name), 'utf8')))
    .join('\n');
}

describe('a kit of EX3', () => {
  it('is sound, opens with its password only, and shows a changed byte', async () => {
    const inspect = (path: string, typed: string) => withPassword(['kit', 'inspect', path, ...state], typed);
    expect((await inspect(kit, password)).document).toMatchObject({ exitCode: 0, inspection: { damage: [] } });
    expect((await inspect(kit, 'another')).document).toMatchObject({ exitCode: 1, inspection: { password: 'wrong' } });
    const damaged = join(folder, 'damaged');
    cpSync(kit, damaged, { recursive: true });
    writeFileSync(join(damaged, 'files', 'windows-etc', 'hosts'), '10.0.0.66 mail.exchangeserverpro.local\r\n');
    expect((await inspect(damaged, password)).document).toMatchObject({
      exitCode: 1,
      inspection: { damage: [{ path: 'files/windows-etc/hosts', what: 'changed' }] },
    });
  });

  it('gives back all that is advised, and the server is ready for clients then; undo takes it back', async () => {
    const before = await diff();
    const lacking = await verified();
    expect(lacking.verdict.standing).toBe('not ready');
    expect(failed(lacking)).toEqual(expect.arrayContaining(['certificate-not-self-signed', 'certificate-names']));
    expect(open(before).length).toBeGreaterThan(25);
    const applied = await withPassword(apply('--choose', 'advised', '--rollup', rollup));
    expect(applied.document).toMatchObject({ command: 'kit apply', outcome: 'finished', problem: null });
    expect(allText(join(folder, 'state'))).not.toContain(password);
    const ready = await verified();
    expect(failed(ready)).toEqual([]);
    expect(ready.verdict.standing).not.toBe('not ready');
    expect(ready.comparedWith.map(({ kind }) => kind)).toEqual(['recovery', 'kit']);
    const after = await diff();
    expect(open(after).map(({ title }) => title)).toEqual([]);
    expect(after.differences.map(one => one.id)).toContain(before.differences.find(one => one.group === 'network')?.id);
    if (applied.document.command !== 'kit apply') throw new Error(JSON.stringify(applied.document));
    const undone = await cliDocument(['kit', 'undo', applied.document.recoveryId, '--yes', ...state]);
    expect(undone.document).toMatchObject({ command: 'kit undo', outcome: 'finished', problem: null });
    const back = new Map((await diff()).differences.map(one => [one.id, one.now]));
    // A rollup stays, with the files that it wrote.
    for (const one of open(before)) if (one.group !== 'rollup') expect(back.get(one.id), one.title).toBe(one.now);
  }, 400_000);

  it('changes nothing in a dry run, and shows each change', async () => {
    const before = readFileSync(machineFile(), 'utf8');
    const { document } = await cliDocument([...apply('--choose', 'all-of:registry'), '--dry-run']);
    expect(document).toMatchObject({ command: 'kit plan', exitCode: 0 });
    expect(JSON.stringify(document)).toContain('59532');
    expect(readFileSync(machineFile(), 'utf8')).toBe(before);
  });

  it('is written as a script', async () => {
    const file = join(folder, 'reapply.ps1');
    const { code } = await cli(['kit', 'script', kit, '--choose', 'all-of:registry', '--out', file, ...target()]);
    expect(code).toBe(0);
    expect(readFileSync(file, 'utf8')).toContain('RpcTcpPort');
  });
});

describe('bad input', () => {
  it.each([
    ['KIT_NOT_FOUND', () => ['kit', 'diff', folder, ...target()]],
    ['RECOVERY_UNKNOWN', () => ['kit', 'diff', kit, '--rehearsal', 'nobody', ...state]],
    ['CHOICE_UNKNOWN', () => apply('--choose', '0123456789abcdef')],
    ['ROLLUP_FILE_NEEDED', () => apply('--choose', 'all-of:rollup')],
    ['ROLLUP_FILE_UNFIT', () => apply('--choose', 'all-of:rollup', '--rollup', kit)],
    ['KIT_ALREADY_THERE', () => ['kit', 'create', '--scenario', 'ex3', '--out', kit, ...state]],
    ['NOT_A_REAPPLICATION', () => ['kit', 'undo', id, '--yes', ...state]],
    [
      'ROLLUP_FILE_MISSING',
      () => apply('--choose', 'all-of:rollup', '--rollup', `${rollup}.KB2936871.msp`, '--dry-run'),
    ],
    ['ROLLUP_OTHER', () => apply('--choose', 'all-of:rollup', '--rollup', rollup.replace('KB29', 'KB30'), '--dry-run')],
    ['KIT_PASSWORD_NEEDED', () => apply('--choose', 'all-of:certificates')],
    ['SCENARIO_UNKNOWN', () => ['kit', 'create', '--scenario', 'none', '--out', join(folder, 'k'), ...state]],
  ])('ends with %s', async (code, args) => {
    const { document } = await cliDocument(args());
    const exitCode = code === 'SCENARIO_UNKNOWN' ? 2 : 1;
    expect(document).toMatchObject({ command: 'failed', exitCode, problem: { code } });
    expect(existsSync(join(folder, 'k'))).toBe(false);
  });
});

describe('a re-application that goes wrong on purpose', () => {
  it('waits for a file that is in use, and goes on', async () => {
    const ids = ofFile(await diff(), 'Sync/web.config');
    expect(ids).toHaveLength(3);
    withFault('file-locked');
    const first = await cliDocument(apply('--choose', ids.join(',')));
    expect(first.document).toMatchObject({ exitCode: 1, problem: { code: 'SETTINGS_FILE_IN_USE' } });
    expect((await cli(['resume', '--retry', '--yes', ...state])).code).toBe(0);
    expect(ofFile(await diff(), 'Sync/web.config')).toEqual([]);
  }, 240_000);

  it('begins nothing with a wrong password', async () => {
    const { document } = await withPassword(apply('--choose', 'all-of:certificates'), 'another');
    expect(document).toMatchObject({ command: 'failed', exitCode: 1, problem: { code: 'KIT_PASSWORD_WRONG' } });
    expect(readdirSync(join(folder, 'state', 'recoveries'))).toEqual([id]);
  });

  it('ends with CERTIFICATE_KEY_UNUSABLE, says how to go on, and does', async () => {
    withFault('certificate-key-missing');
    const first = await cli([...apply('--choose', 'all-of:certificates'), '--password-stdin'], password);
    expect(first.code, first.stderr).toBe(1);
    const [, hint = ''] = /cas-recovery (resume .*--retry)/.exec(first.stdout) ?? [];
    expect(hint).toContain(`--state ${join(folder, 'state')} --password-stdin`);
    const again = await cli([...hint.split(' '), '--yes'], password);
    expect(again.code, again.stderr).toBe(0);
  }, 240_000);

  it('applies the rest of a kit without keys and with a damaged file, says it first, and ends with reservations', async () => {
    const bare = join(folder, 'bare');
    const created = await cli(['kit', 'create', '--scenario', 'ex3', '--out', bare, ...state]);
    expect(created.code, created.stderr).toBe(0);
    writeFileSync(join(bare, 'files', 'windows-etc', 'hosts'), '10.0.0.66 mail.exchangeserverpro.local\r\n');
    const told = await cli(['kit', 'diff', bare, ...target()]);
    expect(told.stdout.split('\n').slice(0, 6).join('\n')).toMatch(/DAMAGED[^]*hosts/);
    const args = ['kit', 'apply', bare, '--choose', 'advised', '--rollup', 'none', '--yes', ...target()];
    const { document } = await cliDocument([...args, '--out', join(folder, 'report')]);
    expect(document).toMatchObject({ outcome: 'finished', problem: null });
    const report = readFileSync(join(folder, 'report', 'report.json'), 'utf8');
    expect(JSON.parse(report)).toMatchObject({ outcome: 'recovered with reservations' });
    for (const named of ['hosts was not compared', 'Certificate mail.exchangeserverpro.local is not on this server']) {
      expect(report).toContain(named);
    }
    const { reapply, steps } = JSON.parse(report) as Report;
    expect(reapply?.left?.[0]).toMatchObject({ group: 'rollup', advice: 'apply' });
    const runs = steps.flatMap(step => step.runs ?? []);
    expect(runs.length).toBeGreaterThan(0);
    expect(runs.filter(({ end, durationMs }) => end !== 'exited' || durationMs === null)).toEqual([]);
  }, 240_000);

  it('sets services back that a rollup left disabled', async () => {
    withFault('rollup-leaves-services-disabled');
    const { document } = await cliDocument(apply('--choose', 'all-of:rollup', '--rollup', rollup));
    expect(document).toMatchObject({ outcome: 'finished', problem: null });
    expect(machine().settings.rollupBuild).toBe('14.3.195.1');
    expect(machine().services.filter(({ startMode }) => startMode === 'Disabled')).toEqual([]);
  }, 240_000);
});
