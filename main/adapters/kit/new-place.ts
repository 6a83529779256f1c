import { realpath, stat } from 'node:fs/promises';
import { basename, dirname, join, relative, isAbsolute } from 'node:path';
import type { NewKit, NewKitHead, Protect } from '../../ports/kit-store.js';
import type { TreeRoot } from '../../ports/settings-source.js';
import { failure } from '../../problems/problem.js';
import { makeFolder } from './make-folder.js';
import { newFolderKit } from './new-folder-kit.js';
import { newZipKit, whyUnprotected } from './new-zip-kit.js';

/**
 * Begins a kit: in a folder, or in a file when the name ends in `.zip`. Throws where one is, or something else. `protect`
 * closes a new folder, or a file, to others; where it can't, as on a disk without rights, the kit says so.
 */
export async function beginKit(
  out: string,
  head: NewKitHead,
  roots: readonly TreeRoot[],
  protect?: Protect,
): Promise<NewKit> {
  await refuseInside(out, roots);
  if (!/\.zip$/i.test(out)) {
    const isThere = await stat(out).then(
      () => true,
      () => false,
    );
    const unprotected = isThere ? null : await whyUnprotected(out, protect);
    return { ...(await newFolderKit(out, head)), unprotected };
  }
  await makeFolder(dirname(out));
  return newZipKit(out, head, protect);
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
