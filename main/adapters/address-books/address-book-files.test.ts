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

it.each([
  ['a line end', Buffer.from('\n'), 'empty'],
  ['blanks behind a mark', Buffer.from('\uFEFF \r\n\t'), 'empty'],
  ['blanks in UTF-16', Buffer.from('\uFEFF \r\n', 'utf16le'), 'empty'],
  ['a list in UTF-16', Buffer.from('\uFEFF\r\n<OAB/>', 'utf16le'), 'there'],
])('tells by its beginning what a list holds: %s', async (_what, bytes, state) => {
  await writeFile(join(folder, 'OAB', whole, 'oab.xml'), bytes);
  expect(await addressBookFiles(trees, [whole])).toMatchObject([{ state }]);
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
