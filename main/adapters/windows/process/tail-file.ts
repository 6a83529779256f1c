import { type FileHandle, open } from 'node:fs/promises';
import { lineSplitter, type LineSplitter } from './line-splitter.js';
import type { StreamDecoder } from './text-decoder.js';

export interface Tail {
  readonly path: string;
  /** Where to begin, in bytes. A file that is shorter than that is another one, and is read from its beginning. */
  readonly from?: number;
  /** Makes the decoder of one file: `() => textDecoder({ usual })`. */
  readonly decoder: () => StreamDecoder;
  readonly onLine: (line: string) => void;
  /** The line that is being written, whenever it has changed. */
  readonly onUnfinished?: ((line: string) => void) | undefined;
  /** Ends the following. Nothing is thrown: what was read so far counts. */
  readonly signal?: AbortSignal | undefined;
  /** Whether the file is complete. Asked before each reading, so what was written until then is still read. */
  readonly isComplete?: (() => boolean | Promise<boolean>) | undefined;
}

/** Where the reading ended, in bytes from the beginning of the file. */
export interface TailEnd {
  readonly offset: number;
  /** Whether `isComplete` ended it, and not the signal. */
  readonly complete: boolean;
}

/** A line is to be seen within 250 ms. */
const pollMs = 100;
const chunkBytes = 64 * 1024;
/** Somebody else has the file open for himself, or it is about to be deleted: that passes. */
const passing = new Set(['ENOENT', 'EBUSY', 'EPERM', 'EACCES']);

/**
 * Follows a file that another process writes. It need not exist yet, and may be emptied or replaced by a new one,
 * which is then read from its beginning; lines that were added to the old one in the last 100 ms are lost then. The
 * file is opened for each look alone, so that nobody is kept from renaming or deleting it.
 *
 * @fidelity B following a growing file: locked, renamed and begun anew under Wine
 * @throws what the file system says of a file that can never be read, such as EISDIR
 */
export async function tailFile(tail: Tail): Promise<TailEnd> {
  const reader = new Reader(tail);
  for (;;) {
    const complete = (await tail.isComplete?.()) === true;
    await reader.look();
    if (complete || tail.signal?.aborted === true) {
      reader.end();
      return { offset: reader.offset, complete };
    }
    await pause(pollMs, tail.signal);
  }
}

/** Knows how far a file was read, and which file that was. */
class Reader {
  offset: number;
  #identity: string | undefined;
  #decoder: StreamDecoder;
  #lines: LineSplitter;
  readonly #chunk = Buffer.alloc(chunkBytes);

  constructor(private readonly tail: Tail) {
    this.offset = tail.from ?? 0;
    this.#decoder = tail.decoder();
    this.#lines = lineSplitter(tail);
  }

  /** Reads whatever is new, if the file can be read just now. */
  async look(): Promise<void> {
    try {
      const handle = await open(this.tail.path, 'r');
      try {
        await this.#readOn(handle);
      } finally {
        await handle.close();
      }
    } catch (thrown) {
      const { code = '' } = thrown as NodeJS.ErrnoException;
      if (!passing.has(code)) throw thrown;
      // What comes next under this name is another file, even where the system calls it by the old one's number.
      if (code === 'ENOENT' && this.#identity !== undefined) this.#beginAnew();
    }
  }

  async #readOn(handle: FileHandle): Promise<void> {
    const { size, dev, ino } = await handle.stat({ bigint: true });
    const identity = `${String(dev)}/${String(ino)}`;
    if (size < this.offset || (this.#identity ?? identity) !== identity) this.#beginAnew();
    this.#identity = identity;
    for (;;) {
      const { bytesRead } = await handle.read(this.#chunk, 0, chunkBytes, this.offset);
      if (bytesRead === 0) return;
      this.offset += bytesRead;
      this.#lines.take(this.#decoder.write(this.#chunk.subarray(0, bytesRead)));
    }
  }

  end(): void {
    this.#lines.take(this.#decoder.end());
    this.#lines.end();
  }

  #beginAnew(): void {
    this.end();
    this.offset = 0;
    this.#identity = undefined;
    this.#decoder = this.tail.decoder();
    this.#lines = lineSplitter(this.tail);
  }
}

function pause(ms: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise(resolve => {
    const done = (): void => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    signal?.addEventListener('abort', done);
  });
}
