import { createHash } from 'node:crypto';
import type { Stats } from 'node:fs';
import type { Taken, TreeFile } from '../../ports/kit-store.js';
import { closeRead, openFile, statOfOpen } from './callbacks.js';
import { fileReason } from './file-reason.js';
import { giveTurn, mayRead, readWithStat } from './quick.js';
import { readPieces, withBuffer } from './read-file.js';

/** Where the bytes of a file go. */
export interface Sink {
  /** `isWhole`: it is all that the file holds. */
  write(piece: Buffer, isWhole: boolean): Promise<void>;
  /** What was written is of no use: another try follows, or none. */
  restart(): Promise<void>;
}

/** What a sink threw: the kit can't be written, while a file that can't be read is only a lack. */
class SinkFailed extends Error {
  constructor(readonly thrown: unknown) {
    super('The kit could not be written.');
  }
}

/** The first may find that the file is not the one any more that was listed; the others, that it changes all the time. */
const tries = 3;

/** What a file was, before it was read. */
type Before = Pick<TreeFile, 'bytes' | 'modifiedAt'>;

/**
 * Reads a file into a sink, once: again only when it changed meanwhile. Gives its hash, or why it can't be taken. Throws
 * what the sink throws.
 */
export function takeFile(file: TreeFile, sink: Sink): Promise<Taken> {
  return withBuffer(async buffer => {
    try {
      let before: Before = file;
      for (let attempt = 1; ; attempt += 1) {
        const { taken, now } = await readOnce(file.path, before, { buffer, sink });
        if (taken) return taken;
        await intoSink(() => sink.restart());
        if (attempt === tries) return notTaken('It changed each time while it was read.');
        before = now;
      }
    } catch (thrown) {
      if (thrown instanceof SinkFailed) throw thrown.thrown;
      await sink.restart();
      return notTaken(`It can't be read: ${fileReason(thrown).why}.`);
    }
  });
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

interface Reading {
  readonly taken: Taken | null;
  readonly now: Before;
}

async function readOnce(
  path: string,
  before: Before,
  { buffer, sink }: { readonly buffer: Buffer; readonly sink: Sink },
): Promise<Reading> {
  const hash = createHash('sha256');
  const use = async (piece: Buffer): Promise<void> => {
    // The disk writes while the processor adds it up.
    const writing = intoSink(() => sink.write(piece, piece.length === before.bytes));
    hash.update(piece);
    await writing;
  };
  const { bytes, stat } = await (before.bytes < buffer.length && mayRead(path)
    ? readSmall(path, buffer, use)
    : readLarge(path, { buffer, expected: before.bytes }, use));
  const now = { bytes: stat.size, modifiedAt: stat.mtime.toISOString() };
  const isSame = now.modifiedAt === before.modifiedAt && now.bytes === before.bytes && now.bytes === bytes;
  return { taken: isSame ? { taken: true, ...now, sha256: hash.digest('hex') } : null, now };
}

interface Read {
  readonly bytes: number;
  readonly stat: Stats;
}

async function readSmall(path: string, buffer: Buffer, use: (piece: Buffer) => Promise<void>): Promise<Read> {
  await giveTurn();
  const read = readWithStat(path, buffer);
  await use(buffer.subarray(0, read.bytes));
  return read;
}

async function readLarge(
  path: string,
  how: Parameters<typeof readPieces>[1],
  use: (piece: Buffer) => Promise<void>,
): Promise<Read> {
  const file = await openFile(path, 'r');
  try {
    const bytes = await readPieces(file, how, use);
    return { bytes, stat: await statOfOpen(file) };
  } finally {
    closeRead(file);
  }
}
