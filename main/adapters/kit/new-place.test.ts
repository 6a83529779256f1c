import { createReadStream, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { makeServer, take, type FixtureServer } from './fixture-kit.js';
import { makeFolder } from './make-folder.js';
import { beginKit } from './new-place.js';

const servers: FixtureServer[] = [];

async function server(): Promise<FixtureServer> {
  const made = await makeServer({ 'Owa/web.config': '<configuration/>' });
  servers.push(made);
  return made;
}

afterEach(() => {
  for (const { folder } of servers.splice(0)) rmSync(folder, { recursive: true, force: true });
});

describe('the place of a new kit', () => {
  it.each([
    ['/proc/cas-recovery/kit', '/proc'],
    ['/proc/cas-recovery/kit.zip', '/proc'],
    ['/proc/self/kit', '/proc/self'],
  ])('can’t be %s, and the folder is named that lets nothing be made', async (out, path) => {
    if (process.platform !== 'linux') return;
    const message = new RegExp(`^${path}(?:/\\S*)? can't be used: (?!it does not exist)`);
    await expect(take(await server(), out)).rejects.toMatchObject({
      problem: { code: 'FILE_NOT_USABLE', happened: expect.stringMatching(message) as string },
    });
  });

  it('is made with the folders above it, and not where a file is in the way', async () => {
    const { folder } = await server();
    expect(await makeFolder(join(folder, 'a', 'b'))).toBe(join(folder, 'a'));
    expect(await makeFolder(join(folder, 'a', 'b'))).toBe(undefined);
    writeFileSync(join(folder, 'file'), '');
    await expect(makeFolder(join(folder, 'file', 'b'))).rejects.toThrow('FILE_NOT_USABLE');
    await expect(makeFolder(join(folder, 'file'))).rejects.toThrow('FILE_NOT_USABLE');
  });

  it.each(['kit', 'kit.zip'])('is closed to others before anything is written: %s', async name => {
    const made = await server();
    const closed: string[] = [];
    const protect = (path: string, what: 'folder' | 'file'): Promise<void> => {
      if (what === 'folder') mkdirSync(path, { recursive: true });
      closed.push(`${what} ${heldBy(path)}`);
      return Promise.resolve();
    };
    const begin: typeof beginKit = (out, head, roots) => beginKit(out, head, roots, protect);
    const { lacks } = await take(made, join(made.folder, name), { parts: { begin } });
    expect(closed).toEqual(name === 'kit' ? ['folder 0'] : ['file 0', 'folder 0']);
    expect(lacks.filter(({ what }) => what.includes('protection'))).toEqual([]);
  });

  it.each(['kit', 'kit.zip'])('that can’t be closed to others is a lack: %s', async name => {
    const made = await server();
    const protect = () => Promise.reject(new Error('FAT32 has no rights'));
    const begin: typeof beginKit = (out, head, roots) => beginKit(out, head, roots, protect);
    const { lacks } = await take(made, join(made.folder, name), { parts: { begin } });
    expect(lacks.map(({ why }) => why).join(' ')).toContain('FAT32 has no rights');
  });
});

/** How much is in a place. */
function heldBy(path: string): number {
  return existsSync(path) && path.endsWith('.part') ? readFileSync(path).length : readdirSync(path).length;
}

describe('what an unfinished ZIP file was left as', () => {
  const left = async (path: string, server = 'CAS01'): Promise<Buffer> => {
    const kit = await beginKit(path, { server, startedAt: '2026-11-27T00:00:00.000Z' }, []);
    await kit.plan([], 0);
    const bytes: Buffer[] = [];
    // Its first entry is on the disk by now, or comes soon.
    while (!Buffer.concat(bytes).includes('}\n')) {
      bytes.length = 0;
      for await (const piece of createReadStream(`${path}.part`)) bytes.push(piece as Buffer);
    }
    await kit.abandon();
    return Buffer.concat(bytes);
  };

  it('is taken away for a kit of the same server only, and any other file stays', async () => {
    const made = await server();
    const out = join(made.folder, 'kit.zip');
    const foreign = Buffer.concat([Buffer.from('PK\u0003\u0004'), Buffer.alloc(200, 1)]);
    const other = await left(out, 'CAS02');
    for (const bytes of [foreign, Buffer.from('text'), other]) {
      writeFileSync(`${out}.part`, bytes);
      await expect(take(made, out)).rejects.toThrow('KIT_FOLDER_NOT_EMPTY');
      expect(readFileSync(`${out}.part`).equals(bytes)).toBe(true);
    }
    rmSync(`${out}.part`);
    writeFileSync(`${out}.part`, await left(out));
    await take(made, out);
    expect(readdirSync(made.folder).sort()).toEqual(['ClientAccess', 'kit.zip']);
  });
});
