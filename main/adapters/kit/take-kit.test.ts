import { spawn } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { appendFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { NewKit } from '../../ports/kit-store.js';
import { makeServer, parts, putFiles, run, take, takenAt, type FixtureServer } from './fixture-kit.js';
import { openKit } from './kit-side.js';
import { beginKit } from './new-place.js';

const servers: FixtureServer[] = [];
const files = { 'Owa/web.config': '<configuration/>', 'Owa/auth/logon.aspx': 'welcome', 'ecp/empty.config': '' };

async function server(more: Readonly<Record<string, string>> = files): Promise<FixtureServer> {
  const made = await makeServer(more);
  servers.push(made);
  return made;
}

afterEach(() => {
  for (const { folder } of servers.splice(0)) rmSync(folder, { recursive: true, force: true });
});

const paths = ({ files: all }: { readonly files: readonly { path: string }[] }): string[] =>
  all.map(({ path }) => path);

/** A disk that is full after so many files. */
function fullAfter(most: number): typeof beginKit {
  return async (...args) => {
    const kit = await beginKit(...args);
    let taken = 0;
    return {
      ...kit,
      take: (from, path) => {
        taken += 1;
        return taken > most ? Promise.reject(new Error('stopped')) : kit.take(from, path);
      },
    } satisfies NewKit;
  };
}

describe.each(['kit', 'kit.zip'])('a kit that is taken into %s', name => {
  it('holds every file that counts, byte for byte, with its hash', async () => {
    const made = await server({ ...files, 'Owa/big.js': 'x'.repeat(5_000_000), 'Owa/trace.log': 'left out' });
    const out = join(made.folder, name);
    const manifest = await take(made, out);
    expect(paths(manifest)).toEqual([
      'files/client-access/Owa/auth/logon.aspx',
      'files/client-access/Owa/big.js',
      'files/client-access/Owa/web.config',
      'files/client-access/ecp/empty.config',
      'settings.json',
    ]);
    const kit = await openKit(out);
    expect(await kit.verify()).toEqual([]);
    const [logon, big] = kit.side.files;
    expect(logon && (await kit.side.read(logon)).toString()).toBe('welcome');
    expect(big && (await kit.side.read(big)).length).toBe(5_000_000);
    expect(manifest.files[0]).toMatchObject({ from: 'C:\\Exchange\\ClientAccess\\Owa\\auth\\logon.aspx', bytes: 7 });
    await kit.close();
    expect(readdirSync(made.folder).sort()).toEqual(['ClientAccess', name]);
  });

  it('is never written over one that is there', async () => {
    const made = await server();
    const out = join(made.folder, name);
    const first = await take(made, out);
    await expect(take(made, out)).rejects.toMatchObject({ problem: { code: 'KIT_ALREADY_THERE' } });
    const kit = await openKit(out);
    expect(kit.manifest.id).toBe(first.id);
    expect(await kit.verify()).toEqual([]);
    await kit.close();
  });

  it('leaves nothing behind when it fails in the middle, or is cancelled', async () => {
    const made = await server();
    const out = join(made.folder, name);
    await expect(take(made, out, { parts: { begin: fullAfter(1) } })).rejects.toThrow('stopped');
    const cancelled = new AbortController();
    const stopping = { ...run(cancelled.signal), onProgress: () => cancelled.abort() };
    await expect(take(made, out, { run: stopping })).rejects.toMatchObject({ problem: { code: 'CANCELLED' } });
    expect(readdirSync(made.folder)).toEqual(['ClientAccess']);
  });

  it('is refused inside a folder that goes into it', async () => {
    const made = await server();
    const out = join(made.roots[0]?.path ?? '', 'Owa', name);
    await expect(take(made, out)).rejects.toMatchObject({ problem: { code: 'KIT_INSIDE_SOURCE' } });
    expect(existsSync(out)).toBe(false);
  });

  it('is refused while another run writes it, and takes over the lock of one that is gone', async () => {
    const made = await server();
    const out = join(made.folder, name);
    const other = await beginKit(out, { server: 'CAS01', startedAt: takenAt }, []);
    await expect(take(made, out)).rejects.toMatchObject({ problem: { code: 'KIT_BEING_WRITTEN' } });
    await other.abandon();
    const lock = name.endsWith('.zip') ? `${out}.lock` : join(out, 'kit.lock');
    if (!name.endsWith('.zip')) mkdirSync(out);
    writeFileSync(lock, JSON.stringify({ computer: hostname(), process: await idOfEnded(), mark: 'x' }));
    expect(paths(await take(made, out))).toHaveLength(4);
    expect(existsSync(lock)).toBe(false);
  });

  it.each<[string, (root: string) => unknown, string, RegExp]>([
    [
      'a link to a file',
      (root: string) => symlinkSync('/etc/hostname', join(root, 'Owa', 'linked.config')),
      'linked.config',
      /link/,
    ],
    ['a link to a folder', (root: string) => symlinkSync('/etc', join(root, 'Owa', 'linked')), 'linked', /link/],
    ['a device name', (root: string) => writeFileSync(join(root, 'Owa', 'nul.config'), ''), 'nul.config', /device/],
    ['a dot at the end', (root: string) => writeFileSync(join(root, 'Owa', 'x.'), ''), 'x.', /dot/],
    ['a colon', (root: string) => writeFileSync(join(root, 'Owa', 'web.config:x'), ''), 'web.config:x', /forbids/],
    ['a folder with a forbidden name', (root: string) => putFiles(root, { 'Owa/con/a.config': '' }), 'con', /device/],
  ])('lacks %s, and says why', async (_what, spoil, file, why) => {
    if (process.platform === 'win32') return;
    const made = await server();
    await spoil(made.roots[0]?.path ?? '');
    const manifest = await take(made, join(made.folder, name));
    expect(paths(manifest)).toHaveLength(4);
    expect(manifest.lacks).toContainEqual(
      expect.objectContaining({
        part: 'client-access files',
        what: `Owa/${file}`,
        why: expect.stringMatching(why) as string,
      }),
    );
  });

  it('lacks a file that vanished, and one that changes whenever it is read', async () => {
    const made = await server({ ...files, 'Owa/live.config': 'x'.repeat(3_000_000) });
    const root = made.roots[0]?.path ?? '';
    const live = join(root, 'Owa', 'live.config');
    const begin: typeof beginKit = async (...args) => {
      const kit = await beginKit(...args);
      rmSync(join(root, 'Owa', 'web.config'));
      return {
        ...kit,
        take: async (from, path) => {
          if (from.path !== live) return kit.take(from, path);
          let changing = true;
          const change = async (): Promise<void> => {
            while (changing) await appendFile(live, 'y');
          };
          const changes = change();
          const taken = await kit.take(from, path);
          changing = false;
          await changes;
          return taken;
        },
      };
    };
    const out = join(made.folder, name);
    const manifest = await take(made, out, { parts: { begin } });
    expect(manifest.lacks.filter(({ part }) => part === 'client-access files')).toEqual([
      expect.objectContaining({ what: 'Owa/live.config', why: expect.stringContaining('changed') as string }),
      expect.objectContaining({ what: 'Owa/web.config', why: expect.stringContaining('does not exist') as string }),
    ]);
    expect(paths(manifest)).not.toContain('files/client-access/Owa/web.config');
    const kit = await openKit(out);
    expect(await kit.verify()).toEqual([]);
    await kit.close();
  });
});

it('takes neither of two files that Windows would take for one another, and names both', async () => {
  if (process.platform === 'win32') return;
  const made = await server();
  writeFileSync(join(made.roots[0]?.path ?? '', 'Owa', 'WEB.config'), '');
  const manifest = await take(made, join(made.folder, 'kit'));
  expect(paths(manifest).filter(path => /web\.config$/i.test(path))).toEqual([]);
  const named = manifest.lacks.filter(({ why }) => why.includes('case'));
  expect(named.map(({ what }) => what).sort()).toEqual(['Owa/WEB.config', 'Owa/web.config']);
});

describe('a folder for a kit', () => {
  it('is refused when something else is in it, which stays', async () => {
    const made = await server();
    const out = join(made.folder, 'kit');
    await putFiles(out, { 'mine.txt': 'keep' });
    await expect(take(made, out)).rejects.toMatchObject({ problem: { code: 'KIT_FOLDER_NOT_EMPTY' } });
    expect(readdirSync(out)).toEqual(['mine.txt']);
  });

  it('that holds an unfinished kit of the same server is begun again', async () => {
    const made = await server();
    const out = join(made.folder, 'kit');
    await killedIn(made, out);
    await expect(openKit(out)).rejects.toMatchObject({ problem: { code: 'KIT_UNFINISHED' } });
    expect(paths(await take(made, out))).toHaveLength(4);
    const kit = await openKit(out);
    expect(await kit.verify()).toEqual([]);
    await kit.close();
  });

  it('that holds an unfinished kit of another server stays as it is', async () => {
    const made = await server();
    const out = join(made.folder, 'kit');
    await killedIn(made, out);
    const before = readdirSync(out).sort();
    await expect(take(made, out, { server: 'CAS02' })).rejects.toMatchObject({
      problem: { code: 'KIT_FOLDER_NOT_EMPTY' },
    });
    expect(readdirSync(out).sort()).toEqual(before.filter(one => one !== 'kit.lock'));
  });

  it('keeps what somebody put beside an unfinished kit, and is refused', async () => {
    const made = await server();
    const out = join(made.folder, 'kit');
    await killedIn(made, out);
    await putFiles(out, { 'files/client-access/mine.txt': 'keep' });
    await expect(take(made, out)).rejects.toMatchObject({ problem: { code: 'KIT_FOLDER_NOT_EMPTY' } });
    expect(readFileSync(join(out, 'files', 'client-access', 'mine.txt'), 'utf8')).toBe('keep');
  });

  it('loses nothing outside of it to the list of an unfinished kit', async () => {
    const made = await server();
    const out = join(made.folder, 'kit');
    const outside = join(made.folder, 'outside');
    await putFiles(outside, { 'web.config': 'keep', 'settings.json': 'keep' });
    mkdirSync(join(out, 'files'), { recursive: true });
    symlinkSync(outside, join(out, 'files', 'client-access'));
    const listed = ['../outside/web.config', 'files/client-access/web.config', join(outside, 'settings.json')];
    const marker = { schema: 'cas-recovery/unfinished-kit/1', server: 'CAS01', startedAt: takenAt, files: listed };
    writeFileSync(join(out, 'unfinished.json'), JSON.stringify(marker));
    await expect(take(made, out)).rejects.toMatchObject({ problem: { code: 'KIT_FOLDER_NOT_EMPTY' } });
    expect(readdirSync(outside).sort()).toEqual(['settings.json', 'web.config']);
  });
});

describe('a file that is too large to be looked into', () => {
  it('is taken all the same', async () => {
    const made = await server();
    truncateSync(join(made.roots[0]?.path ?? '', 'Owa', 'web.config'), 70 * 1024 * 1024);
    const out = join(made.folder, 'kit');
    await take(made, out);
    const kit = await openKit(out);
    const file = kit.side.files.find(({ bytes }) => bytes > 0 && bytes === 70 * 1024 * 1024);
    await expect(file && kit.side.read(file)).rejects.toMatchObject({ problem: { code: 'FILE_TOO_LARGE' } });
    expect(await kit.verify()).toEqual([]);
  });
});

/** As a process leaves it that was killed: planned, half written, and its lock still there. */
async function killedIn({ roots }: FixtureServer, out: string): Promise<void> {
  const kit = await beginKit(out, { server: 'CAS01', startedAt: takenAt }, roots);
  const listing = await parts.listTree(roots[0] ?? { tree: 'client-access', path: '', shown: '' });
  const planned = listing.files.map(({ file }) => `files/client-access/${file}`);
  await kit.plan(['settings.json', ...planned], 1000);
  for (const file of listing.files.slice(0, 2)) await kit.take(file, `files/client-access/${file.file}`);
  const lock = { computer: hostname(), process: await idOfEnded(), mark: 'x' };
  writeFileSync(join(out, 'kit.lock'), JSON.stringify(lock));
}

/** The id of a process that is no more. */
function idOfEnded(): Promise<number> {
  return new Promise(done => {
    const child = spawn(process.execPath, ['--version'], { stdio: 'ignore' });
    child.once('exit', () => done(child.pid ?? 0));
  });
}
