import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { codePages } from './code-pages.js';
import { detachedOutputFile, startDetached } from './detached.js';
import { newFolder, removeFolder, standIn } from './fixture-windows.js';
import { followDetached } from './follow-detached.js';
import { runTool } from './run-tool.js';

let folder = '';
beforeAll(async () => void (folder = await newFolder()));
afterAll(() => removeFolder(folder));

/** On Wine the test says which Windows it has made. */
const made = process.env['CAS_RECOVERY_CODE_PAGE'];
const lastLine = 'Größe, Maß, ÄÖÜ äöü ß é ñ';
const german = { STAND_IN_GERMAN: '1', STAND_IN_LINE_MS: '0' };

describe('the code pages of this Windows', () => {
  it('are read from its registry', async () => {
    const { oem, ansi, source } = await codePages();
    expect(source).not.toContain('assumed');
    if (made !== undefined) expect({ oem, ansi }).toEqual({ oem: `cp${made}`, ansi: 'cp1252' });
  });
});

describe('what a tool prints in the code page of its console', () => {
  it('is shown with its umlauts', async () => {
    const { output, bytes } = await runTool({
      file: standIn('setup.com'),
      args: [],
      timeLimitSeconds: 20,
      environment: german,
    });
    expect(output.split('\n').at(-1)).toBe(lastLine);
    expect(bytes.includes(iconv.encode(lastLine, (await codePages()).oem))).toBe(true);
    expect(bytes.includes(Buffer.from('ü', 'utf8'))).toBe(false);
  });

  it('is shown with its umlauts when it outlives this program', async () => {
    const place = join(folder, 'run');
    await mkdir(place);
    Object.assign(process.env, german);
    await startDetached({ folder: place, file: standIn('setup.com'), args: [] });
    const lines: string[] = [];
    const { signal } = new AbortController();
    await followDetached(place, { signal, onOutput: line => lines.push(line) });
    expect(lines.at(-1)).toBe(lastLine);
    expect((await readFile(detachedOutputFile(place))).includes(Buffer.from('ü', 'utf8'))).toBe(false);
  });
});
