import { open, type FileHandle } from 'node:fs/promises';
import { Failure } from '../../problems/failure.js';
import { failure } from '../../problems/problem.js';
import { transcoderFor } from './ldif-utf16.js';
import { whyUnreadable } from './why-unreadable.js';

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
  const buffer = Buffer.allocUnsafeSlow(pieceSize);
  let transcode: ReturnType<typeof transcoderFor> | undefined;
  for (let left = size; left > 0;) {
    if (signal?.aborted === true) throw failure('CANCELLED', {});
    const count = Math.min(left, buffer.length);
    await fill(handle, buffer, count);
    left -= count;
    const bytes = buffer.subarray(0, count);
    transcode ??= transcoderFor(bytes);
    yield transcode === null ? { bytes, torn: false } : transcode(bytes, left === 0);
    onBytes?.(count);
  }
}

/** A network share may give less at a time than was asked for; a file that was cut has no more. */
async function fill(handle: FileHandle, buffer: Buffer, count: number): Promise<void> {
  for (let filled = 0; filled < count;) {
    const { bytesRead } = await handle.read(buffer, filled, count - filled, null);
    if (bytesRead === 0) throw new ChangedError();
    filled += bytesRead;
  }
}
