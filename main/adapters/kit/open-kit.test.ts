import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ZipFile } from 'yazl';
import type { KitManifest } from '../../../preload/contract/index.js';
import { makeServer, take, type FixtureServer } from './fixture-kit.js';
import { openContents } from './kit-contents.js';
import { openKit } from './kit-side.js';
import { openSourceSide } from './source-side.js';

let folder = '';
let server: FixtureServer;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cas kits '));
  server = await makeServer({ 'Owa/web.config': '<configuration/>', 'Owa/auth/logon.aspx': 'welcome' });
});
afterAll(async () => {
  for (const one of [folder, server.folder]) await rm(one, { recursive: true, force: true });
});

let number = 0;
async function freshKit(): Promise<string> {
  const out = join(folder, `kit${String((number += 1))}`);
  await take(server, out);
  return out;
}

const logon = 'files/client-access/Owa/auth/logon.aspx';

describe('a damaged kit', () => {
  it.each<[string, (kit: string) => void, { path: string; what: string }]>([
    ['a changed byte', kit => writeFileSync(join(kit, logon), 'welcomE'), { path: logon, what: 'changed' }],
    ['a file cut short', kit => truncateSync(join(kit, logon), 3), { path: logon, what: 'changed' }],
    ['a file made longer', kit => writeFileSync(join(kit, logon), 'welcome back'), { path: logon, what: 'changed' }],
    ['a missing file', kit => rmSync(join(kit, logon)), { path: logon, what: 'missing' }],
    [
      'a folder in the place of a file',
      kit => swap(kit, () => mkdirSync(join(kit, logon))),
      { path: logon, what: 'missing' },
    ],
    [
      'a surplus file',
      kit => writeFileSync(join(kit, 'files', 'more.txt'), ''),
      { path: 'files/more.txt', what: 'surplus' },
    ],
  ])('with %s says which', async (_what, spoil, damage) => {
    const path = await freshKit();
    spoil(path);
    const kit = await openKit(path);
    expect(await kit.verify()).toEqual([expect.objectContaining(damage)]);
  });

  it('gives nothing of a changed file away, whole or in part', async () => {
    const path = await freshKit();
    writeFileSync(join(path, logon), 'welcomE');
    const kit = await openKit(path);
    const to = join(folder, 'extracted');
    await expect(kit.extract(logon, to)).rejects.toMatchObject({ problem: { code: 'KIT_FILE_DAMAGED' } });
    expect(existsSync(to)).toBe(false);
    await expect(kit.read(logon)).rejects.toMatchObject({ problem: { code: 'KIT_FILE_DAMAGED' } });
    await kit.extract('files/client-access/Owa/web.config', to);
    expect(readFileSync(to, 'utf8')).toBe('<configuration/>');
    await expect(kit.extract('files/client-access/Owa/web.config', to)).rejects.toMatchObject({ code: 'EEXIST' });
    expect(readFileSync(to, 'utf8')).toBe('<configuration/>');
  });

  it('can be inspected but not compared when its settings are damaged', async () => {
    const path = await freshKit();
    writeFileSync(join(path, 'settings.json'), '{}');
    await expect(openKit(path)).rejects.toMatchObject({ problem: { code: 'KIT_FILE_DAMAGED' } });
    expect(await (await openContents(path)).verify()).toHaveLength(1);
  });

  it.each([
    ['is no JSON', '{ "schema": ', 'KIT_NOT_READABLE'],
    ['is of another program', '{ "name": "x" }', 'KIT_NOT_READABLE'],
    ['is of a later version', '{ "schema": "cas-recovery/kit/9" }', 'KIT_OF_ANOTHER_VERSION'],
  ])('whose manifest %s is told apart', async (_what, text, code) => {
    const path = await freshKit();
    writeFileSync(join(path, 'manifest.json'), text);
    await expect(openKit(path)).rejects.toMatchObject({ problem: { code } });
  });

  it.each([
    ['nothing', false],
    ['an empty folder', true],
  ])('is not found where there is %s', async (_what, isFolder) => {
    const path = join(folder, `none${String((number += 1))}`);
    if (isFolder) mkdirSync(path);
    await expect(openKit(path)).rejects.toMatchObject({ problem: { code: 'KIT_NOT_FOUND' } });
  });
});

