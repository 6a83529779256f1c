import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, it } from 'vitest';

// No PowerShell runs here: what must never be lost is looked for in the text of the scripts.
const script = (name: string): string => readFileSync(resolve('main/adapters/windows/scripts', name), 'utf8');

it('gives no path of a volume without a letter to System.IO, which refuses it', () => {
  const text = script('backup-folders.ps1');
  const [read = ''] = /^function Read-Folders\b[^]*?^}/m.exec(text) ?? [];
  const own = read.indexOf("if ($folder.StartsWith('\\\\?\\')) {");
  expect(own).toBeGreaterThan(-1);
  expect(read.indexOf('[CasRecovery.Folders]::Names($folder)')).toBeGreaterThan(own);
  expect(read.indexOf('return , $found')).toBeLessThan(read.indexOf('System.IO'));
  // Places are read by these functions alone.
  expect(script('read-backups.ps1')).not.toMatch(/System\.IO\.Directory\]::\w+\(\$(?!logs)/);
});

it('tells a folder that is not there from one that can’t be read by the code of Windows', () => {
  const text = script('backup-folders.ps1');
  expect(text).toMatch(/if \(code == 2\) return names;\s+if \(code == 3\) return null;\s+throw new Win32Exception/);
  // WIN32_FIND_DATA has its times at 4 bytes.
  expect(text).toContain('LayoutKind.Sequential, Pack = 4');
});
