import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cliHere, documentHere } from './program-here.js';
import { cli, cliDocument } from './run-cli.js';

let state: string;
beforeAll(async () => {
  state = await mkdtemp(join(tmpdir(), 'backup-restore-'));
});
afterAll(() => rm(state, { recursive: true, force: true, maxRetries: 5 }));

const here = (...args: string[]): string[] => [...args, '--state', state];
const version = ['--version', '10/25/2026-20:00', '--target', 'E:'];

async function idOf(args: readonly string[]): Promise<string> {
  const { code, document } = await cliDocument(args);
  expect(code, JSON.stringify(document)).toBe(0);
  return String((document as Record<string, unknown>)['recoveryId']);
}

describe('files that are restored from a backup', () => {
  it('become a kit of the server, which is compared with the recovered one', { timeout: 120_000 }, async () => {
    const recovered = await idOf(here('rehearse', '--scenario', 'ex3', '--speed', '0', '--yes'));
    const restored = await cli(
      here('backup', 'restore-files', ...version, '--into', 'D:\\Restore', '--rehearsal', recovered, '--yes'),
    );
    expect(restored.code, restored.stdout).toBe(0);
    expect(restored.stdout).toContain(`kit diff ex3-from-backup.zip --rehearsal ${recovered}`);

    const folder = join(state, 'recoveries', recovered, 'rehearsal', 'disk', 'D', 'Restore');
    const kit = join(state, 'kit');
    const from = ['--client-access', join(folder, 'ClientAccess'), '--iis-config', join(folder, 'config')];
    const made = await cliHere(here('kit', 'create', '--from-backup', '--server', 'EX3', ...from, '--out', kit));
    expect(made.code, made.stdout).toBe(0);
    const { document } = await documentHere(here('kit', 'diff', kit, '--rehearsal', recovered));
    const { differences } = (document as { comparison: { differences: { id: string }[] } }).comparison;
    expect(JSON.stringify(differences)).toContain('web.config');
  });

  it('are not begun by a dry run', { timeout: 120_000 }, async () => {
    const dry = ['--into', 'D:\\Restore', '--machine', 'EX3', '--scenario', 'ex3', '--dry-run'];
    const tried = await cliHere(here('backup', 'restore-files', ...version, ...dry));
    expect(tried.code, tried.stderr).toBe(0);
    expect(tried.stdout).toContain('wbadmin.exe start recovery -version:10/25/2026-20:00');
  });
});

describe('a backup that is taken', () => {
  it('is listed with what it can bring back', { timeout: 120_000 }, async () => {
    const taken = ['--full', '--target', 'E:', '--scenario', 'ex3', '--speed', '0', '--yes'];
    const id = await idOf(here('backup', 'take', ...taken));
    expect(existsSync(join(state, 'recoveries', id, 'journal.jsonl'))).toBe(true);
    const { document } = await documentHere(here('backup', 'list', '--rehearsal', id));
    const { versions } = (document as { listing: { versions: { recovers: string[] }[] } }).listing;
    expect(versions[0]?.recovers).toContain('bare-metal');
  });
});
