import { describe, expect, it } from 'vitest';
import { kitPassword } from '../../commands/reapply-commands.js';
import { systemClock } from '../../ports/clock.js';
import { toProblem } from '../../problems/problem.js';
import { quietRun } from '../rehearsal/fixture-rehearsal.js';
import { WindowsHost } from './windows-host.js';

const host = new WindowsHost({
  folder: 'C:\\ProgramData\\CAS Recovery\\recoveries\\ex3',
  scriptsFolder: 'C:\\Program Files\\CAS Recovery\\scripts',
  folders: { media: null, packages: null, windowsSource: null },
  domainController: null,
  clock: systemClock,
});

const join = {
  kind: 'join-domain',
  computer: 'EX3',
  domain: 'contoso.local',
  account: 'CONTOSO\\anna',
  rejoin: false,
} as const;

const powershell = 'powershell.exe -NoLogo -NoProfile -NonInteractive -InputFormat None -ExecutionPolicy Bypass -File';

describe('this Windows machine', () => {
  it('names the scripts where they lie, and no password', () => {
    expect(host.commandsFor(join)).toEqual([
      `${powershell} "C:\\Program Files\\CAS Recovery\\scripts\\join-domain.ps1" -Computer EX3 -Domain contoso.local -Account CONTOSO\\anna`,
    ]);
  });

  it('says whose password a change needs', () => {
    expect(host.passwordFor(join)).toBe('CONTOSO\\anna');
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
    expect(await host.apply(join, quietRun()).then(() => undefined, toProblem)).toMatchObject({
      code: 'PASSWORD_NEEDED',
    });
    const cancelled = AbortSignal.abort();
    const late = host.apply(
      { kind: 'rename', from: 'WIN-1', to: 'EX3' },
      { signal: cancelled, onOutput: () => undefined },
    );
    expect(await late.then(() => undefined, toProblem)).toMatchObject({ code: 'TOOL_STOPPED' });
  });
});
