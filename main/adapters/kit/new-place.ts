import { mkdir, realpath, stat } from 'node:fs/promises';
import { basename, dirname, join, relative, isAbsolute } from 'node:path';
import type { NewKit, NewKitHead } from '../../ports/kit-store.js';
import type { TreeRoot } from '../../ports/settings-source.js';
import { failure } from '../../problems/problem.js';
import { newFolderKit } from './new-folder-kit.js';
import { newZipKit } from './new-zip-kit.js';

/**
 * Begins a kit: in a folder, or in a file when the name ends in `.zip`. Throws where one is, or something else. `protect`
 * takes a folder that is not there yet, makes it, and closes it to others; a disk without rights has none to give.
 */
export async function beginKit(
  out: string,
  head: NewKitHead,
  roots: readonly TreeRoot[],
  protect?: (folder: string) => Promise<void>,
): Promise<NewKit> {
  await refuseInside(out, roots);
  if (!/\.zip$/i.test(out)) {
    const isThere = await stat(out).then(
      () => true,
      () => false,
    );
    if (!isThere) await protect?.(out).catch(() => undefined);
    return newFolderKit(out, head);
  }
  await mkdir(dirname(out), { recursive: true });
  return newZipKit(out);
}

async function refuseInside(out: string, roots: readonly TreeRoot[]): Promise<void> {
  const real = await realPlace(out);
  for (const root of roots) {
    const way = relative(await realPlace(root.path), real);
    const isInside = way === '' || (!/^\.\.([\\/]|$)/.test(way) && !isAbsolute(way));
    if (isInside) throw failure('KIT_INSIDE_SOURCE', { path: out, root: root.path });
  }
}

/** The real path, also of what is not there yet. */
async function realPlace(path: string): Promise<string> {
  try {
    return await realpath(path);
  } catch (thrown) {
    if (dirname(path) === path) throw thrown;
    return join(await realPlace(dirname(path)), basename(path));
  }
}
