import { kitFiles, type KitFile, type KitManifest } from '../../../preload/contract/index.js';
import type { KitDamage, VerifyHooks } from '../../ports/kit-store.js';
import { failure } from '../../problems/problem.js';
import type { Container } from './container.js';
import { fileReason } from './file-reason.js';
import { drain, MoreThanSaid, whyDamaged } from './read-stream.js';
import { forEachOf } from './side-by-side.js';
import { lockName, markerName } from './unfinished.js';

/** Reads every file of a kit, and finds whatever is not as its manifest says, sorted by path. */
export async function verifyKit(
  container: Container,
  { files }: KitManifest,
  { signal, onFile }: VerifyHooks,
): Promise<KitDamage[]> {
  const damage = surplus(container, files);
  await forEachOf(files, async file => {
    if (signal?.aborted === true) throw failure('CANCELLED', {});
    const found = await damageOf(container, file);
    if (found) damage.push({ path: file.path, ...found });
    onFile?.(1, file.bytes);
  });
  return damage.sort((left, right) => (left.path < right.path ? -1 : 1));
}

/** A marker or a lock may be left when the end came right after the manifest was written: the kit is whole. */
function surplus({ entries }: Container, files: readonly KitFile[]): KitDamage[] {
  const listed = new Set([kitFiles.manifest, markerName, lockName, ...files.map(({ path }) => path)]);
  return [...entries.keys()]
    .filter(path => !listed.has(path))
    .map(path => ({ path, what: 'surplus', why: 'the kit does not list it: somebody put it there later' }));
}

async function damageOf(container: Container, file: KitFile): Promise<Omit<KitDamage, 'path'> | undefined> {
  const entry = container.entries.get(file.path);
  if (!entry) return { what: 'missing', why: 'it is not there any more' };
  if (entry.kind !== 'file') return { what: 'unreadable', why: 'it is no plain file any more' };
  try {
    const why = whyDamaged(file, await drain(await container.open(file.path), file.bytes));
    return why === null ? undefined : { what: 'changed', why };
  } catch (thrown) {
    if (thrown instanceof MoreThanSaid)
      return { what: 'changed', why: `it is longer than ${String(file.bytes)} bytes` };
    return { what: 'unreadable', why: fileReason(thrown).why };
  }
}
