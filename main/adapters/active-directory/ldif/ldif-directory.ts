import { basename } from 'node:path';
import type { Directory, DirectoryEntry, DirectoryRoot, DirectorySearch } from '../../../ports/directory.js';
import { failure } from '../../../problems/problem.js';
import { LdifEntryStore } from './ldif-entries.js';
import type { LdifFile, Watch } from './ldif-file.js';
import { whyNotKept } from './ldif-kept.js';
import { findLdifFiles } from './ldif-paths.js';
import { LdifPlaces } from './ldif-places.js';
import { RecordWriter } from './ldif-record.js';
import { NamingContexts } from './naming-contexts.js';
import { readLdif } from './read-ldif.js';

export interface LdifOptions {
  /** Ends the reading with `CANCELLED`. */
  readonly signal?: AbortSignal | undefined;
  /** Called after each megabyte, with bytes of all files together. */
  readonly onProgress?: ((bytesRead: number, bytesTotal: number) => void) | undefined;
}

/**
 * An export of Active Directory made by `ldifde`: files, or folders whose `.ldf` and `.ldif` files are meant, in any
 * order, one for each partition or several joined. They are read whole before this returns; a damaged one is refused,
 * and so are files without an Exchange organization. Of an entry that stands there twice, the later one counts.
 *
 * Not everything is kept (see `keepingOf`), so that a large export fits into memory. A search that would need what was
 * left out, or a partition that no file holds, throws `DIRECTORY_PART_ABSENT`: an empty answer always means absent.
 */
export async function openLdifDirectory(paths: readonly string[], options: LdifOptions = {}): Promise<Directory> {
  const path = paths.join(', ');
  const files = await findLdifFiles(paths);
  const contexts = new NamingContexts();
  const store = new LdifEntryStore();
  await readAll(files, contexts, store, options);
  const root = contexts.root();
  if (contexts.isEmpty) throw failure('EXPORT_EMPTY', { path });
  if (contexts.forests.length > 1) throw failure('EXPORTS_OF_TWO_FORESTS', { path, forests: contexts.forests });
  if (!store.holdsClass('msExchOrganizationContainer')) {
    throw failure('EXPORT_WITHOUT_ORGANIZATION', { path, domain: root.domain });
  }
  return new LdifDirectory(files.map(file => basename(file.path)).join(', '), root, contexts, store);
}

async function readAll(
  files: readonly LdifFile[],
  contexts: NamingContexts,
  store: LdifEntryStore,
  { signal, onProgress }: LdifOptions,
): Promise<void> {
  const bytesTotal = files.reduce((sum, { size }) => sum + size, 0);
  let bytesRead = 0;
  const onBytes = (count: number): void => {
    bytesRead += count;
    onProgress?.(bytesRead, bytesTotal);
  };
  const watch: Watch = { signal, onBytes };
  const writer = new RecordWriter();
  const keep = (distinguishedName: string): void => {
    const place = contexts.placeOf(distinguishedName);
    if (place) store.add(place, writer.written);
  };
  const sink = { places: new LdifPlaces(contexts), names: store.names, writer, keep };
  for (const file of files) await readLdif(file, sink, watch);
}

class LdifDirectory implements Directory {
  readonly readFrom: string;
  readonly #root: DirectoryRoot;
  readonly #contexts: NamingContexts;
  readonly #store: LdifEntryStore;

  constructor(readFrom: string, root: DirectoryRoot, contexts: NamingContexts, store: LdifEntryStore) {
    this.readFrom = readFrom;
    this.#root = root;
    this.#contexts = contexts;
    this.#store = store;
  }

  async root(): Promise<DirectoryRoot> {
    return this.#root;
  }

  async search(query: DirectorySearch): Promise<readonly DirectoryEntry[]> {
    const place = this.#contexts.placeOf(query.base);
    if (place === undefined) return [];
    const { base } = query;
    if (place.partition.entries === 0) throw this.#absent(base, 'the export does not hold this partition');
    const why = whyNotKept(place, query, this.#store.holds(place));
    if (why !== null) throw this.#absent(base, why);
    return this.#store.search(place, query);
  }

  #absent(base: string, why: string): Error {
    return failure('DIRECTORY_PART_ABSENT', { base, readFrom: this.readFrom, why });
  }

  async close(): Promise<void> {
    // Everything was read on opening.
  }
}
