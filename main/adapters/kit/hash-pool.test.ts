import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { hashOfListed } from './hash-pool.js';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cas hash '));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('files that other threads add up', () => {
  it('have the hash of their own bytes, whichever thread had them, empty and long ones too', async () => {
    const lengths = Array.from({ length: 300 }, (_, at) => (at * 7919) % 700_000);
    const files = lengths.map((length, at) => {
      const bytes = Buffer.alloc(length, at);
      const path = join(folder, `file ${String(at)}.bin`);
      writeFileSync(path, bytes);
      return { path, length, wanted: createHash('sha256').update(bytes).digest('hex') };
    });
    const found = await Promise.all(files.map(({ path, length }) => hashOfListed(path, length)));
    expect(found).toEqual(files.map(({ wanted }) => wanted));
  });

  it('say with the code of the system why one can not be read, and the others are added up all the same', async () => {
    const there = join(folder, 'there');
    writeFileSync(there, 'x');
    const [missing, found] = await Promise.allSettled([
      hashOfListed(join(folder, 'missing'), 1),
      hashOfListed(there, 1),
    ]);
    expect(missing).toMatchObject({ status: 'rejected', reason: { code: 'ENOENT' } });
    expect(found).toEqual({ status: 'fulfilled', value: createHash('sha256').update('x').digest('hex') });
  });

  it('are not begun for somebody who gave up', async () => {
    const controller = new AbortController();
    controller.abort();
    await expect(hashOfListed(join(folder, 'any'), 1, controller.signal)).rejects.toMatchObject({
      problem: { code: 'CANCELLED' },
    });
  });
});
