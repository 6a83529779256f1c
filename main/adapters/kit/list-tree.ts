import { join } from 'node:path';
import type { Dirent } from 'node:fs';
import type { LeftOut, TreeFile, TreeListing } from '../../ports/kit-store.js';
import type { TreeRoot } from '../../ports/settings-source.js';
import { failure } from '../../problems/problem.js';
import { isIncluded, isWorthWalking } from '../../settings/trees/included-file.js';
import { CaseClashes, whyNoWindowsName } from '../../settings/trees/windows-names.js';
import { entriesOf, statOfPath } from './callbacks.js';
import { fileReason } from './file-reason.js';
import { giveTurn, mayRead, statAtOnce } from './quick.js';
import { forEachOf } from './side-by-side.js';

/**
 * The files of a tree that count, sorted by name. Links and junctions are not followed: what they lead to may lie anywhere.
 * Throws when the root itself can't be read. `onFile` hears of each file as soon as it is known.
 */
export async function listTree(
  root: TreeRoot,
  signal?: AbortSignal,
  onFile?: (file: TreeFile) => void,
): Promise<TreeListing> {
  const found: Found[] = [];
  const leftOut: LeftOut[] = [];
  const leave = (file: string, why: string, next: string): void =>
    void leftOut.push({ tree: root.tree, file, why, next });
  let folders = [''];
  while (folders.length > 0) {
    const deeper: string[] = [];
    await forEachOf(folders, async folder => {
      if (signal?.aborted === true) throw failure('CANCELLED', {});
      for (const entry of await entriesIn(root, folder, leave)) {
        const file = folder === '' ? entry.name : `${folder}/${entry.name}`;
        const why = whyNotTaken(root, entry, file);
        if (why === undefined) {
          if (entry.isDirectory()) deeper.push(file);
          else found.push({ file, path: join(root.path, file) });
        } else if (why !== null) {
          leave(file, why, byHand);
        }
      }
    });
    folders = deeper;
  }
  const files = await withSizes(root, inOrder(found, leave), { leave, onFile, signal });
  return { files, leftOut: leftOut.sort((left, right) => byName(left.file, right.file)) };
}

interface Found {
  readonly file: string;
  readonly path: string;
}

type Leave = (file: string, why: string, next: string) => void;

const byHand = 'If it matters, copy what it stands for by hand, and keep it beside the kit.';
const closeAndRepeat = 'Close what uses it or see to the rights, then take the kit again.';

const byName = (left: string, right: string): number => (left < right ? -1 : left > right ? 1 : 0);

async function entriesIn(root: TreeRoot, folder: string, leave: Leave): Promise<Dirent[]> {
  try {
    return await entriesOf(join(root.path, folder));
  } catch (thrown) {
    if (folder === '') throw thrown;
    leave(folder, `The folder can't be read: ${fileReason(thrown).why}.`, closeAndRepeat);
    return [];
  }
}

/** Undefined where it is taken; null where it does not count; otherwise why it can't be taken. */
function whyNotTaken({ tree }: TreeRoot, entry: Dirent, file: string): string | null | undefined {
  const counts = entry.isDirectory() ? isWorthWalking(tree, file) : isIncluded(tree, file);
  if (entry.isSymbolicLink()) {
    return counts || isWorthWalking(tree, file) ? 'It is a link or a junction, and these are not followed.' : null;
  }
  if (!counts) return null;
  if (!entry.isDirectory() && !entry.isFile()) return 'It is neither a file nor a folder.';
  const why = whyNoWindowsName(entry.name);
  return why === null ? undefined : `Its name ${why}.`;
}

/** Sorted, without those that Windows would take for one another: nobody can say which of them the server used. */
function inOrder(found: readonly Found[], leave: Leave): Found[] {
  const sorted = [...found].sort((left, right) => byName(left.file, right.file));
  const clashes = new CaseClashes();
  const clashing = new Map<string, string>();
  for (const { file } of sorted) {
    const other = clashes.add(file);
    if (other === null) continue;
    clashing.set(file, other);
    if (!clashing.has(other)) clashing.set(other, file);
  }
  for (const [file, other] of clashing) {
    leave(file, `Windows would take it for "${other}": only case tells them apart. Neither was taken.`, byHand);
  }
  return sorted.filter(({ file }) => !clashing.has(file));
}

interface Sizing {
  readonly leave: Leave;
  readonly onFile: ((file: TreeFile) => void) | undefined;
  readonly signal: AbortSignal | undefined;
}

async function withSizes(
  { tree }: TreeRoot,
  found: readonly Found[],
  { leave, onFile, signal }: Sizing,
): Promise<TreeFile[]> {
  const files = new Map<string, TreeFile>();
  await forEachOf(found, async ({ file, path }) => {
    if (signal?.aborted === true) throw failure('CANCELLED', {});
    try {
      await giveTurn();
      const { size, mtime } = mayRead(path) ? statAtOnce(path) : await statOfPath(path);
      const known = { tree, file, path, bytes: size, modifiedAt: mtime.toISOString() };
      files.set(file, known);
      onFile?.(known);
    } catch (thrown) {
      leave(file, `It can't be read: ${fileReason(thrown).why}.`, closeAndRepeat);
    }
  });
  return found.flatMap(({ file }) => files.get(file) ?? []);
}
