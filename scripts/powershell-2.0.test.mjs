import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from './lib/paths.mjs';
import { checkPowerShell2, newerThanPowerShell2 } from './lib/powershell-syntax.mjs';

const folders = ['main', 'assets', 'extraResources', 'scripts'];

async function scriptFiles() {
  const lists = await Promise.all(
    folders.map(async folder =>
      (await readdir(path.join(root, folder), { recursive: true })).map(name => path.join(folder, name)),
    ),
  );
  return lists.flat().filter(name => name.endsWith('.ps1'));
}

const files = await scriptFiles();

describe('the PowerShell scripts of the product', () => {
  it('are found', () => {
    expect(files).toContain(path.join('main', 'adapters', 'active-directory', 'windows-logon', 'read-directory.ps1'));
  });

  it.each(files)('suit PowerShell 2.0: %s', async file => {
    expect(await checkPowerShell2(path.join(root, file))).toEqual([]);
  });

  it.each(files)('ask no property that may be null for its text: %s', async file => {
    // A call on null ends the script; [string] makes an empty text of it.
    expect(await readFile(path.join(root, file), 'utf8')).not.toMatch(/\$\w+\.\w+\.ToString\(\)/i);
  });

  it.each(files)('leave standard input to themselves: %s', async file => {
    // From PowerShell 3.0 on, naming this variable anywhere makes PowerShell read it all ahead of the script.
    expect(await readFile(path.join(root, file), 'utf8')).not.toMatch(/\$input\b/i);
  });
});

describe('the check for PowerShell 2.0', () => {
  it.each([
    ['[pscustomobject]@{ a = 1 }', 'the type [pscustomobject]'],
    ['$x = [Ordered]@{ a = 1 }', 'the type [Ordered]'],
    ['$a -in $b', 'the operator -in'],
    ['$a -NotIn $b', 'the operator -NotIn'],
    ['1 -shl 2', 'the operator -shl'],
    ['a && b', 'the operator &&'],
    ['a || b', 'the operator ||'],
    ['class A { [int] $b }', 'a class'],
    ['enum A { b }', 'an enum'],
    ['using namespace System.IO', 'a using statement'],
    ['$z.Where({ $_ })', 'the method .Where({})'],
    ['$z.ForEach({ $_ })', 'can not be parsed'],
    ['[Text.StringBuilder]::new()', 'the method ::new()'],
    ['$a | Where-Object Name -eq x', 'where-object without a script block'],
    ['$a | % Name', '% without a script block'],
    ['$a | ConvertTo-Json', 'the command convertto-json'],
    ['Get-CimInstance Win32_Bios', 'the command get-ciminstance'],
    ['Get-Content a.txt -Raw', 'get-content -raw'],
    ['$PSScriptRoot', 'the variable $PSScriptRoot'],
    ['a.exe *> b.txt', 'the redirection *>'],
    ['if ($a { b }', 'can not be parsed'],
  ])('finds in %j: %s', async (text, what) => {
    expect(await newerThanPowerShell2(`$first = 1\n${text}\n`)).toContainEqual({
      line: 2,
      what,
    });
  });

  it.each([
    '$a | Where-Object { $_.Name -eq "x" } | ForEach-Object { $_.Name }',
    '$z.Where',
    'New-Object -TypeName Text.StringBuilder',
    'a.exe 2>&1',
    '"-in $b && [ordered]"',
    '$a # class A { }',
    'foreach ($a in $b) { $a }',
    'try { a } catch { b } finally { c }',
  ])('finds nothing in %j', async text => {
    expect(await newerThanPowerShell2(text)).toEqual([]);
  });
});
