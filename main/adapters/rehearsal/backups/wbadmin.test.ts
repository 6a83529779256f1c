import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { SimulatedMachine } from '../../../../preload/contract/index.js';
import { onDisk } from '../disk.js';
import { disksOf } from '../facts-of.js';
import { changeMachine } from '../machine-file.js';
import { type BackupsFixture, type BackupsOptions, startWithBackups } from './fixture-backups.js';
import { jobRuns } from './job.js';

let rehearsal: BackupsFixture;
afterEach(() => rehearsal.remove());

const start = async (options: BackupsOptions = {}): Promise<void> => {
  rehearsal = await startWithBackups(options);
};
const german = (machine: SimulatedMachine): SimulatedMachine => ({
  ...machine,
  operatingSystem: { ...machine.operatingSystem, language: 1031 },
});
const signed = (code: number): number => code | 0;
const share = '-backupTarget:\\\\nas1\\backup';

async function until(holds: () => boolean): Promise<void> {
  for (let tries = 0; !holds(); tries += 1) {
    if (tries > 400) throw new Error('It never came to that.');
    await new Promise(resolve => setTimeout(resolve, 25));
  }
}

describe('the list of versions', () => {
  it('is that of a computer in a store, as wbadmin prints it', async () => {
    await start();
    const { exitCode, output } = await rehearsal.wbadmin('get', 'versions', '-backupTarget:E:', '-machine:EX3');
    expect(exitCode).toBe(0);
    expect(output.split('\n').slice(0, 11)).toEqual([
      'wbadmin 1.0 - Backup command-line tool',
      '(C) Copyright 2004 Microsoft Corp.',
      '',
      'Backup time: 10/4/2026 9:00 PM',
      'Backup target: Fixed Disk labeled Backups(E:)',
      'Version identifier: 10/04/2026-20:00',
      'Can recover: Volume(s), File(s), Application(s), Bare Metal Recovery, System',
      'State',
      'Snapshot ID: {00000000-0000-4000-8000-100420262000}',
      '',
      'Backup time: 10/11/2026 9:00 PM',
    ]);
  });

  it('speaks German where Windows does', async () => {
    await start({ machine: german });
    const { output } = await rehearsal.wbadmin('get', 'versions', share, '-machine:EX3');
    expect(output).toContain('Sicherungszeit: 29.10.2026 22:30\n');
    expect(output).toContain('Versions-ID: 10/29/2026-21:30\n');
    expect(output).not.toContain('Backup');
  });

  it.each<[string, string[], string, number]>([
    ['the catalogue of a fresh machine is empty', [], 'ERROR - No backup was found.', -2],
    ['two computers have backups there', ['-backupTarget:E:'], 'Specify the computer name.', -2],
    ['the place is not there', ['-backupTarget:Q:'], 'could not be found.', -2],
    ['the share does not answer', ['-backupTarget:\\\\nas2\\backup'], 'The network path was not found.', -2],
    ['the share refuses', ['-backupTarget:\\\\nas1\\vault'], 'Access is denied', -2],
  ])('is refused on standard output where %s', async (_why, words, text, code) => {
    await start();
    const { exitCode, standardOutput } = await rehearsal.wbadmin('get', 'versions', ...words);
    expect(exitCode).toBe(2 ** 32 + code);
    expect(standardOutput.replaceAll('\r\n', ' ')).toContain(text);
  });

  it('of a damaged catalogue comes back from a store', async () => {
    await start({ faults: ['backup-catalogue-damaged'], machine: one => ({ ...one, name: 'EX3' }) });
    expect(signed((await rehearsal.wbadmin('get', 'versions')).exitCode)).toBe(-3);
    expect((await rehearsal.wbadmin('restore', 'catalog', '-backupTarget:E:', '-quiet')).exitCode).toBe(0);
    expect((await rehearsal.wbadmin('get', 'versions')).output).toContain('10/28/2026-20:00');
    await rehearsal.wbadmin('delete', 'catalog', '-quiet');
    expect((await rehearsal.wbadmin('get', 'versions')).output).toContain('No backup was found');
  });
});

describe('the list of disks', () => {
  it('names each disk as the facts of the machine do', async () => {
    await start();
    const { output } = await rehearsal.wbadmin('get', 'disks');
    const told = disksOf(rehearsal.machine()).map(({ identifier }) => identifier);
    expect(told.length).toBeGreaterThan(1);
    expect(output.match(/\{[0-9a-f-]{36}\}/g)).toEqual(told);
    expect(output).toContain('E:[E:]');
  });
});

