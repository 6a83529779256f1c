import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

// No PowerShell runs here: what must never be lost is looked for in the text of the scripts.
const script = (name: string): string => readFileSync(resolve('main/adapters/windows/scripts', name), 'utf8');

/** From the line of this function to the brace that ends it. */
function functionOf(name: string, text: string): string {
  const [found = ''] = new RegExp(`^function ${name}\\b[^]*?^}`, 'm').exec(text) ?? [];
  return found;
}

describe('replace-file.ps1', () => {
  const text = script('replace-file.ps1');

  it('gives Windows a name for the old file, and puts it back whatever happens', () => {
    expect(functionOf('Move-IntoPlace', text)).toMatch(
      /try \{ \[System\.IO\.File\]::Replace\(\$from, \$Target, \$old, \$true\) \} finally \{ Restore-Old \}/,
    );
  });

  it('deletes neither the new nor the old file while the place is empty that held something', () => {
    const put = functionOf('Put-File', text);
    const guard = put.indexOf("if (($now -eq 'none') -or [System.IO.File]::Exists($Target)) {");
    expect(guard).toBeGreaterThan(-1);
    expect(put.indexOf('Delete($new)')).toBeGreaterThan(guard);
    expect(text.match(/Delete\(\$new\)/g)).toHaveLength(1);
    expect(functionOf('Remove-Old', text)).toMatch(/-and \[System\.IO\.File\]::Exists\(\$Target\)\)\) \{ return \}/);
    expect(text.match(/Delete\(\$old\)/g)).toHaveLength(1);
  });

  it('puts back what a broken-off run left, before it looks at the place', () => {
    const run = functionOf('Replace-File', text);
    expect(run.indexOf('Restore-Old')).toBeGreaterThan(-1);
    expect(run.indexOf('Restore-Old')).toBeLessThan(run.indexOf('$now = Get-Hash $Target'));
  });
});

it('remove-certificate.ps1 asks Exchange before it removes, and stops where Exchange does not tell', () => {
  const run = functionOf('Remove-FromStore', script('remove-certificate.ps1'));
  const places = [
    'Get-Services',
    'return $shellMissing',
    'if ($services.Count -gt 0)',
    'Remove-Certificate $certificate',
  ];
  const found = places.map(place => run.indexOf(place));
  expect(found).not.toContain(-1);
  expect(found).toEqual([...found].sort((one, other) => one - other));
});

it('import-certificate.ps1 puts back the one without a key, whatever the import ended with', () => {
  const text = script('import-certificate.ps1');
  expect(functionOf('Undo-Import', text)).toMatch(
    /finally \{\s+if \(\$there -ne \$null\) \{\s+\$store\.Add\(\$there\)/,
  );
  const add = functionOf('Add-Certificate', text);
  expect(add.indexOf('Undo-Import $store $there')).toBeGreaterThan(add.indexOf('} finally {'));
  expect(add.indexOf('try {')).toBeLessThan(add.indexOf('$store.Remove($there)'));
});
