import { join } from 'node:path';
import type { SettingsTree } from '../../../preload/contract/index.js';
import type { TreeRoot } from '../../ports/settings-source.js';
import { hashOfFile } from './read-file.js';

/** What follows the name of a file while another one takes its place: replace-file.ps1 names it so. */
const ending = '.cas-recovery-old';

/** SHA-256 of the old file that lies beside its place, after a replacement was broken off; null where there is none. */
export async function hashOfAside(
  roots: readonly TreeRoot[],
  { tree, file }: { readonly tree: SettingsTree; readonly file: string },
): Promise<string | null> {
  const root = roots.find(one => one.tree === tree);
  if (!root) return null;
  try {
    return await hashOfFile(`${join(root.path, file)}${ending}`);
  } catch (thrown) {
    if ((thrown as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw thrown;
  }
}
