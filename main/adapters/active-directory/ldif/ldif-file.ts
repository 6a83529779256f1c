import { open, type FileHandle } from 'node:fs/promises';
import { Failure } from '../../../problems/failure.js';
import { failure } from '../../../problems/problem.js';
import { transcoderFor } from './ldif-utf16.js';
import { whyUnreadable } from '../why-unreadable.js';

export interface LdifFile {
  readonly path: string;
  /** In bytes, when it was looked for. */
  readonly size: number;
}

/** A piece of a text file in UTF-8; it holds only until the next one is asked for. */
export interface Piece {
  readonly bytes: Uint8Array;
  /** What follows is not UTF-16, although what came before was. */
  readonly torn: boolean;
}

/** Who wants to hear of the reading of a file, and may end it. */
export interface Watch {
  readonly signal?: AbortSignal | undefined;
  /** Called with the number of bytes that were read since the last call. */
  readonly onBytes?: ((count: number) => void) | undefined;
}

const pieceSize = 1024 * 1024;

/**
 * Reads a text file piece by piece, never more than a megabyte of it at a time. Knows UTF-8, whose bytes it passes on
 * unseen, and UTF-16 (which `ldifde -u` writes), by its mark or by its zero bytes. A file that another program writes
 * to at the same time is refused at its end: what was read may belong to no state that it ever was in.
 */
export async function* readPieces({ path }: LdifFile, watch: Watch = {}): AsyncGenerator<Piece> {
  try {
    const handle = await open(path, 'r');
    try {
      const { size, mtimeMs } = await handle.stat();
      yield* piecesOf(handle, size, watch);
      const now = await handle.stat();
      if (now.size !== size || now.mtimeMs !== mtimeMs) throw new ChangedError();
    } finally {
      await handle.close();
    }
  } catch (error) {
    if (error instanceof Failure) throw error;
    const why = error instanceof ChangedError ? 'it changed while it was read' : whyUnreadable(error);
    throw failure('EXPORT_NOT_READABLE', { path, why }, error);
  }
}

class ChangedError extends Error {}

async function* piecesOf(handle: FileHandle, size: number, { signal, onBytes }: Watch): AsyncGenerator<Piece> {
  let transcode: ReturnType<typeof transcoderFor> | undefined;
  let left = size;
  for await (const bytes of readAhead(handle, size)) {
    if (signal?.aborted === true) throw failure('CANCELLED', {});
    left -= bytes.length;
    transcode ??= transcoderFor(bytes);
    yield transcode === null ? { bytes, torn: false } : transcode(bytes, left === 0);
    onBytes?.(bytes.length);
  }
}

/** While a piece is looked at, the next one is on its way. */
async function* readAhead(handle: FileHandle, size: number): AsyncGenerator<Buffer> {
  const length = Math.min(size, pieceSize);
  let [buffer, other] = [Buffer.allocUnsafeSlow(length), Buffer.allocUnsafeSlow(length)];
  let left = size;
  const begin = (): Promise<Buffer> => {
    const count = Math.min(left, length);
    left -= count;
    return fill(handle, buffer.subarray(0, count));
  };
  let coming = begin();
  try {
    while (left > 0) {
      const bytes = await coming;
      [buffer, other] = [other, buffer];
      coming = begin();
      yield bytes;
    }
    yield await coming;
  } finally {
    // The file must not be closed under it; how it fared matters no longer.
    await coming.catch(() => undefined);
  }
}

/** A network share may give less at a time than was asked for; a file that was cut has no more. */
async function fill(handle: FileHandle, buffer: Buffer): Promise<Buffer> {
  for (let filled = 0; filled < buffer.length;) {
    const { bytesRead } = await handle.read(buffer, filled, buffer.length - filled, null);
    if (bytesRead === 0) throw new ChangedError();
    filled += bytesRead;
  }
  return buffer;
}
