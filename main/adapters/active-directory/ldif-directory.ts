import { basename } from 'node:path';
import { distinguishedNameKeys } from '../../directory/distinguished-name.js';
import { hasClass } from '../../directory/entry-attributes.js';
import type { Directory, DirectoryEntry, DirectoryRoot, DirectorySearch } from '../../ports/directory.js';
import { Failure } from '../../problems/failure.js';
import { failure } from '../../problems/problem.js';
import { matches } from './matches.js';
import { deduceRoot } from './naming-contexts.js';
import { readLdif } from './read-ldif.js';
import { whyUnreadable } from './why-unreadable.js';

interface Placed {
  readonly entry: DirectoryEntry;
  /** Its name as comparable steps, leaf first. */
  readonly keys: readonly string[];
}

/**
 * An export of Active Directory made by `ldifde`. It is read whole before this returns; a damaged one is refused, and so
 * is one without an Exchange organization. Several exports may be joined in one file: of an entry that stands in it
 * twice, the later one counts.
 */
export async function openLdifDirectory(path: string): Promise<Directory> {
  const entries = await readEntries(path);
  if (entries.length === 0) throw failure('EXPORT_EMPTY', { path });
  if (!entries.some(({ entry }) => hasClass(entry, 'msExchOrganizationContainer'))) {
    throw failure('EXPORT_WITHOUT_ORGANIZATION', { path });
  }
  return new LdifDirectory(basename(path), entries);
}

async function readEntries(path: string): Promise<readonly Placed[]> {
  const byName = new Map<string, Placed>();
  try {
    for await (const entry of readLdif(path)) {
      const keys = distinguishedNameKeys(entry.distinguishedName) ?? [];
      byName.set(keys.join('\n'), { entry, keys });
    }
  } catch (error) {
    if (error instanceof Failure) throw error;
    throw failure('EXPORT_NOT_READABLE', { path, why: whyUnreadable(error) }, error);
  }
  return [...byName.values()];
}

class LdifDirectory implements Directory {
  readonly #root: DirectoryRoot;

  constructor(
    readonly readFrom: string,
    readonly entries: readonly Placed[],
  ) {
    this.#root = deduceRoot(entries.map(({ entry }) => entry.distinguishedName));
  }

  root(): Promise<DirectoryRoot> {
    return Promise.resolve(this.#root);
  }

  search({ base, scope, where, attributes }: DirectorySearch): Promise<readonly DirectoryEntry[]> {
    const keys = distinguishedNameKeys(base);
    const found = this.entries.filter(
      placed => keys !== undefined && lies(placed.keys, scope, keys) && matches(placed.entry, where),
    );
    return Promise.resolve(found.map(({ entry }) => withOnly(entry, attributes)));
  }

  close(): Promise<void> {
    return Promise.resolve();
  }
}

function lies(keys: readonly string[], scope: DirectorySearch['scope'], base: readonly string[]): boolean {
  const depth = keys.length - base.length;
  const fits = { base: depth === 0, 'one level': depth === 1, subtree: depth >= 0 }[scope];
  return fits && base.every((key, index) => keys[depth + index] === key);
}

function withOnly(entry: DirectoryEntry, wanted: readonly string[]): DirectoryEntry {
  const names = new Set(wanted.map(name => name.toLowerCase()));
  const attributes = new Map([...entry.attributes].filter(([name]) => names.has(name)));
  return { distinguishedName: entry.distinguishedName, attributes };
}
