import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import type { KitFile } from '../../../preload/contract/index.js';
import type { Written } from '../../ports/kit-store.js';

/** Thrown when a stream yields more than it may. */
export class MoreThanSaid extends Error {}

/** Reads a stream to its end, and gives each piece on. Ends it once it yields more than `most` bytes. */
export async function drain(
  stream: Readable,
  most: number,
  use?: (piece: Buffer) => Promise<void> | void,
): Promise<Written> {
  const hash = createHash('sha256');
  let bytes = 0;
  try {
    for await (const piece of stream as AsyncIterable<Buffer>) {
      bytes += piece.length;
      if (bytes > most) throw new MoreThanSaid(`it is longer than ${String(most)} bytes`);
      hash.update(piece);
      await use?.(piece);
    }
  } finally {
    stream.destroy();
  }
  return { bytes, sha256: hash.digest('hex') };
}

/** All that a stream yields, up to a limit. */
export async function readUpTo(stream: Readable, most: number): Promise<Buffer> {
  const pieces: Buffer[] = [];
  await drain(stream, most, piece => void pieces.push(piece));
  return Buffer.concat(pieces);
}

/** Why a file is not as the manifest says; null where it is. */
export function whyDamaged(file: KitFile, found: Written): string | null {
  if (found.bytes !== file.bytes) return `it has ${String(found.bytes)} bytes instead of ${String(file.bytes)}`;
  return found.sha256 === file.sha256 ? null : 'its content is not the one that was taken';
}
