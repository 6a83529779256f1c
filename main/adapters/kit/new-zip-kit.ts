import { createReadStream, createWriteStream } from 'node:fs';
import { lstat, mkdir, open, readdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { ZipFile } from 'yazl';
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
import { markerName, parseMarker, type Marker } from './unfinished.js';

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

/** The first entry of a kit, not compressed: an unfinished one is told by it from any other ZIP file. */
const beginsWith = markerName;

const markOf = (head: NewKitHead): string => {
  const marker: Marker = { schema: 'cas-recovery/unfinished-kit/1', ...head, files: [] };
  return `${JSON.stringify(marker)}\n`;
};

/** Longer than the head of the first entry and the marker in it. */
const longestMark = 4096;

/** Whether it is what was left of an earlier kit of the same server. One that holds nothing yet is nobody's loss. */
async function isOwnPart(part: string, server: string): Promise<boolean> {
  const file = await open(part, 'r');
  try {
    const { bytesRead, buffer } = await file.read(Buffer.alloc(longestMark), 0, longestMark, 0);
    if (bytesRead === 0) return true;
    const begin = buffer.indexOf('{"schema":');
    const end = buffer.indexOf('\n', begin);
    const name = buffer.subarray(30, 30 + beginsWith.length).toString('latin1');
    if (!buffer.subarray(0, 4).equals(zipEntry) || name !== beginsWith || begin < 0 || end < begin) return false;
    return parseMarker(buffer.subarray(begin, end).toString('utf8'))?.server.toLowerCase() === server.toLowerCase();
  } finally {
    await file.close();
  }
}

/** How an entry of a ZIP file begins. */
const zipEntry = Buffer.from('PK\u0003\u0004');

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

/** A ZIP file that is written entry by entry. */
class ZipStream {
  readonly #zip = new ZipFile();
  readonly #out;
  readonly #written: Promise<void>;
  readonly #closed: Promise<void>;

  constructor(private readonly part: string) {
    this.#out = createWriteStream(part, { flags: 'r+', mode: 0o600 });
    this.#written = new Promise((done, fail) => {
      this.#out.once('finish', () => done());
      this.#out.once('error', fail);
      this.#zip.once('error', fail);
    });
    this.#closed = new Promise(done => void this.#out.once('close', () => done()));
    // It is waited for with each entry and at the end.
    this.#written.catch(() => undefined);
    this.#zip.outputStream.pipe(this.#out);
  }

  /** Compressed, and so no more than what a full disk still lacks. */
  get bytesWritten(): number {
    return this.#out.bytesWritten;
  }

  /** Adds an entry when its turn comes, and is done once its last byte was taken. */
  async add(path: string, open: () => Readable, modifiedAt?: string, plain = false): Promise<void> {
    const options = {
      mode: 0o100600,
      compress: !plain,
      ...(modifiedAt !== undefined && { mtime: new Date(modifiedAt) }),
    };
    const added = new Promise<void>((done, fail) => {
      this.#zip.addReadStreamLazy(path, options, give => {
        const stream = open();
        stream.once('end', () => done());
        stream.once('error', fail);
        give(null, stream);
      });
    });
    await Promise.race([added, this.#failed()]);
  }

  async end(): Promise<void> {
    this.#zip.end();
    await this.#written;
    const file = await open(this.part, 'r+');
    try {
      await file.sync();
    } finally {
      await file.close();
    }
  }

  destroy(): Promise<void> {
    this.#out.destroy();
    return this.#closed;
  }

  /** Never done: it only fails, when the file can't be written. */
  #failed(): Promise<never> {
    return new Promise((_done, fail) => void this.#written.catch(fail));
  }
}
