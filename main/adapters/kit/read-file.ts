import { createHash } from 'node:crypto';
import { failure } from '../../problems/problem.js';
import { closeRead, openFile, readInto, statOfOpen } from './callbacks.js';
import { giveTurn, mayRead, readAtOnce } from './quick.js';

/** Bytes read at a time. */
export const chunkBytes = 256 * 1024;

/** Files above this are compared by their hash alone. */
export const mostBytesAtOnce = 64 * 1024 * 1024;

/** Buffers that are not in use: a new one for each of 20,000 files would cost more than to read them. */
const buffers: Buffer[] = [];

/** Lends a buffer of `chunkBytes` for the time of a work. */
export async function withBuffer<T>(work: (buffer: Buffer) => Promise<T>): Promise<T> {
  const buffer = buffers.pop() ?? Buffer.allocUnsafe(chunkBytes);
  try {
    return await work(buffer);
  } finally {
    buffers.push(buffer);
  }
}

/**
 * Reads a file piece by piece, and gives each piece on; the piece is overwritten by the next one. Gives its length. With
 * `expected` bytes read, a piece that did not fill the buffer was the last one.
 */
export async function readPieces(
  file: number,
  { buffer, expected }: { readonly buffer: Buffer; readonly expected?: number },
  use: (piece: Buffer) => Promise<void> | void,
): Promise<number> {
  for (let bytes = 0; ;) {
    const read = await readInto(file, buffer, buffer.length);
    if (read === 0) return bytes;
    await use(read === buffer.length ? buffer : buffer.subarray(0, read));
    bytes += read;
    if (bytes === expected && read < buffer.length) return bytes;
  }
}

/** SHA-256 of a file, in lower-case hex. Faster where its length is known. */
export async function hashOfFile(path: string, signal?: AbortSignal, expected?: number): Promise<string> {
  const quick = expected !== undefined && expected < chunkBytes && mayRead(path);
  if (quick) await giveTurn();
  return withBuffer(async buffer => {
    if (quick) {
      const bytes = readAtOnce(path, buffer);
      if (bytes < buffer.length) return createHash('sha256').update(buffer.subarray(0, bytes)).digest('hex');
    }
    const file = await openFile(path, 'r');
    try {
      const hash = createHash('sha256');
      await readPieces(file, { buffer, ...(expected !== undefined && { expected }) }, piece => {
        if (signal?.aborted === true) throw failure('CANCELLED', {});
        hash.update(piece);
      });
      return hash.digest('hex');
    } finally {
      closeRead(file);
    }
  });
}

/** A whole file. Throws `FILE_TOO_LARGE` above 64 MB. */
export async function wholeFile(path: string): Promise<Buffer> {
  const file = await openFile(path, 'r');
  try {
    const { size } = await statOfOpen(file);
    if (size > mostBytesAtOnce) throw tooLarge(path, size);
    const pieces: Buffer[] = [];
    let bytes = 0;
    const buffer = Buffer.allocUnsafe(Math.min(chunkBytes, size + 1));
    await readPieces(file, { buffer, expected: size }, piece => {
      bytes += piece.length;
      if (bytes > mostBytesAtOnce) throw tooLarge(path, bytes);
      pieces.push(Buffer.from(piece));
    });
    return Buffer.concat(pieces);
  } finally {
    closeRead(file);
  }
}

export const tooLarge = (path: string, bytes: number): Error =>
  failure('FILE_TOO_LARGE', { path, megabytes: Math.ceil(bytes / 1e6) });
