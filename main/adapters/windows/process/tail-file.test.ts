import { appendFile, mkdtemp, rename, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { tailFile } from './tail-file.js';
import { textDecoder } from './text-decoder.js';

let folder = '';
let path = '';
let stop = new AbortController();
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cas-tail-'));
  path = join(folder, 'ExchangeSetup.log');
  stop = new AbortController();
});
afterEach(() => rm(folder, { recursive: true, force: true }));

function follow(more: { from?: number; isComplete?: () => boolean } = {}) {
  const lines: string[] = [];
  const unfinished: string[] = [];
  const decoder = () => textDecoder({ usual: 'cp1252', orUtf8: true });
  const end = tailFile({
    path,
    decoder,
    onLine: line => lines.push(line),
    onUnfinished: line => unfinished.push(line),
    signal: stop.signal,
    ...more,
  });
  return { lines, unfinished, end };
}

async function seen(lines: readonly string[], count: number): Promise<void> {
  for (let waited = 0; lines.length < count && waited < 5000; waited += 5) await new Promise(go => setTimeout(go, 5));
}

describe('a file that grows', () => {
  it('is followed from before it exists, and each line is seen within 250 ms', async () => {
    const { lines, end } = follow();
    await new Promise(go => setTimeout(go, 150));
    const delays: number[] = [];
    for (const line of ['first\r\n', 'Größe\r\n', 'third\r\n', '4\r\n', '5\r\n']) {
      const at = performance.now();
      const count = lines.length + 1;
      await appendFile(path, iconv.encode(line, 'cp1252'));
      await seen(lines, count);
      delays.push(performance.now() - at);
    }
    stop.abort();
    expect(await end).toEqual({ offset: 27, complete: false });
    expect(lines).toEqual(['first', 'Größe', 'third', '4', '5']);
    // Not the worst ones: this machine may have other things to do.
    expect(delays.sort((a, b) => a - b)[1]).toBeLessThan(250);
  });

  it('shows a line before it is complete', async () => {
    await writeFile(path, 'Copying ...');
    const { lines, unfinished, end } = follow();
    await seen(unfinished, 1);
    await appendFile(path, '... done');
    await seen(unfinished, 2);
    stop.abort();
    await end;
    expect(unfinished).toEqual(['Copying ...', 'Copying ...... done']);
    expect(lines).toEqual(['Copying ...... done']);
  });

  it('is read to its end when it is complete', async () => {
    await writeFile(path, 'a\nb\n');
    let asked = 0;
    const isComplete = (): boolean => ++asked === 3;
    const { lines, end } = follow({ isComplete });
    await appendFile(path, 'last');
    expect(await end).toEqual({ offset: 8, complete: true });
    expect(lines).toEqual(['a', 'b', 'last']);
  });

  it('is read from where an earlier reading ended', async () => {
    await writeFile(path, 'old\nnew\n');
    const { lines, end } = follow({ from: 4, isComplete: () => true });
    expect(await end).toEqual({ offset: 8, complete: true });
    expect(lines).toEqual(['new']);
  });
});

describe('a file that is another one now', () => {
  it.each([
    ['emptied', () => truncate(path, 0)],
    ['deleted', () => rm(path)],
    ['renamed away', () => rename(path, `${path}.old`)],
  ])('is read from its beginning when it was %s', async (_how, change) => {
    await writeFile(path, 'one\nof the first file\nrest');
    const { lines, end } = follow();
    await seen(lines, 2);
    await change();
    await new Promise(go => setTimeout(go, 250));
    await appendFile(path, 'two\nof the second file, which is longer than the first one\n');
    await seen(lines, 5);
    stop.abort();
    await end;
    expect(lines).toEqual([
      'one',
      'of the first file',
      'rest',
      'two',
      'of the second file, which is longer than the first one',
    ]);
  });

  it('is read from its beginning when it is shorter than what was read of it', async () => {
    await writeFile(path, 'new\n');
    const { lines, end } = follow({ from: 1000, isComplete: () => true });
    expect(await end).toEqual({ offset: 4, complete: true });
    expect(lines).toEqual(['new']);
  });
});

describe('a file that can never be read', () => {
  it('is told', async () => {
    const decoder = () => textDecoder({ usual: 'cp1252' });
    const reading = tailFile({ path: folder, decoder, onLine: () => undefined });
    expect(await reading.catch((thrown: unknown) => thrown)).toMatchObject({ code: 'EISDIR' });
  });
});
