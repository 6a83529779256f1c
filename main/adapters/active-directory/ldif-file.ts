import { open, type FileHandle } from 'node:fs/promises';
import { Failure } from '../../problems/failure.js';
import { failure } from '../../problems/problem.js';
import { transcoderFor } from './ldif-utf16.js';
import { whyUnreadable } from './why-unreadable.js';

export interface LdifFile {
  readonly path: string;
  /** In bytes, when it was opened. */
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
export async function* readPieces({ path, size }: LdifFile, watch: Watch = {}): AsyncGenerator<Piece> {
  try {
    const handle = await open(path, 'r');
    try {
      yield* piecesOf(handle, watch);
      const { size: endSize } = await handle.stat();
      if (endSize !== size) throw failure('EXPORT_NOT_READABLE', { path, why: 'it changed while it was read' });
    } finally {
      await handle.close();
    }
  } catch (error) {
    if (error instanceof Failure) throw error;
    throw failure('EXPORT_NOT_READABLE', { path, why: whyUnreadable(error) }, error);
  }
}

async function* piecesOf(handle: FileHandle, { signal, onBytes }: Watch): AsyncGenerator<Piece> {
  const buffer = Buffer.allocUnsafeSlow(pieceSize);
  let transcode: ReturnType<typeof transcoderFor> | undefined;
  for (;;) {
    if (signal?.aborted === true) throw failure('CANCELLED', {});
    const count = await fill(handle, buffer);
    const bytes = buffer.subarray(0, count);
    transcode ??= transcoderFor(bytes);
    const atEnd = count < buffer.length;
    yield transcode === null ? { bytes, torn: false } : transcode(bytes, atEnd);
    onBytes?.(count);
    if (atEnd) return;
  }
}

/** Reads until the buffer is full or the file ends: a network share may give less than was asked for. */
async function fill(handle: FileHandle, buffer: Buffer): Promise<number> {
  let filled = 0;
  while (filled < buffer.length) {
    const { bytesRead } = await handle.read(buffer, filled, buffer.length - filled, null);
    if (bytesRead === 0) break;
    filled += bytesRead;
  }
  return filled;
}
