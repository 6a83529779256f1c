import { mkdir, rename, rm, rmdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { kitFiles } from '../../../preload/contract/index.js';
import type { NewKit, NewKitHead, Written } from '../../ports/kit-store.js';
import { closeFile, openFile, statOfPath, syncFile, writeAll } from './callbacks.js';
import { makeReady, removeFiles } from './clean-unfinished.js';
import { makeFolder } from './make-folder.js';
import { KitSpace } from './kit-space.js';
import { takeLockFile } from './lock-file.js';
import { mayWrite, writeAtOnce } from './quick.js';
import { chunkBytes, hashOfFile } from './read-file.js';
import { EarlySync, syncAll, syncFolder } from './sync-all.js';
import { takeFile, type Sink } from './take-file.js';
import { lockName, markerName, newManifestName, newMarkerName, type Marker } from './unfinished.js';
import { hashOfText } from './hash-of-text.js';

/** Begins a kit in a folder, which holds a marker until the manifest is there. */
export async function newFolderKit(out: string, head: NewKitHead): Promise<NewKit> {
  const made = await makeFolder(out);
  const lock = await takeLockFile(join(out, lockName), out);
  const space = new KitSpace(out);
  const early = new EarlySync(out);
  const planned: string[] = [];
  const written = new Set<string>();
  let finished = false;
  const folders = new Map<string, Promise<unknown>>();
  const placeOf = async (path: string): Promise<string> => {
    const place = join(out, path);
    const folder = dirname(place);
    const making = folders.get(folder) ?? mkdir(folder, { recursive: true, mode: 0o700 });
    folders.set(folder, making);
    await making;
    written.add(place);
    return place;
  };
  const mark = (): Promise<void> => {
    const marker: Marker = { schema: 'cas-recovery/unfinished-kit/1', ...head, files: planned };
    return writeWholly(join(out, newMarkerName), join(out, markerName), JSON.stringify(marker));
  };
  try {
    await makeReady(out, head.server);
    await space.guard(mark);
  } catch (thrown) {
    await lock.release();
    if (made !== undefined) await rmdir(out).catch(() => undefined);
    throw thrown;
  }
  return {
    unprotected: null,
    plan: (paths, bytes) => {
      planned.push(...paths);
      space.plan(bytes);
      return space.guard(mark);
    },
    take: async (from, path) => {
      const place = await space.guard(() => placeOf(path));
      const sink = new FileSink(place, space);
      try {
        return await space.guard(async () => {
          const taken = await takeFile(from, sink);
          if (!taken.taken) return taken;
          if (taken.bytes === 0) await sink.write(Buffer.alloc(0), true);
          early.add(taken.bytes);
          return taken;
        });
      } finally {
        await sink.close();
      }
    },
    text: (path, text) =>
      space.guard(async () => {
        await writeNew(await placeOf(path), text);
        return hashOfText(text);
      }),
    made: async (path, make) => {
      const place = await space.guard(() => placeOf(path));
      try {
        await make(place);
        return await writtenBy(place);
      } catch (thrown) {
        await rm(place, { force: true });
        throw space.told(thrown);
      }
    },
    finish: manifest =>
      space.guard(async () => {
        await early.done();
        await syncAll(out, [...written]);
        await writeWholly(join(out, newManifestName), join(out, kitFiles.manifest), JSON.stringify(manifest, null, 1));
        // From here on it is a kit. What still fails must not take it away again.
        finished = true;
        await syncFolder(out).catch(() => undefined);
        await rm(join(out, markerName), { force: true }).catch(() => undefined);
        await lock.release().catch(() => undefined);
      }),
    abandon: async () => {
      if (finished) return;
      await early.done();
      await removeFiles(out, planned);
      for (const name of [newManifestName, newMarkerName, markerName]) await rm(join(out, name), { force: true });
      await lock.release();
      if (made !== undefined) await rmdir(out).catch(() => undefined);
    },
  };
}

/** A file of the kit, made when its first bytes come: of a file that can't be read nothing is left. */
class FileSink implements Sink {
  #file: number | undefined;
  #isThere = false;

  constructor(
    private readonly place: string,
    private readonly space: KitSpace,
  ) {}

  async write(piece: Buffer, isWhole: boolean): Promise<void> {
    if (isWhole && !this.#isThere && piece.length < chunkBytes && mayWrite(this.place)) {
      this.#isThere = true;
      writeAtOnce(this.place, piece);
    } else if (piece.length > 0 || !this.#isThere) {
      this.#file ??= await openFile(this.place, this.#isThere ? 'a' : 'wx', 0o600);
      this.#isThere = true;
      await writeAll(this.#file, piece);
    }
    this.space.add(piece.length);
  }

  async restart(): Promise<void> {
    await this.close();
    await rm(this.place, { force: true });
    this.#isThere = false;
  }

  async close(): Promise<void> {
    const file = this.#file;
    this.#file = undefined;
    if (file !== undefined) await closeFile(file);
  }
}

async function writtenBy(path: string): Promise<Written> {
  return { bytes: (await statOfPath(path)).size, sha256: await hashOfFile(path) };
}

async function writeNew(path: string, text: string): Promise<void> {
  const file = await openFile(path, 'wx', 0o600);
  try {
    await writeAll(file, Buffer.from(text));
    await syncFile(file);
  } finally {
    await closeFile(file);
  }
}

/** Whole or not at all, also after a power cut. */
async function writeWholly(temporary: string, path: string, text: string): Promise<void> {
  await rm(temporary, { force: true });
  await writeNew(temporary, text);
  await rename(temporary, path);
}
