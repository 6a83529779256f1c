import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import type { ScannedLine, ScannedOutput } from '../../ports/state-store.js';

const lineFeed = 0x0a;

/** Of a longer line no more bytes than these are kept. */
const mostBytes = 1_000_000;

/**
 * Reads an output log from its beginning, up to its last whole line or to this many bytes, and hands on each line that
 * carries its time. Whatever it is made of, no more than one line is held. Null where there is no such file.
 */
export async function scanOutput(
  path: string,
  take: (line: ScannedLine) => void,
  upTo = Infinity,
): Promise<ScannedOutput | null> {
  if (upTo === 0) return { bytes: 0, sha256: createHash('sha256').digest('hex') };
  const hash = createHash('sha256');
  const line = new OpenLine(take);
  let bytes = 0;
  let pending: Buffer[] = [];
  try {
    for await (const chunk of createReadStream(path, { end: upTo - 1 }) as AsyncIterable<Buffer>) {
      const last = chunk.lastIndexOf(lineFeed) + 1;
      // What stands behind the last line end is not hashed: more of that line may come.
      if (last === 0) {
        pending.push(chunk);
        line.add(chunk);
        continue;
      }
      for (const part of [...pending, chunk.subarray(0, last)]) {
        hash.update(part);
        bytes += part.length;
      }
      pending = [chunk.subarray(last)];
      for (let start = 0; start < chunk.length;) {
        const end = chunk.indexOf(lineFeed, start);
        line.add(chunk.subarray(start, end < 0 ? chunk.length : end));
        if (end < 0) break;
        line.end();
        start = end + 1;
      }
    }
  } catch (thrown) {
    if ((thrown as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw thrown;
  }
  return { bytes, sha256: hash.digest('hex') };
}

/** The line that is being read. */
class OpenLine {
  #parts: Buffer[] = [];
  #bytes = 0;
  #left = 0;

  constructor(private readonly take: (line: ScannedLine) => void) {}

  add(part: Buffer): void {
    const room = mostBytes - this.#bytes;
    if (part.length > 0 && room > 0) this.#parts.push(part.subarray(0, room));
    this.#bytes = Math.min(mostBytes, this.#bytes + part.length);
    // Bytes that go on with a character begin none.
    for (const byte of part.subarray(Math.max(0, room))) if ((byte & 0xc0) !== 0x80) this.#left += 1;
  }

  end(): void {
    const text = Buffer.concat(this.#parts).toString('utf8').replace(/\r$/, '');
    const [stamp, at] = /^(\d{4}-[^\t]*Z)\t/.exec(text) ?? [];
    if (stamp !== undefined && at !== undefined) this.take({ at, text: text.slice(stamp.length), left: this.#left });
    this.#parts = [];
    this.#bytes = 0;
    this.#left = 0;
  }
}
