import { StringDecoder } from 'node:string_decoder';
import { type Encoding, startBytes, startOf } from './encoding.js';
import type { RawLine } from './raw-line.js';

/** Longest line that is kept, in bytes. Of a longer one this much is told, and the rest is passed over. */
export const longestLine = 16_384;

const feed = 0x0a;
const carriage = 0x0d;

/**
 * Cuts chunks of a log into lines, wherever the chunks end: inside a character of several bytes, or between CR and LF.
 * Ends of lines are LF with or without CR, or CR where the first line ends with it alone. Holds no more than one line.
 */
export class LineSplitter {
  readonly #onLine: (line: RawLine) => void;
  #encoding: Encoding | undefined;
  #wide: StringDecoder | undefined;
  /** Bytes that could not be read yet: the beginning of the file, or one half of a character. */
  #odd: Buffer = Buffer.alloc(0);
  #rest: Buffer = Buffer.alloc(0);
  #endsWith: typeof feed | typeof carriage | undefined;
  #afterReturn = false;
  #number = 0;

  constructor(onLine: (line: RawLine) => void) {
    this.#onLine = onLine;
  }

  push(chunk: Buffer): void {
    if (this.#encoding !== undefined) return this.#take(chunk);
    this.#odd = this.#odd.length === 0 ? chunk : Buffer.concat([this.#odd, chunk]);
    if (this.#odd.length >= startBytes) this.#begin();
  }

  /** Tells a last line that has no end. */
  end(): void {
    if (this.#encoding === undefined) this.#begin();
    if (this.#wide) this.#cut(Buffer.from(this.#wide.end()));
    if (this.#rest.length > 0) this.#tell(this.#rest, 0, this.#rest.length);
    this.#rest = Buffer.alloc(0);
  }

  #begin(): void {
    const { encoding, mark } = startOf(this.#odd);
    this.#encoding = encoding;
    if (encoding !== '8-bit') this.#wide = new StringDecoder('utf16le');
    const first = this.#odd.subarray(mark);
    this.#odd = Buffer.alloc(0);
    this.#take(first);
  }

  /** What is UTF-16 becomes UTF-8, so that all that follows has one form. */
  #take(chunk: Buffer): void {
    if (!this.#wide) return this.#cut(chunk);
    this.#cut(Buffer.from(this.#wide.write(this.#encoding === 'utf-16be' ? this.#swapped(chunk) : chunk)));
  }

  /** Both bytes of each character change places; a single last byte waits for its other half. */
  #swapped(chunk: Buffer): Buffer {
    const all = Buffer.concat([this.#odd, chunk]);
    const even = all.length & ~1;
    this.#odd = Buffer.from(all.subarray(even));
    return all.subarray(0, even).swap16();
  }

  #cut(chunk: Buffer): void {
    let start = this.#afterReturn && chunk[0] === feed ? 1 : 0;
    if (chunk.length > 0) this.#afterReturn = false;
    if (this.#endsWith === undefined) this.#learnEnd(chunk);
    const sign = this.#endsWith ?? feed;
    for (let end = chunk.indexOf(sign, start); end >= 0; end = chunk.indexOf(sign, start)) {
      if (this.#rest.length > 0) this.#tellRest(chunk.subarray(start, end));
      else this.#tell(chunk, start, end);
      start = end + 1;
      if (sign === carriage && chunk[start] === feed) start += 1;
      else if (sign === carriage && start === chunk.length) this.#afterReturn = true;
    }
    if (start < chunk.length) this.#keep(chunk.subarray(start));
  }

  #learnEnd(chunk: Buffer): void {
    this.#endsWith = endOfLines(this.#rest, chunk);
    // The first line was whole already, only nobody could know it.
    if (this.#endsWith === carriage && this.#rest[this.#rest.length - 1] === carriage) this.#tellRest(Buffer.alloc(0));
  }

  #tellRest(more: Buffer): void {
    this.#keep(more);
    const whole = this.#rest;
    this.#rest = Buffer.alloc(0);
    this.#tell(whole, 0, whole.length);
  }

  /** What follows the last end of a line, as far as it is told. Its own copy: the chunk may be used again. */
  #keep(more: Buffer): void {
    const room = longestLine - this.#rest.length;
    if (room > 0) this.#rest = Buffer.concat([this.#rest, more.subarray(0, room)]);
  }

  #tell(bytes: Buffer, start: number, end: number): void {
    this.#number += 1;
    const last = end > start && bytes[end - 1] === carriage ? end - 1 : end;
    this.#onLine({ number: this.#number, bytes, start, end: Math.min(last, start + longestLine) });
  }
}

/** By what the lines end, by the end of the first one; undefined as long as that can't be told. */
function endOfLines(rest: Buffer, chunk: Buffer): typeof feed | typeof carriage | undefined {
  if (rest[rest.length - 1] === carriage && chunk.length > 0) return chunk[0] === feed ? feed : carriage;
  const ofFeed = chunk.indexOf(feed);
  const ofReturn = chunk.indexOf(carriage);
  if (ofReturn < 0 || (ofFeed >= 0 && ofFeed < ofReturn)) return ofFeed < 0 ? undefined : feed;
  if (ofReturn === chunk.length - 1) return undefined;
  return chunk[ofReturn + 1] === feed ? feed : carriage;
}