describe('a kit whose list leads out of it', () => {
  it.each([
    '../outside.txt',
    '/etc/hostname',
    'C:/x',
    'files\\client-access\\x',
    'files/client-access/nul',
    '//host/share/x',
  ])('is refused: %s', async evil => {
    const path = await freshKit();
    rewrite(path, manifest => ({ ...manifest, files: [...manifest.files, { ...first(manifest), path: evil }] }));
    await expect(openKit(path)).rejects.toMatchObject({ problem: { code: 'KIT_PATH_REFUSED' } });
  });

  it('is refused when two of its paths are one to Windows', async () => {
    const path = await freshKit();
    rewrite(path, manifest => ({
      ...manifest,
      files: [...manifest.files, { ...first(manifest), path: logon.replace('Owa', 'OWA') }],
    }));
    await expect(openKit(path)).rejects.toMatchObject({ problem: { code: 'KIT_PATH_REFUSED' } });
  });

  if (process.platform !== 'win32') {
    it('is refused when a file is a link', async () => {
      const path = await freshKit();
      swap(path, () => symlinkSync('/etc/hostname', join(path, logon)));
      await expect(openKit(path)).rejects.toMatchObject({ problem: { code: 'KIT_PATH_REFUSED' } });
    });

    it('does not follow a link in the place of a folder', async () => {
      const path = await freshKit();
      const elsewhere = join(folder, `elsewhere${String(number)}`);
      mkdirSync(elsewhere);
      writeFileSync(join(elsewhere, 'logon.aspx'), 'welcome');
      rmSync(join(path, dirname(logon)), { recursive: true });
      symlinkSync(elsewhere, join(path, dirname(logon)));
      const kit = await openKit(path);
      expect(await kit.verify()).toContainEqual(expect.objectContaining({ path: logon, what: 'missing' }));
      await expect(kit.read(logon)).rejects.toMatchObject({ problem: { code: 'KIT_FILE_DAMAGED' } });
    });
  }
});