describe('a backup', () => {
  it('is made, tells how far it is, and is in the catalogue with what it can give back', async () => {
    await start();
    const lines: string[] = [];
    const words = ['start', 'backup', '-backupTarget:E:', '-allCritical', '-quiet'];
    const { exitCode } = await rehearsal.run('wbadmin.exe', words, line => lines.push(line));
    expect(exitCode).toBe(0);
    expect(lines).toContain('Creating a backup of volume (C:), copied (60%).');
    expect(lines).toContain('The backup operation successfully completed.');
    const { catalogue, last, job } = rehearsal.backups();
    expect(catalogue).toEqual([{ target: 'E:', machine: 'WIN-7K2P4QH1VBR', id: job?.version }]);
    expect(last).toMatchObject({ resultCode: 0, lastSuccessAt: job?.startedAt });
    expect((await rehearsal.wbadmin('get', 'versions')).output).toContain('Bare Metal Recovery');
  });

  it.each<[string, string[], string]>([
    ['inside the backup', ['start', 'backup', '-backupTarget:C:', '-allCritical'], 'included in the backup'],
    ['of FAT', ['start', 'systemstatebackup', '-backupTarget:F:'], 'not formatted with NTFS'],
    ['a mapped drive', ['start', 'backup', '-backupTarget:Z:', '-allCritical'], 'shared folder mapped'],
    [
      'closed to this account',
      ['start', 'backup', '-backupTarget:\\\\nas1\\vault', '-allCritical'],
      'Access is denied',
    ],
    ['local, with an account', ['start', 'backup', '-backupTarget:E:', '-allCritical', '-user:x'], 'is unexpected'],
  ])('is refused where the target is %s', async (_what, words, text) => {
    await start();
    const { exitCode, output } = await rehearsal.wbadmin(...words, '-quiet');
    expect(signed(exitCode)).toBe(-2);
    expect(output.replaceAll('\n', ' ')).toContain(text);
    expect(rehearsal.backups().starts).toBe(0);
  });

  it('has the only place in a folder of a share, also when it fails half-way', async () => {
    await start({ faults: ['backup-network-lost'], machine: one => ({ ...one, name: 'EX3' }) });
    const words = ['start', 'backup', share, '-allCritical', '-quiet'];
    const { exitCode, output } = await rehearsal.wbadmin(...words);
    expect(signed(exitCode)).toBe(-3);
    expect(output).toContain('copied (60%)');
    expect(output).not.toContain('copied (70%)');
    expect(rehearsal.backups().last).toMatchObject({ resultCode: 0x807800c5, lastSuccessAt: null });
    expect((await rehearsal.wbadmin('get', 'versions', share)).output).toContain('No backup was found');
    expect((await rehearsal.wbadmin(...words)).exitCode).toBe(0);
  });

  it('ends with -4 where the target is full, and leaves nothing', async () => {
    await start({ faults: ['backup-target-full'] });
    const { exitCode } = await rehearsal.wbadmin('start', 'systemstatebackup', '-backupTarget:E:', '-quiet');
    expect(signed(exitCode)).toBe(-4);
    expect(rehearsal.backups().catalogue).toEqual([]);
  });

  it('goes on when wbadmin is ended, is followed by another one, and refuses a second job', async () => {
    await start({ pace: { backup: 3 } });
    const { file, args, env } = rehearsal.process('start', 'backup', '-backupTarget:E:', '-allCritical', '-quiet');
    const client = spawn(file, args, { env: { ...process.env, ...env }, stdio: 'ignore' });
    await until(() => (rehearsal.backups().job?.percent ?? 0) >= 10);
    client.kill('SIGKILL');
    const second = await rehearsal.wbadmin('start', 'systemstatebackup', '-backupTarget:E:', '-quiet');
    expect(second.output).toContain('Another backup or recovery operation is in progress.');
    const { exitCode, output } = await rehearsal.wbadmin('get', 'status');
    expect(exitCode).toBe(0);
    expect(output).toContain('The backup operation successfully completed.');
    expect(rehearsal.backups()).toMatchObject({ starts: 1, job: { exitCode: 0 } });
  });

  it('is stopped when it is asked to', async () => {
    await start({ pace: { backup: 20 } });
    const running = rehearsal.wbadmin('start', 'backup', '-backupTarget:E:', '-allCritical', '-quiet');
    await until(() => jobRuns(rehearsal.machine()) && (rehearsal.backups().job?.percent ?? 0) >= 10);
    await rehearsal.wbadmin('stop', 'job', '-quiet');
    expect(signed((await running).exitCode)).toBe(-1);
    expect(rehearsal.backups().catalogue).toEqual([]);
  });

  it('is over when the machine restarts', async () => {
    await start({ pace: { backup: 60 } });
    const running = rehearsal.wbadmin('start', 'backup', '-backupTarget:E:', '-allCritical', '-quiet');
    await until(() => (rehearsal.backups().job?.percent ?? 0) >= 10);
    await rehearsal.run('shutdown.exe', ['/r']);
    expect(signed((await running).exitCode)).toBe(-3);
    expect((await rehearsal.wbadmin('get', 'status')).output).toContain('no operation currently in progress');
  });
});

