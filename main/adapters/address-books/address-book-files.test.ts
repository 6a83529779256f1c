import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { TreeRoot } from '../../ports/settings-source.js';
import { addressBookFiles } from './address-book-files.js';

const ids = [1, 2, 3, 4].map(number => `17dc7107-c684-4e03-a3f6-00000000000${String(number)}`);
const [whole = '', empty = '', bare = '', absent = ''] = ids;

let folder = '';
let trees: TreeRoot[] = [];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cas-recovery-books-'));
  trees = [{ tree: 'client-access', path: folder, shown: 'D:\\Exchange\\ClientAccess' }];
  for (const id of [whole, empty, bare]) await mkdir(join(folder, 'OAB', id), { recursive: true });
  await writeFile(join(folder, 'OAB', whole, 'oab.xml'), '<OAB/>');
  await writeFile(join(folder, 'OAB', empty, 'oab.xml'), '');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

it('tells of each address book whether its list is there', async () => {
  const found = await addressBookFiles(trees, ids);
  expect(found.map(({ guid, state }) => [guid, state])).toEqual([
    [whole, 'there'],
    [empty, 'empty'],
    [bare, 'missing'],
    [absent, 'missing'],
  ]);
  expect(found[0]?.shown).toBe(`D:\\Exchange\\ClientAccess\\OAB\\${whole}\\oab.xml`);
});

it('takes no folder for a list', async () => {
  await mkdir(join(folder, 'OAB', bare, 'oab.xml'));
  expect(await addressBookFiles(trees, [bare])).toMatchObject([{ state: 'missing' }]);
});

it('concludes nothing where it can not look', async () => {
  await rm(join(folder, 'OAB', whole), { recursive: true });
  await symlink(whole, join(folder, 'OAB', whole));
  const unread = { problem: { code: 'AFTERMATH_NOT_READ' } };
  await expect(addressBookFiles(trees, [whole])).rejects.toMatchObject(unread);
  await expect(addressBookFiles([], [whole])).rejects.toMatchObject(unread);
});