describe('a kit in a ZIP file', () => {
  it.each([
    ['climbs out', '../../../../../../etc/evil.config', 'KIT_PATH_REFUSED'],
    ['is absolute', '/iles/client-access/Owa/evil.conf', 'KIT_PATH_REFUSED'],
    ['names a drive', 'C:/les/client-access/Owa/evil.conf', 'KIT_PATH_REFUSED'],
    ['is written with \\', 'files\\client-access\\Owa\\evil.conf', 'KIT_PATH_REFUSED'],
  ])('with an entry that %s is refused', async (_what, evil, code) => {
    const harmless = `x${'-'.repeat(evil.length - 1)}`;
    const bytes = await zipOf({ [harmless]: 'x' });
    const path = join(folder, `evil${String((number += 1))}.zip`);
    writeFileSync(path, replaceAll(bytes, harmless, evil));
    await expect(openKit(path)).rejects.toMatchObject({ problem: { code } });
  });

  it('with two entries of one name is refused', async () => {
    const bytes = await zipOf({ 'a-file.txt': 'one', 'b-file.txt': 'two' });
    const path = join(folder, 'twice.zip');
    writeFileSync(path, replaceAll(bytes, 'b-file.txt', 'a-file.txt'));
    await expect(openKit(path)).rejects.toMatchObject({ problem: { code: 'KIT_PATH_REFUSED' } });
  });

  it('whose entry holds more than the list says is read no further', async () => {
    const path = join(folder, `bomb.zip`);
    const kit = await freshKit();
    const manifest = JSON.parse(readFileSync(join(kit, 'manifest.json'), 'utf8')) as KitManifest;
    const bomb = 'x'.repeat(20_000_000);
    const bytes = await zipOf({
      ...Object.fromEntries(manifest.files.map(file => [file.path, readFileSync(join(kit, file.path), 'utf8')])),
      [logon]: bomb,
      'manifest.json': JSON.stringify(manifest),
    });
    writeFileSync(path, bytes);
    const opened = await openKit(path);
    expect(await opened.verify()).toEqual([expect.objectContaining({ path: logon, what: 'changed' })]);
    await expect(opened.read(logon)).rejects.toMatchObject({ problem: { code: 'KIT_FILE_DAMAGED' } });
    await opened.close();
  });

  it('that is cut short, or is none, is not read', async () => {
    const whole = join(folder, 'whole.zip');
    await take(server, whole);
    const bytes = readFileSync(whole);
    for (const part of [bytes.subarray(0, bytes.length - 30), Buffer.from('no zip at all'), Buffer.alloc(0)]) {
      const path = join(folder, 'part.zip');
      writeFileSync(path, part);
      await expect(openKit(path)).rejects.toMatchObject({ problem: { code: 'KIT_NOT_READABLE' } });
    }
  });

  it('with a changed byte says where', async () => {
    const path = join(folder, 'changed.zip');
    const kit = await freshKit();
    const manifest = JSON.parse(readFileSync(join(kit, 'manifest.json'), 'utf8')) as KitManifest;
    const sound = manifest.files.map(({ path: one }): [string, string] => [one, readFileSync(join(kit, one), 'utf8')]);
    writeFileSync(
      path,
      await zipOf({
        ...Object.fromEntries<string>(sound),
        [logon]: 'welcomE',
        'manifest.json': JSON.stringify(manifest),
      }),
    );
    const opened = await openKit(path);
    expect(await opened.verify()).toEqual([expect.objectContaining({ path: logon, what: 'changed' })]);
    await opened.close();
  });
});

function swap(kit: string, put: () => void): void {
  rmSync(join(kit, logon));
  put();
}

const first = ({ files: [file] }: KitManifest): KitManifest['files'][number] => {
  if (!file) throw new Error('The kit is empty.');
  return file;
};

function rewrite(kit: string, change: (manifest: KitManifest) => unknown): void {
  const path = join(kit, 'manifest.json');
  writeFileSync(path, JSON.stringify(change(JSON.parse(readFileSync(path, 'utf8')) as KitManifest)));
}

async function zipOf(files: Readonly<Record<string, string>>): Promise<Buffer> {
  const zip = new ZipFile();
  for (const [path, text] of Object.entries(files)) zip.addBuffer(Buffer.from(text), path);
  zip.end();
  const pieces: Buffer[] = [];
  for await (const piece of zip.outputStream) pieces.push(piece as Buffer);
  return Buffer.concat(pieces);
}

/** In the local header and in the central directory alike: of the same length, so that no offset changes. */
function replaceAll(bytes: Buffer, from: string, to: string): Buffer {
  expect(to.length).toBe(from.length);
  const text = bytes.toString('latin1').split(from).join(to);
  const changed = Buffer.from(text, 'latin1');
  expect(createHash('sha256').update(changed).digest('hex')).not.toBe(createHash('sha256').update(bytes).digest('hex'));
  return changed;
}

it('tells what a kit lacks of its trees, and what a server does not give away, as unread places', async () => {
  const linked = await makeServer({ 'Owa/web.config': '<configuration/>' });
  symlinkSync('/etc/hostname', join(linked.folder, 'ClientAccess', 'Owa', 'linked.config'));
  const out = join(folder, 'linked');
  await take(linked, out);
  const kit = await openKit(out);
  const link = { tree: 'client-access', file: 'Owa/linked.config', why: expect.stringContaining('link') as unknown };
  expect(kit.side.unreadPlaces).toEqual(
    expect.arrayContaining([link, expect.objectContaining({ tree: 'web-root', file: null })]),
  );
  expect((await openSourceSide(linked.source)).unreadPlaces).toEqual([link]);
  await kit.close();
  await rm(linked.folder, { recursive: true, force: true });
});
