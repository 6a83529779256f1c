import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ReportFile } from '../../preload/contract/index.js';
import { cli, cliDocument } from '../cli/run-cli.js';
import { directoryOptions, filesBelow, liveDirectory } from './live-access.js';

let folder: string;
let state: string[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cas-recovery-live-'));
  state = ['--state', join(folder, 'state')];
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

const ex3 = ['rehearse', '--scenario', 'ex3', '--speed', '0', '--yes'];

describe('a rehearsal that reads a live Active Directory', () => {
  it.each(['url', 'startTlsUrl'] as const)(
    'recovers EX3 over its %s, with the article’s OWA URLs verified',
    async which => {
      const { [which]: url, password } = liveDirectory();
      const out = join(folder, 'out');
      const ended = await cli([...ex3, ...directoryOptions(url), '--out', out, ...state], `${password}\n`);
      expect(ended.code, ended.stderr).toBe(0);
      const report = ReportFile.parse(JSON.parse(readFileSync(join(out, 'report.json'), 'utf8')));
      expect(report.outcome).toBe('recovered');
      const proofs = report.steps.find(({ id }) => id === 'verification')?.evidence ?? [];
      const seen = proofs.filter(({ source }) => source.includes(new URL(url).hostname)).map(({ value }) => value);
      expect(seen.slice(0, 4)).toEqual([
        'https://ex3.exchangeserverpro.local/owa',
        'https://mail.exchangeserverpro.local/owa',
        'https://ex3.exchangeserverpro.local/ecp',
        'https://mail.exchangeserverpro.local/ecp',
      ]);
      const everything = [ended.stdout, ended.stderr, ...filesBelow(folder)];
      expect(everything.filter(text => text.includes(password))).toEqual([]);
    },
  );

  it('asks for the password again when it is resumed', async () => {
    const { url, password } = liveDirectory();
    await cli([...ex3, ...directoryOptions(url), '--stop-at-restart', ...state], `${password}\n`);
    const without = await cliDocument(['resume', '--yes', ...state]);
    expect(without).toMatchObject({ code: 2, document: { problem: { code: 'WRONG_USE' } } });
    const resumed = await cli(['resume', '--yes', '--password-stdin', ...state], `${password}\n`);
    expect(resumed.code, resumed.stderr).toBe(0);
  });
});

describe('a live Active Directory that refuses', () => {
  it.each([
    ['a wrong password', {}, 'wrong', 'DIRECTORY_LOGON_REFUSED'],
    ['an authority that is not its own', { ca: 'otherCaFile' as const }, '', 'DIRECTORY_CERTIFICATE_UNTRUSTED'],
  ])('says so for %s, and keeps nothing', async (_what, { ca }: { ca?: 'otherCaFile' }, typed, code) => {
    const access = liveDirectory();
    const options = [
      '--directory',
      access.url,
      '--ca',
      access[ca ?? 'caFile'],
      '--user',
      access.user,
      '--password-stdin',
    ];
    const ended = await cliDocument([...ex3, ...options, ...state], `${typed === '' ? access.password : typed}\n`);
    expect(ended).toMatchObject({ code: 1, document: { problem: { code } } });
    expect(readdirSync(join(folder, 'state', 'recoveries'))).toEqual([]);
  });
});
