import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { FolderLook } from '../../ports/backup-jobs.js';

/** What lies in a folder and below it; null where no folder of that name is there. */
export async function folderLook(path: string): Promise<FolderLook | null> {
  if (!(await isFolder(path))) return null;
  let [files, bytes] = [0, 0];
  const open = [path];
  for (let folder = open.pop(); folder !== undefined; folder = open.pop()) {
    for (const entry of await readdir(folder, { withFileTypes: true })) {
      const place = join(folder, entry.name);
      // A link is counted by nobody: it may lead anywhere.
      if (entry.isDirectory()) open.push(place);
      else if (entry.isFile()) {
        files += 1;
        bytes += (await stat(place)).size;
      }
    }
  }
  return { path, files, bytes };
}

/** Whether a folder of that name is there. */
export async function isFolder(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory();
  } catch (thrown) {
    const { code } = thrown as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return false;
    throw thrown;
  }
}
