import { open, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { AddressBookFile } from '../../ports/address-books.js';
import type { TreeRoot } from '../../ports/settings-source.js';
import { fileErrors } from '../../problems/file-errors.js';
import { failure } from '../../problems/problem.js';

/**
 * What is there of these offline address books, where clients download them. Throws `AFTERMATH_NOT_READ`.
 * @fidelity C address books for download: the file distribution service puts each into ClientAccess\OAB, in a folder that is called as its objectGUID, with oab.xml as the list of its files (the Exchange team's article on web distribution, and articles on Exchange 2010); a virtual directory that was moved to another folder is not followed
 */
export async function addressBookFiles(
  trees: readonly TreeRoot[],
  guids: readonly string[],
): Promise<AddressBookFile[]> {
  const root = trees.find(({ tree }) => tree === 'client-access');
  if (!root) throw unread('the folder ClientAccess of Exchange is not there');
  return Promise.all(
    guids.map(async guid => ({
      guid,
      shown: [root.shown, 'OAB', guid, 'oab.xml'].join('\\'),
      state: await stateOf(join(root.path, 'OAB', guid, 'oab.xml')),
    })),
  );
}

/** So much of a list is read: it begins with its declaration. */
const beginning = 4096;

/** White space alone, in whatever encoding and behind its mark, is nothing. */
async function holdsSomething(path: string): Promise<boolean> {
  const file = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(beginning), 0, beginning, 0);
    return /[^\s\0\xEF\xBB\xBF\xFE\xFF]/.test(buffer.toString('latin1', 0, bytesRead));
  } finally {
    await file.close();
  }
}

async function stateOf(path: string): Promise<AddressBookFile['state']> {
  try {
    const found = await stat(path);
    if (!found.isFile()) return 'missing';
    return found.size > 0 && (await holdsSomething(path)) ? 'there' : 'empty';
  } catch (thrown) {
    const { code = '', message } = thrown as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return 'missing';
    throw unread(fileErrors[code] ?? message, thrown);
  }
}

const unread = (why: string, cause?: unknown): Error =>
  failure('AFTERMATH_NOT_READ', { what: 'files of the offline address books', why, output: '' }, cause);
