import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { largeDomain, writeLargeExport } from './fixture-large-export.js';
import { openLdifDirectory } from './ldif-directory.js';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cas-recovery-ldif-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

/** Megabytes in use, inside and outside the heap, once what nobody needs is gone. */
function megabytesInUse(): number {
  collectGarbage();
  const { heapUsed, external } = process.memoryUsage();
  return (heapUsed + external) / 1e6;
}

describe('an export much larger than what recovery asks for', () => {
  it('is never held in memory, and yet can be asked for any server and any computer', async () => {
    const path = join(folder, 'large.ldf');
    await writeLargeExport(path, { bytes: 60_000_000, servers: 20, peoplePerComputer: 10 });
    const before = megabytesInUse();
    const inUse: number[] = [];
    const onProgress = (bytesRead: number): void => {
      if (Math.floor(bytesRead / 1e7) >= inUse.length) inUse.push(megabytesInUse() - before);
    };
    const directory = await openLdifDirectory([path], { onProgress });
    inUse.push(megabytesInUse() - before);

    expect(inUse.length).toBeGreaterThan(5);
    expect(Math.max(...inUse)).toBeLessThan(20);
    const computer = { attribute: 'objectClass', equals: 'computer' };
    const [found] = await directory.search({
      base: largeDomain,
      scope: 'subtree',
      where: { all: [computer, { attribute: 'sAMAccountName', equals: 'PC100$' }] },
      attributes: ['sAMAccountName'],
    });
    expect(found?.attributes.get('samaccountname')).toEqual(['PC100$']);
    const servers = await directory.search({
      base: (await directory.root()).configuration,
      scope: 'subtree',
      where: { attribute: 'objectClass', equals: 'msExchExchangeServer' },
      attributes: ['cn'],
    });
    expect(servers).toHaveLength(20);
  });
});
