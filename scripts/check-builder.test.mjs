import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { builderFaults } from './check-builder.mjs';

const text = await readFile(new URL('../electron-builder.yml', import.meta.url), 'utf8');

describe('the settings of the installers', () => {
  it('satisfy the schema of electron-builder', async () => {
    expect(await builderFaults(text)).toEqual([]);
  });

  it.each([
    ['a level that does not exist', 'requireAdministrator', 'requireWizard', /requestedExecutionLevel/],
    ['a misspelt key', 'perMachine', 'perMashine', /perMashine/],
    ['a fuse that does not exist', 'runAsNode', 'runAsDeno', /runAsDeno/],
    ['an icon that is not there', 'icon.ico', 'icon.bmp', /icon\.bmp/],
  ])('are refused with %s', async (_what, right, wrong, fault) => {
    expect((await builderFaults(text.replace(right, wrong))).join('\n')).toMatch(fault);
  });

  it('make Windows ask for an administrator, and carry the Electron that starts on Windows Server 2008 R2', () => {
    expect(text).toContain('requestedExecutionLevel: requireAdministrator');
    expect(text).toContain('electronVersion: 22.3.27');
  });
});
