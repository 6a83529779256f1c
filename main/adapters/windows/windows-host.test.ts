import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { CommandEnding } from '../../../preload/contract/index.js';
import { kitPassword } from '../../commands/reapply-commands.js';
import { systemClock } from '../../ports/clock.js';
import { toProblem } from '../../problems/problem.js';
import { quietRun } from '../rehearsal/fixture-rehearsal.js';
import { programFile } from './process/program-file.js';
import { WindowsHost } from './windows-host.js';

const host = new WindowsHost({
  folder: 'C:\\ProgramData\\CAS Recovery\\recoveries\\ex3',
  scriptsFolder: 'C:\\Program Files\\CAS Recovery\\scripts',
  folders: { media: null, packages: null, windowsSource: null },
  domainController: null,
  clock: systemClock,
});

const joining = {
  kind: 'join-domain',
  computer: 'EX3',
  domain: 'contoso.local',
  account: 'CONTOSO\\anna',
  rejoin: false,
} as const;

const powershell = 'powershell.exe -NoLogo -NoProfile -NonInteractive -InputFormat None -ExecutionPolicy Bypass -File';

describe('this Windows machine', () => {
  it('names the scripts where they lie, and no password', () => {
    expect(host.commandsFor(joining)).toEqual([
      `${powershell} "C:\\Program Files\\CAS Recovery\\scripts\\join-domain.ps1" -Computer EX3 -Domain contoso.local -Account CONTOSO\\anna`,
    ]);
  });

  it('says whose password a change needs', () => {
    expect(host.passwordFor(joining)).toBe('CONTOSO\\anna');
    expect(host.passwordFor({ kind: 'rename', from: 'WIN-1', to: 'EX3' })).toBeNull();
    const thumbprint = 'A1B2C3D4E5F60718293A4B5C6D7E8F9001122334';
    expect(host.passwordFor({ kind: 'import-certificate', thumbprint, file: 'C:\\a.pfx' })).toBe(kitPassword);
  });

  it('arranges the resume before it asks for the restart', () => {
    const resume = { taskFile: 'C:\\State\\task.xml', program: 'C:\\CAS Recovery.exe', arguments: ['--resume', 'ex3'] };
    const tools = host.commandsFor({ kind: 'restart', reason: 'Windows takes its new name.', resume });
    expect(tools.map(line => line.split(' ')[0])).toEqual(['schtasks.exe', 'reg.exe', 'shutdown.exe']);
    expect(tools[1]).toContain('/d "\\"C:\\CAS Recovery.exe\\" --resume ex3"');
  });

  it('does not begin to join without a password, and starts nothing when it was cancelled', async () => {
    expect(await host.apply(joining, quietRun()).then(() => undefined, toProblem)).toMatchObject({
      code: 'PASSWORD_NEEDED',
    });
    const cancelled = AbortSignal.abort();
    const late = host.apply(
      { kind: 'rename', from: 'WIN-1', to: 'EX3' },
      { signal: cancelled, onOutput: () => undefined },
    );
    expect(await late.then(() => undefined, toProblem)).toMatchObject({ code: 'TOOL_STOPPED' });
  });

  it.skipIf(process.platform === 'win32')('notes of a program that is not there that it was not started', async () => {
    const told: unknown[] = [];
    const notes = {
      begun: async (line: string) => void told.push(line),
      ended: async (ending: unknown) => void told.push(ending),
    };
    const renamed = host.apply({ kind: 'rename', from: 'WIN-1', to: 'EX3' }, { ...quietRun(), notes });
    expect(await renamed.then(() => undefined, toProblem)).toMatchObject({ code: 'TOOL_NOT_RUN' });
    expect(told.slice(1)).toEqual([{ end: 'not started', exitCode: null, durationMs: null }]);
  });

  it.skipIf(process.platform === 'win32').each([
    ['its last line', 'echo "= end 5"; exit 0', 5, 'TOOL_ACCESS_DENIED'],
    ['Windows PowerShell, where it broke off', 'echo "Exception"; exit 3', 3, 'SCRIPT_BROKE_OFF'],
  ])('notes the exit code of a script by %s', async (_, script, exitCode, code) => {
    const folder = mkdtempSync(join(tmpdir(), 'cas-recovery-powershell-'));
    // Where no such path is known, its whole name is looked for along the search path.
    const file = join(folder, programFile('powershell.exe'));
    writeFileSync(file, `#!/bin/sh\n${script}\n`, { mode: 0o755 });
    const { PATH } = process.env;
    process.env['PATH'] = `${folder}:${String(PATH)}`;
    const ends: CommandEnding[] = [];
    const notes = { begun: () => Promise.resolve(), ended: async (end: CommandEnding) => void ends.push(end) };
    try {
      const renamed = host.apply({ kind: 'rename', from: 'WIN-1', to: 'EX3' }, { ...quietRun(), notes });
      expect(await renamed.then(() => undefined, toProblem)).toMatchObject({ code });
    } finally {
      process.env['PATH'] = PATH;
      rmSync(folder, { recursive: true, force: true });
    }
    expect(ends).toMatchObject([{ end: 'exited', exitCode }]);
  });
});
