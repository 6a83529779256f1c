import { createReadStream } from 'node:fs';
import { constants } from 'node:fs';
import { realpath } from 'node:fs/promises';
import { join } from 'node:path';
import type { Dirent } from 'node:fs';
import { entriesOf, openFile } from './callbacks.js';
import type { Container, ContainerEntry } from './container.js';
import { chunkBytes } from './read-file.js';
import { forEachOf } from './side-by-side.js';

/** A kit that lies open in a folder. What is reached through a link is no part of it. */
export async function openFolder(path: string): Promise<Container> {
  const root = await realpath(path);
  const entries = new Map<string, ContainerEntry>();
  let folders = [''];
  while (folders.length > 0) {
    const deeper: string[] = [];
    await forEachOf(folders, async folder => {
      for (const entry of await entriesOf(join(root, folder))) {
        const inside = folder === '' ? entry.name : `${folder}/${entry.name}`;
        if (entry.isDirectory()) deeper.push(inside);
        else entries.set(inside, { path: inside, bytes: null, kind: kindOf(entry) });
      }
    });
    folders = deeper;
  }
  return {
    path,
    entries,
    open: async inside => {
      // Where the system can say so, a link that took the place of the file since is not followed either.
      const flags = constants.O_RDONLY | ((constants as Partial<typeof constants>).O_NOFOLLOW ?? 0);
      const fd = await openFile(join(root, inside), flags);
      return createReadStream('', { fd, highWaterMark: chunkBytes });
    },
    close: () => Promise.resolve(),
  };
}

function kindOf(entry: Dirent): ContainerEntry['kind'] {
  if (entry.isSymbolicLink()) return 'link';
  return entry.isFile() ? 'file' : 'other';
}
