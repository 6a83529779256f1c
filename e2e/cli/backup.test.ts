import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { SimulatedMachine } from '../../preload/contract/index.js';
import { cli, cliDocument, hasTerminal, startInTerminal } from './run-cli.js';

const work = mkdtempSync(join(tmpdir(), 'cas-recovery-backup-'));
const state = ['--state', work];
afterAll(() => rmSync(work, { recursive: true, force: true }));

const onGoodDay = ['backup', 'list', '--scenario', 'ex3', ...state];
const gap = { from: '2026-10-11T20:00:00.000Z', to: '2026-10-25T20:00:00.000Z', missing: 1 };

describe('cas-recovery backup list', () => {
  it('of the server before it was lost tells its backups, their gaps, and those of others', async () => {
    const { code, document } = await cliDocument(onGoodDay);
    if (document.command !== 'backup list') throw new Error(JSON.stringify(document));
    expect(code).toBe(0);
    const { listing, server, series } = document;
    expect(server).toBe('EX3');
    expect(listing.versions[0]).toMatchObject({
      id: '10/29/2026-21:30',
      takenAt: '2026-10-29T21:30:00.000Z',
      machine: 'EX3',
      target: { kind: 'share', path: '\\\\nas1\\backup' },
    });
    expect(series).toMatchObject([
      { machine: 'EX3', suits: true, versions: 5, gaps: [gap] },
      { machine: 'EX2', suits: false, versions: 1 },
    ]);
  });

  it.runIf(hasTerminal)('tells what could not be read first, and fits 80 columns', async () => {
    const words = [...onGoodDay, '--target', '\\\\nas2\\backup', '--no-color'];
    const { code, stdout } = await startInTerminal(words, [], 80).ended;
    expect(code).toBe(1);
    // What is at work passes by in the same line, and is taken away.
    const lines = stdout
      .split(/\r?\n/)
      .map(line => line.slice(line.lastIndexOf('\r\u001b[K') + 1).replace('\u001b[K', ''));
    expect(lines[0]).toBe('1 place could not be read. What is there is not known:');
    expect(lines).toContain('  \\\\nas2\\backup');
    expect(lines).toContain('                    system state, volumes, files, applications');
    expect(stdout).toMatch(/^ {2}10\/28\/2026-20:00 {2}2026-10-2\d \d\d:00 {2}\d+ \w+ +E:\r?$/m);
    expect(Math.max(...lines.map(line => line.length))).toBeLessThanOrEqual(80);
  });

  it('on the rebuilt server finds those of the lost one, also where Windows speaks German without the cmdlets', async () => {
    const begun = await cliDocument([
      'rehearse',
      '--scenario',
      'ex3',
      '--speed',
      '0',
      '--yes',
      '--fail',
      'name-differs',
      '--stop-at-restart',
      ...state,
    ]);
    if (!('recoveryId' in begun.document)) throw new Error(JSON.stringify(begun.document));
    const id = begun.document.recoveryId;
    const file = join(work, 'recoveries', id, 'rehearsal', 'machine.json');
    const machine = JSON.parse(readFileSync(file, 'utf8')) as SimulatedMachine;
    const operatingSystem = { ...machine.operatingSystem, language: 1031 };
    writeFileSync(file, JSON.stringify({ ...machine, operatingSystem, features: ['Backup'] }));
    const { code, document } = await cliDocument([
      'backup',
      'list',
      '--rehearsal',
      id,
      '--machine',
      'ex3',
      '--target',
      'e:\\',
      ...state,
    ]);
    if (document.command !== 'backup list') throw new Error(JSON.stringify(document));
    expect(document.listing.versions.map(({ id: version, recovers }) => [version, recovers])).toEqual([
      ['10/28/2026-20:00', null],
      ['10/25/2026-20:00', null],
      ['10/11/2026-20:00', null],
      ['10/04/2026-20:00', null],
    ]);
    // That the catalogue is empty, wbadmin says in German; that no backup was ever taken here, Windows says without words.
    expect(document.listing.unread).toEqual([]);
    expect(code).toBe(0);
  });

  it.each([[['--target', 'somewhere']], [['--rehearsal', 'x']]])('is refused as wrong use with %j', async words => {
    const { code, stderr } = await cli([...onGoodDay, ...words]);
    expect(code).toBe(2);
    expect(stderr).toContain('WRONG_USE');
  });
});
