import { createHash } from 'node:crypto';
import type { Stats } from 'node:fs';
import type { Taken, TreeFile } from '../../ports/kit-store.js';
import { closeFile, openFile, statOfOpen } from './callbacks.js';
import { fileReason } from './file-reason.js';
import { chunkBytes, readPieces } from './read-file.js';

/** Where the bytes of a file go. */
export interface Sink {
  write(piece: Buffer): Promise<void>;
  /** What was written is of no use: another try follows, or none. */
  restart(): Promise<void>;
}

/** What a sink threw: the kit can't be written, while a file that can't be read is only a lack. */
class SinkFailed extends Error {
  constructor(readonly thrown: unknown) {
    super('The kit could not be written.');
  }
}

/** Buffers that are not in use, of all kits of this process. */
const buffers: Buffer[] = [];

const tries = 2;

/**
 * Reads a file into a sink, once: a second time only when it changed meanwhile. Gives its hash, or why it can't be taken.
 * Throws what the sink throws.
 */
export async function takeFile({ path }: TreeFile, sink: Sink): Promise<Taken> {
  const buffer = buffers.pop() ?? Buffer.allocUnsafe(chunkBytes);
  try {
    for (let attempt = 1; ; attempt += 1) {
      const taken = await readOnce(path, buffer, sink);
      if (taken !== 'changed') return taken;
      await intoSink(() => sink.restart());
      if (attempt === tries) return notTaken('It changed each time while it was read.');
    }
  } catch (thrown) {
    if (thrown instanceof SinkFailed) throw thrown.thrown;
    await sink.restart();
    return notTaken(`It can't be read: ${fileReason(thrown).why}.`);
  } finally {
    buffers.push(buffer);
  }
}

const notTaken = (why: string): Taken => ({
  taken: false,
  why,
  next: 'Close what uses it or see to the rights, then take the kit again.',
});

async function intoSink(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (thrown) {
    throw new SinkFailed(thrown);
  }
}

async function readOnce(path: string, buffer: Buffer, sink: Sink): Promise<Taken | 'changed'> {
  const file = await openFile(path, 'r');
  try {
    const before = await statOfOpen(file);
    const hash = createHash('sha256');
    const bytes = await readPieces(file, buffer, async piece => {
      // The disk writes while the processor adds it up.
      const writing = intoSink(() => sink.write(piece));
      hash.update(piece);
      await writing;
    });
    if (!isSame(before, await statOfOpen(file), bytes)) return 'changed';
    return { taken: true, bytes, sha256: hash.digest('hex'), modifiedAt: before.mtime.toISOString() };
  } finally {
    await closeFile(file);
  }
}

const isSame = (before: Stats, after: Stats, bytes: number): boolean =>
  before.mtimeMs === after.mtimeMs && before.size === after.size && after.size === bytes;
