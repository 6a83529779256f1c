import { createReadStream } from 'node:fs';
import { lstat, mkdir, readdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { kitFiles } from '../../../preload/contract/index.js';
import type { NewKit, NewKitHead, Protect, Written } from '../../ports/kit-store.js';
import { failure, toProblem } from '../../problems/problem.js';
import { closeFile, openFile, statOfPath, writeAll } from './callbacks.js';
import { hashOfText } from './hash-of-text.js';
import { KitSpace } from './kit-space.js';
import { takeLockFile } from './lock-file.js';
import { hashOfFile } from './read-file.js';
import { syncFolder } from './sync-all.js';
import { takeFile, type Sink } from './take-file.js';
import { beginsWith, isOwnPart, markOf } from './zip-mark.js';
import { ZipStream } from './zip-stream.js';

/** What is larger waits in a file beside the kit until it can be added whole: a ZIP file has no way back. */
const mostInMemory = 2 * 1024 * 1024;

/** Begins a kit in a ZIP file. Until its manifest is in, it is called `NAME.zip.part`. */
export async function newZipKit(out: string, head: NewKitHead, protect?: Protect): Promise<NewKit> {
  const part = `${out}.part`;
  const waiting = `${part}.waiting`;
  const lock = await takeLockFile(`${out}.lock`, out);
  try {
    await refuseTaken(out, part, head.server);
    await rm(part, { force: true });
    await clearWaiting(waiting);
    await mkdir(waiting, { mode: 0o700 });
    await closeFile(await openFile(part, 'wx', 0o600));
  } catch (thrown) {
    await lock.release();
    throw thrown;
  }
  const unprotected = (await whyUnprotected(part, protect, 'file')) ?? (await whyUnprotected(waiting, protect));
  const zip = new ZipStream(part);
  const space = new KitSpace(out, () => zip.bytesWritten);
  let number = 0;
  const nextWaiting = (): string => join(waiting, String((number += 1)));
  const addWaiting = async (file: string, path: string, modifiedAt?: string): Promise<void> => {
    await zip.add(path, () => createReadStream(file), modifiedAt);
    await rm(file, { force: true });
  };
  const cleanUp = async (): Promise<void> => {
    await clearWaiting(waiting);
    await lock.release();
  };
  return {
    unprotected,
    plan: (_paths, bytes) => {
      space.plan(bytes);
      return space.guard(() => zip.add(beginsWith, () => Readable.from([Buffer.from(markOf(head))]), undefined, true));
    },
    take: (from, path) =>
      space.guard(async () => {
        const sink = new WaitingSink(nextWaiting());
        const taken = await takeFile(from, sink);
        const file = await sink.close();
        if (!taken.taken) return taken;
        if (file !== undefined) await addWaiting(file, path, taken.modifiedAt);
        else
          await zip.add(
            path,
            () => Readable.from(sink.pieces.length > 0 ? sink.pieces : [Buffer.alloc(0)]),
            taken.modifiedAt,
          );
        return taken;
      }),
    text: (path, text) =>
      space.guard(async () => {
        await zip.add(path, () => Readable.from([Buffer.from(text)]));
        return hashOfText(text);
      }),
    made: async (path, make) => {
      const file = nextWaiting();
      try {
        await make(file);
        const written: Written = { bytes: (await statOfPath(file)).size, sha256: await hashOfFile(file) };
        await addWaiting(file, path);
        return written;
      } catch (thrown) {
        await rm(file, { force: true });
        throw space.told(thrown);
      }
    },
    finish: manifest =>
      space.guard(async () => {
        await zip.add(kitFiles.manifest, () => Readable.from([Buffer.from(JSON.stringify(manifest, null, 1))]));
        await zip.end();
        await rename(part, out);
        await syncFolder(dirname(out));
        await cleanUp();
      }),
    abandon: async () => {
      await zip.destroy();
      await rm(part, { force: true });
      await cleanUp();
    },
  };
}

/** Why others may be able to read a place; null where it was closed to them. */
export async function whyUnprotected(
  path: string,
  protect: Protect | undefined,
  what: 'folder' | 'file' = 'folder',
): Promise<string | null> {
  try {
    await protect?.(path, what);
    return null;
  } catch (thrown) {
    return toProblem(thrown).details ?? toProblem(thrown).happened;
  }
}

/** What is there already stays: a finished kit, a folder, or a file that only happens to have the name of the part. */
async function refuseTaken(out: string, part: string, server: string): Promise<void> {
  const there = await lstat(out).catch(() => undefined);
  if (there?.isDirectory() === true)
    throw failure('FILE_NOT_USABLE', { path: out, why: 'it is a folder', code: 'EISDIR' });
  if (there) throw failure('KIT_ALREADY_THERE', { path: out });
  const left = await lstat(part).catch(() => undefined);
  if (!left || (left.isFile() && (await isOwnPart(part, server)))) return;
  throw failure('KIT_FOLDER_NOT_EMPTY', { path: dirname(out), holds: basename(part) });
}

/** Only what this program puts there: files with a number for a name. */
async function clearWaiting(folder: string): Promise<void> {
  const names = await readdir(folder).catch(() => []);
  for (const name of names.filter(one => /^\d+$/.test(one))) await rm(join(folder, name), { force: true });
  if (names.every(one => /^\d+$/.test(one))) await rm(folder, { recursive: true, force: true });
}

/** Keeps a small file in memory, and a larger one in a file, until it was read whole. */
class WaitingSink implements Sink {
  pieces: Buffer[] = [];
  #bytes = 0;
  #file: number | undefined;

  constructor(private readonly place: string) {}

  async write(piece: Buffer): Promise<void> {
    this.#bytes += piece.length;
    if (this.#file === undefined && this.#bytes <= mostInMemory) {
      this.pieces.push(Buffer.from(piece));
      return;
    }
    if (this.#file === undefined) {
      this.#file = await openFile(this.place, 'wx', 0o600);
      for (const earlier of this.pieces) await writeAll(this.#file, earlier);
      this.pieces = [];
    }
    await writeAll(this.#file, piece);
  }

  async restart(): Promise<void> {
    await this.close();
    await rm(this.place, { force: true });
    this.pieces = [];
    this.#bytes = 0;
  }

  /** The file, where it has become one. */
  async close(): Promise<string | undefined> {
    const file = this.#file;
    this.#file = undefined;
    if (file === undefined) return undefined;
    await closeFile(file);
    return this.place;
  }
}
