import { closeSync, fstatSync, lstatSync, openSync, readSync, writeSync, type Stats } from 'node:fs';

// To ask another thread for each of four small things costs more than to do them, as long as the disk answers at once.

/** Milliseconds that a small file may take before its disk counts as one that takes its time. */
const slowMs = 20;
/** So many files are then left to other threads, several at a time, before it is tried again. */
const pause = 200;
/** Milliseconds after which everybody else in this process gets a turn. */
const turnMs = 10;

let turnEnds = 0;

/** Lets others have their turn, a hundred times a second. */
export async function giveTurn(): Promise<void> {
  if (performance.now() < turnEnds) return;
  await new Promise(done => void setImmediate(done));
  turnEnds = performance.now() + turnMs;
}

/** One way to use small files, and whether its disk has been fast. */
class Quick {
  #left = 0;

  /** Whether a file should be done at once: it lies on no share, and the disk has been fast. */
  may(path: string): boolean {
    if (path.startsWith('\\\\')) return false;
    if (this.#left === 0) return true;
    this.#left -= 1;
    return false;
  }

  with<T>(path: string, flags: string, use: (file: number) => T): T {
    return this.timed(() => {
      const file = openSync(path, flags, 0o600);
      try {
        return use(file);
      } finally {
        closeSync(file);
      }
    });
  }

  timed<T>(work: () => T): T {
    const began = performance.now();
    try {
      return work();
    } finally {
      if (performance.now() - began > slowMs) this.#left = pause;
    }
  }
}

const reading = new Quick();
const writing = new Quick();

export const mayRead = (path: string): boolean => reading.may(path);
export const mayWrite = (path: string): boolean => writing.may(path);

/** Reads a small file into a buffer at once, and gives its length. More than the buffer holds is not read. */
export function readAtOnce(path: string, buffer: Buffer): number {
  return reading.with(path, 'r', file => fill(file, buffer));
}

/** The same, with what the file is after that. */
export function readWithStat(path: string, buffer: Buffer): { readonly bytes: number; readonly stat: Stats } {
  return reading.with(path, 'r', file => ({ bytes: fill(file, buffer), stat: fstatSync(file) }));
}

/** What lies at a path, without following a link. */
export const statAtOnce = (path: string): Stats => reading.timed(() => lstatSync(path));

/** Writes a new file at once. */
export function writeAtOnce(path: string, content: Buffer): void {
  writing.with(path, 'wx', file => {
    for (let at = 0; at < content.length;) at += writeSync(file, content, at, content.length - at);
  });
}

function fill(file: number, buffer: Buffer): number {
  for (let bytes = 0; ;) {
    const read = readSync(file, buffer, bytes, buffer.length - bytes, null);
    bytes += read;
    if (read === 0 || bytes === buffer.length) return bytes;
  }
}
