import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CliDocument } from '../../preload/contract/index.js';
import { cli } from './run-cli.js';

let folder: string;
beforeAll(async () => void (folder = await mkdtemp(join(tmpdir(), 'cas-recovery-doctor-'))));
afterAll(() => rm(folder, { recursive: true, force: true }));

const onWindows = process.platform === 'win32';

describe('cas-recovery doctor', () => {
  it('shows a row for each probe, and why some have no answer', async () => {
    const { code, stdout } = await cli(['doctor']);
    expect(stdout).toMatch(/\d+ of \d+ probes answered\.\n$/);
    expect(stdout).toMatch(/^services +(yes|NO) +\d+\.\d s +WMI Win32_Service/m);
    if (onWindows) return;
    expect(code).toBe(1);
    expect(stdout).toContain('  services: This is linux, not Windows.');
  });

  it('prints one document, and writes a bundle', async () => {
    const file = join(folder, 'bundle.json');
    const { code, stdout, stderr } = await cli(['doctor', '--json', '--bundle', file]);
    const document = CliDocument.parse(JSON.parse(stdout));
    expect(document).toMatchObject({ command: 'doctor', exitCode: code, files: [file] });
    expect(stderr).toContain(`Written: ${file}`);
    expect(JSON.parse(await readFile(file, 'utf8'))).toMatchObject({ platform: process.platform });
  });

  it('refuses a bundle that could not be written, before it asks anything', async () => {
    const { code, stderr } = await cli(['doctor', '--bundle', join(folder, 'not there', 'bundle.json')]);
    expect(code).toBe(1);
    expect(stderr).toContain('FILE_NOT_USABLE');
  });
});
