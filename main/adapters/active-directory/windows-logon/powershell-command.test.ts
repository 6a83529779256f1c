import { describe, expect, it } from 'vitest';
import { powershellCommand } from './powershell-command.js';

const windows64 = { arch: 'x64', environment: { SystemRoot: 'C:\\Windows' } };

describe('the command that starts the script', () => {
  it('is the PowerShell of Windows, with no profile, no question and no reading of its own', () => {
    expect(powershellCommand('/app/dist/scripts', undefined, windows64)).toEqual({
      file: 'C:\\Windows\\System32\\WindowsPowerShell\\v1.0\\powershell.exe',
      args: [
        ...['-NoLogo', '-NoProfile', '-NonInteractive', '-InputFormat', 'None', '-ExecutionPolicy', 'Bypass'],
        ...['-File', '/app/dist/scripts/read-directory.ps1'],
      ],
      server: undefined,
    });
  });

  it('names the domain controller that was chosen by hand', () => {
    const { args, server } = powershellCommand('/s', 'dc2.contoso.local', windows64);
    expect(args.slice(-2)).toEqual(['-Server', 'dc2.contoso.local']);
    expect(server).toBe('dc2.contoso.local');
  });

  it.each([
    ['ia32', { SystemRoot: 'D:\\Win', PROCESSOR_ARCHITEW6432: 'AMD64' }, 'D:\\Win\\Sysnative\\'],
    ['ia32', { SystemRoot: 'D:\\Win' }, 'D:\\Win\\System32\\'],
    ['x64', {}, 'C:\\Windows\\System32\\'],
  ])('is the one of the same system for a program of %s under %j', (arch, environment, folder) => {
    expect(powershellCommand('/s', undefined, { arch, environment }).file.startsWith(folder)).toBe(true);
  });

  it.each([
    ['/x/app.asar/dist/scripts', '/x/app.asar.unpacked/dist/scripts/read-directory.ps1'],
    ['/x/app.asar.unpacked/dist/scripts', '/x/app.asar.unpacked/dist/scripts/read-directory.ps1'],
    ['/x/dist/scripts', '/x/dist/scripts/read-directory.ps1'],
  ])('finds the script of %s as a real file', (folder, file) => {
    expect(powershellCommand(folder, undefined, windows64).args).toContain(file);
  });
});
