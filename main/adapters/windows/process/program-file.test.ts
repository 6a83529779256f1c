import { describe, expect, it } from 'vitest';
import { programFile } from './program-file.js';

describe('the file of a program', () => {
  it.each([
    ['reg.exe', 'System32\\reg.exe'],
    ['appcmd.exe', 'System32\\inetsrv\\appcmd.exe'],
    ['powershell.exe', 'System32\\WindowsPowerShell\\v1.0\\powershell.exe'],
  ])('%s is that of Windows, whatever the search path says', (program, end) => {
    expect(programFile(program).endsWith(`\\${end}`)).toBe(true);
  });

  it('is taken as it stands where it has a path', () => {
    expect(programFile('"D:\\Media 1\\setup.com"')).toBe('D:\\Media 1\\setup.com');
  });
});
