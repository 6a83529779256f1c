import { createHash } from 'node:crypto';
import { failure } from '../../problems/problem.js';
import { closeFile, openFile, readInto, statOfOpen } from './callbacks.js';

/** Bytes read at a time. */
export const chunkBytes = 256 * 1024;

/** Files above this are compared by their hash alone. */
export const mostBytesAtOnce = 64 * 1024 * 1024;

/** Reads a file piece by piece, and gives each piece on; the piece is overwritten by the next one. Gives its length. */
export async function readPieces(
  file: number,
  buffer: Buffer,
  use: (piece: Buffer) => Promise<void> | void,
): Promise<number> {
  for (let bytes = 0; ;) {
    const read = await readInto(file, buffer, buffer.length);
    if (read === 0) return bytes;
    await use(read === buffer.length ? buffer : buffer.subarray(0, read));
    bytes += read;
  }
}

/** SHA-256 of a file, in lower-case hex. */
export async function hashOfFile(path: string, signal?: AbortSignal): Promise<string> {
  const file = await openFile(path, 'r');
  try {
    const hash = createHash('sha256');
    await readPieces(file, Buffer.allocUnsafe(chunkBytes), piece => {
      if (signal?.aborted === true) throw failure('CANCELLED', {});
      hash.update(piece);
    });
    return hash.digest('hex');
  } finally {
    await closeFile(file);
  }
}

/** A whole file. Throws `FILE_TOO_LARGE` above 64 MB. */
export async function wholeFile(path: string): Promise<Buffer> {
  const file = await openFile(path, 'r');
  try {
    const { size } = await statOfOpen(file);
    if (size > mostBytesAtOnce) throw tooLarge(path, size);
    const pieces: Buffer[] = [];
    let bytes = 0;
    await readPieces(file, Buffer.allocUnsafe(Math.min(chunkBytes, size + 1)), piece => {
      bytes += piece.length;
      if (bytes > mostBytesAtOnce) throw tooLarge(path, bytes);
      pieces.push(Buffer.from(piece));
    });
    return Buffer.concat(pieces);
  } finally {
    await closeFile(file);
  }
}

export const tooLarge = (path: string, bytes: number): Error => failure('FILE_TOO_LARGE', { path, bytes });