const clientAccess = 'C:\\Program Files\\Microsoft\\Exchange Server\\V14\\ClientAccess';
const recovery = ['start', 'recovery', '-itemtype:File', `-items:${clientAccess}`, '-recoveryTarget:C:\\Side'];

describe('a restore', () => {
  it('brings a folder of the lost server into another one', async () => {
    await start();
    await rehearsal.fill();
    const words = [...recovery, '-version:10/29/2026-21:30', share, '-machine:EX3', '-recursive', '-quiet'];
    expect((await rehearsal.wbadmin(...words)).output).toContain('could not be found');
    mkdirSync(onDisk(rehearsal.folder, 'C:\\Side'), { recursive: true });
    const { exitCode, output } = await rehearsal.wbadmin(...words);
    expect(exitCode).toBe(0);
    expect(output).toContain('Total files failed: 0');
    const restored = onDisk(rehearsal.folder, 'C:\\Side\\ClientAccess\\Owa\\web.config');
    const live = join(
      rehearsal.folder,
      'backups/good-day/disk/C/Program Files/Microsoft/Exchange Server/V14/ClientAccess',
    );
    expect(readFileSync(restored)).toEqual(readFileSync(join(live, 'Owa/web.config')));
  });

  it('finds that a version has vanished', async () => {
    await start({ faults: ['backup-version-vanished'] });
    await rehearsal.fill();
    const words = ['start', 'systemstaterecovery', '-version:10/28/2026-20:00', '-backupTarget:E:', '-machine:EX3'];
    const { exitCode, output } = await rehearsal.wbadmin(...words, '-quiet');
    expect(signed(exitCode)).toBe(-3);
    expect(output).toContain('The specified backup version could not be found.');
    expect((await rehearsal.wbadmin('get', 'versions', '-backupTarget:E:', '-machine:EX3')).output).not.toContain(
      '10/28/2026-20:00',
    );
  });

  it('of the system state counts from the restart on, brings the name back, and no file of Exchange', async () => {
    await start();
    await rehearsal.fill();
    const words = ['start', 'systemstaterecovery', '-version:10/28/2026-20:00', '-backupTarget:E:', '-machine:EX3'];
    expect((await rehearsal.wbadmin(...words, '-quiet')).exitCode).toBe(0);
    expect(rehearsal.machine().name).toBe('WIN-7K2P4QH1VBR');
    const early = await rehearsal.wbadmin('start', 'systemstaterecovery', '-showsummary');
    expect(signed(early.exitCode)).toBe(-2);
    await rehearsal.run('shutdown.exe', ['/r']);
    expect(rehearsal.machine()).toMatchObject({ name: 'EX3', domain: 'exchangeserverpro.local' });
    expect(rehearsal.machine().exchange.installedBuild).toBe('14.3.123.4');
    expect(existsSync(onDisk(rehearsal.folder, clientAccess))).toBe(false);
    expect((await rehearsal.wbadmin('start', 'systemstaterecovery', '-showsummary')).output).toContain(
      'from version 10/28/2026-20:00 successfully',
    );
  });
});

describe('a machine without Windows Server Backup', () => {
  it('does not know wbadmin', async () => {
    await start();
    changeMachine(rehearsal.folder, machine => ({ ...machine, features: [] }));
    expect((await rehearsal.wbadmin('get', 'versions')).exitCode).toBe(9009);
  });
});
