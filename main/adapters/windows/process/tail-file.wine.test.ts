import { type ChildProcess, spawn } from 'node:child_process';
import { appendFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newFolder, pause, removeFolder, standIn, until } from './fixture-windows.js';
import { runTool } from './run-tool.js';
import { tailFile } from './tail-file.js';
import { textDecoder } from './text-decoder.js';

let folder = '';
beforeAll(async () => void (folder = await newFolder()));
afterAll(() => removeFolder(folder));

function follow(path: string) {
  const stop = new AbortController();
  const lines: string[] = [];
  const at: number[] = [];
  const onLine = (line: string): void => {
    lines.push(line);
    at.push(performance.now());
  };
  const decoder = () => textDecoder({ usual: 'cp1252', orUtf8: true });
  const end = tailFile({ path, decoder, onLine, signal: stop.signal });
  return { lines, at, stop: () => (stop.abort(), end) };
}

/** Another program has the file for itself for so many milliseconds. Resolves once it has. */
function hold(path: string, ms: number): Promise<ChildProcess> {
  const child = spawn(standIn('hold.exe'), [path, String(ms)], { stdio: ['ignore', 'pipe', 'ignore'] });
  return new Promise(done => child.stdout.once('data', () => done(child)));
}

describe('a log that setup writes', () => {
  it('is followed while setup runs', async () => {
    const path = join(folder, 'ExchangeSetup.log');
    const log = follow(path);
    const environment = { STAND_IN_LOG: path, STAND_IN_LINE_MS: '50' };
    const printed: number[] = [];
    const onOutput = (): void => void printed.push(performance.now());
    await runTool({ file: standIn('setup.com'), args: [], timeLimitSeconds: 30, environment, onOutput });
    await until(() => log.lines.length === printed.length);
    await log.stop();
    expect(log.lines.at(-1)).toBe('The Microsoft Exchange Server setup operation completed successfully.');
    // Setup prints a line just before it logs it.
    const delays = log.at.map((at, index) => at - (printed[index] ?? 0)).sort((a, b) => a - b);
    expect(delays[Math.floor(delays.length / 2)]).toBeLessThan(250);
  });

  it('is waited for while another program has it for itself', async () => {
    const path = join(folder, 'held.log');
    await writeFile(path, 'first\r\n');
    const holder = await hold(path, 600);
    const log = follow(path);
    await pause(300);
    expect(log.lines).toEqual([]);
    await until(() => holder.exitCode !== null);
    await until(() => log.lines.length === 1);
    await log.stop();
    expect(log.lines).toEqual(['first']);
  });

  it('can be renamed and begun anew while it is followed', async () => {
    const path = join(folder, 'rotated.log');
    await writeFile(path, 'old 1\r\nold 2\r\n');
    const log = follow(path);
    await until(() => log.lines.length === 2);
    await rename(path, `${path}.1`);
    await writeFile(path, 'new 1, which is longer than all of the old log\r\n');
    await until(() => log.lines.length === 3);
    await appendFile(path, 'new 2\r\n');
    await until(() => log.lines.length === 4);
    await log.stop();
    expect(log.lines.slice(2)).toEqual(['new 1, which is longer than all of the old log', 'new 2']);
  });
});
