import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cliHere, documentHere } from './program-here.js';

let state: string;
let out: string;

beforeAll(async () => {
  state = await mkdtemp(join(tmpdir(), 'hand-off-'));
  out = join(state, 'copies');
});

afterAll(() => rm(state, { recursive: true, force: true }));

const target = ['--target', '\\\\nas1\\backup'];
const onGoodDay = ['--scenario', 'ex3'];
const handOff = (...args: string[]): string[] => ['backup', 'hand-off', ...args, '--state', state];

/** Reads the one document of a call, which must be this one. */
async function documentOf(args: readonly string[]) {
  const { code, document } = await documentHere([...args, '--state', state]);
  return { code, document: document as Record<string, unknown> };
}

describe('a restore of the whole server that is rehearsed', () => {
  it('is handed off, done, and found to be what the server was', { timeout: 60_000 }, async () => {
    const made = await cliHere(handOff(...target, ...onGoodDay, '--out', out));
    expect(made).toMatchObject({ code: 0, stderr: '' });
    const file = join(out, 'cas-recovery-hand-off-EX3.json');
    expect(made.stdout).toContain('EX3 can be restored as a whole from 10/29/2026-21:30.');
    expect(made.stdout).toContain(`Written: ${file}`);
    const sheet = await readFile(join(out, 'cas-recovery-hand-off-EX3.txt'), 'utf8');
    expect(sheet).toContain('wbadmin start sysrecovery -version:10/29/2026-21:30 -backupTarget:\\\\10.0.0.50\\backup');
    expect(sheet).toContain('address=10.0.0.23 mask=255.255.255.0 gateway=10.0.0.1');

    const begun = await documentOf(['rehearse', '--scenario', 'ex3', '--speed', '0', '--yes', '--stop-at-restart']);
    expect(begun).toMatchObject({ code: 3, document: { outcome: 'restarting' } });
    const id = String(begun.document['recoveryId']);
    const verify = ['backup', 'verify-restored', '--rehearsal', id, '--hand-off', file];

    // Before the restore it is another server by name, or one that only took the name.
    expect((await documentOf(verify)).code).toBe(1);
    const played = await cliHere(['backup', 'rehearse-restore', id, '--hand-off', file, '--state', state]);
    expect(played).toMatchObject({ code: 0, stderr: '' });

    // The account got another password after the backup, as the sheet warns: somebody renews it, once it was told.
    expect(sheet.replace(/\s+/g, ' ')).toContain('computer account');
    const lost = await documentOf(verify);
    expect(lost).toMatchObject({ code: 1, document: { check: { outcome: 'differs' } } });
    const rows = (lost.document['check'] as { rows: { id: string; result: string; remedy: string }[] }).rows;
    expect(rows.filter(({ result }) => result !== 'same').map(({ id }) => id)).toEqual(['trust']);
    expect(rows.find(({ id }) => id === 'trust')?.remedy).toContain('netdom resetpwd');

    const found = await documentOf(verify);
    expect(found).toMatchObject({
      code: 0,
      document: { command: 'backup verify-restored', check: { outcome: 'sound' } },
    });
    const kept = JSON.parse(await readFile(file, 'utf8')) as { history: { what: string }[] };
    expect(kept.history.map(({ what }) => what).slice(-3)).toEqual(['restored', 'verified', 'verified']);
    expect(await readFile(join(out, 'cas-recovery-restored-EX3.html'), 'utf8')).toContain('Restored, and as it was');
  });
});

describe('a hand-off that can not be', () => {
  it.each<readonly [string, string[], string, number]>([
    [
      'is of the system state alone',
      ['--target', 'E:', '--version', '10/28/2026-20:00', '--machine', 'EX3'],
      'BACKUP_NOT_BARE_METAL',
      1,
    ],
    [
      'is of another computer',
      ['--target', 'E:', '--version', '10/27/2026-20:00', '--machine', 'EX3'],
      'BACKUP_OF_OTHER_COMPUTER',
      1,
    ],
    ['does not say which computer', ['--target', 'E:'], 'BACKUP_COMPUTER_UNCLEAR', 1],
    ['lies on a share that does not answer', ['--target', '\\\\nas2\\backup'], 'BACKUP_PLACE_NOT_READ', 1],
    ['names no place', [], 'WRONG_USE', 2],
    ['names a mapped path', ['--target', 'backup'], 'WRONG_USE', 2],
    ['names a version of another form', [...target, '--version', '29.10.2026'], 'WRONG_USE', 2],
  ])('%s', { timeout: 20_000 }, async (_what, args, problem, code) => {
    const said = await documentOf(handOff(...args, ...onGoodDay).slice(0, -2));
    expect(said).toMatchObject({ code, document: { command: 'failed', problem: { code: problem } } });
  });
});
