import { stat } from 'node:fs/promises';
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

async function stateOf(path: string): Promise<AddressBookFile['state']> {
  try {
    const found = await stat(path);
    if (!found.isFile()) return 'missing';
    return found.size > 0 ? 'there' : 'empty';
  } catch (thrown) {
    const { code = '', message } = thrown as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return 'missing';
    throw unread(fileErrors[code] ?? message, thrown);
  }
}

const unread = (why: string, cause?: unknown): Error =>
  failure('AFTERMATH_NOT_READ', { what: 'files of the offline address books', why, output: '' }, cause);
