/** Takes a line: it stands at `begin` to `end` of `bytes`, and only until the call returns. */
export interface LineSink {
  /** `number` counts the lines of the file from 1; of a folded line it is that of its beginning. */
  line(bytes: Buffer, begin: number, end: number, number: number): void;
}

/** Why a line can't be used. */
export type Refuse = (line: number, why: string) => Error;

/** No line of an export is longer; a file without line ends is something else. */
const longestLine = 16 * 1024 * 1024;
const [lineFeed, carriageReturn, space, substitute] = [0x0a, 0x0d, 0x20, 0x1a];
const strictUtf8 = new TextDecoder('utf-8', { fatal: true });

/**
 * Finds the lines in the bytes of a text, which come in pieces. A long line that continues on the next, behind one
 * space, is put together in place. Works on bytes because nearly all lines of an export are looked at and left.
 */
export class LdifLines {
  readonly #sink: LineSink;
  readonly #refuse: Refuse;
  #window = Buffer.alloc(0);
  /** The same bytes by four. */
  #words = new Int32Array(0);
  /** Of the window: what has come in; where the open line begins and ends so far; the next byte to look at. */
  #used = 0;
  #begin = 0;
  #write = 0;
  #read = 0;
  /** Bits of the bytes of the open line (see `bitsOf`), and where in the file it stands. */
  #seen = 0;
  #number = 1;
  #continuations = 0;

  constructor(sink: LineSink, refuse: Refuse) {
    this.#sink = sink;
    this.#refuse = refuse;
  }

  push(bytes: Uint8Array): void {
    this.#makeRoom(bytes.length);
    this.#window.set(bytes, this.#used);
    this.#used += bytes.length;
    this.#scan(false);
    if (this.#read - this.#begin > longestLine) {
      throw hasOdd(this.#seen) ? this.#notText() : this.#refuse(this.#number, 'the line does not end');
    }
  }

  /** The text ends here. One that ends in the middle of a line was cut. */
  end(): void {
    this.#scan(true);
    const rest = this.#window.subarray(this.#begin, this.#write);
    // Windows marks so the end of files that `copy` has joined.
    if (rest.length === 0 || (rest.length === 1 && rest[0] === substitute)) return;
    const number = this.#number;
    this.#close();
    throw this.#refuse(number, 'the file ends in the middle of it');
  }

  /** The text goes on in something that is not text. */
  tear(): Error {
    return this.#notText();
  }

  #scan(atEnd: boolean): void {
    const window = this.#window;
    const used = this.#used;
    // Spares a look at `used` for every byte.
    window[used] = lineFeed;
    while (this.#read < used) {
      this.#findLineFeed();
      const read = this.#read;
      // Whether the line continues is seen by the byte behind its end.
      if (read === used || (read + 1 === used && !atEnd)) return;
      if (this.#write > this.#begin && window[this.#write - 1] === carriageReturn) this.#write -= 1;
      if (read + 1 < used && window[read + 1] === space) this.#continue();
      else this.#close();
    }
  }

  /** Moves on to the end of the line, and what is found on the way to the end of what is already put together. */
  #findLineFeed(): void {
    const from = this.#read;
    this.#skipToLineFeed();
    if (from !== this.#write) this.#window.copyWithin(this.#write, from, this.#read);
    this.#write += this.#read - from;
  }

  /** Looks at four bytes at once wherever it can: this is half of all the work. */
  #skipToLineFeed(): void {
    const [window, words] = [this.#window, this.#words];
    let read = this.#read;
    let seen = this.#seen;
    let byte = 0;
    while ((read & 3) !== 0 && (byte = window[read] ?? lineFeed) !== lineFeed) {
      seen |= bitsOf(byte);
      read += 1;
    }
    if (byte !== lineFeed) {
      let [at, high, zero] = [read >> 2, 0, 0];
      let word: number;
      while (zeroesIn((word = words[at] ?? lineFeeds) ^ lineFeeds) === 0) {
        high |= word;
        zero |= zeroesIn(word);
        at += 1;
      }
      if ((high & highBits) !== 0) seen |= 0x80;
      if (zero !== 0) seen = -1;
      read = at << 2;
      while ((byte = window[read] ?? lineFeed) !== lineFeed) {
        seen |= bitsOf(byte);
        read += 1;
      }
    }
    this.#read = read;
    this.#seen = seen;
  }

  #continue(): void {
    this.#continuations += 1;
    if (this.#write === this.#begin) {
      throw this.#refuse(this.#number + this.#continuations, 'it continues a line that is not there');
    }
    this.#read += 2;
  }

  #close(): void {
    let begin = this.#begin;
    const end = this.#write;
    if (hasOdd(this.#seen)) {
      this.#check(begin, end);
      // Files that were joined keep their marks.
      if (this.#window[begin] === 0xef && this.#window.toString('utf8', begin, begin + 3) === '\ufeff') begin += 3;
    }
    if (this.#window[begin] === space && begin < end) {
      throw this.#refuse(this.#number, 'it continues a line that is not there');
    }
    this.#sink.line(this.#window, begin, end, this.#number);
    this.#number += 1 + this.#continuations;
    this.#continuations = 0;
    this.#read += 1;
    this.#begin = this.#write = this.#read;
    this.#seen = 0;
  }

  #check(begin: number, end: number): void {
    if (!isUtf8(this.#window.subarray(begin, end))) throw this.#notText();
    if (this.#seen < 0) throw this.#refuse(this.#number, 'it holds zero bytes, which text does not');
  }

  #notText(): Error {
    return this.#refuse(this.#number, 'it is neither UTF-8 nor UTF-16 text');
  }

  /** Moves the open line to the front, and to a larger window when it fills this one. */
  #makeRoom(size: number): void {
    const [old, begin] = [this.#window, this.#begin];
    // One byte more, for the line feed that ends every search.
    const needed = this.#used - begin + size + 1;
    if (needed > old.length) this.#enlarge(Math.max(needed, 2 * old.length));
    else if (this.#used + size < old.length) return;
    old.copy(this.#window, 0, begin, this.#used);
    this.#used -= begin;
    this.#write -= begin;
    this.#read -= begin;
    this.#begin = 0;
  }

  #enlarge(size: number): void {
    this.#window = Buffer.allocUnsafeSlow((size + 3) & ~3);
    this.#words = new Int32Array(this.#window.buffer);
  }
}

/** Bits that tell the odd bytes, once those of a line are put together: of all but ASCII the eighth, of zero all. */
const bitsOf = (byte: number): number => byte | (byte - 1);
const hasOdd = (bits: number): boolean => (bits & 0x80) !== 0;

const [lineFeeds, ones, highBits] = [0x0a0a0a0a, 0x01010101, 0x80808080];

/** Not zero if one of the four bytes of a word is. */
const zeroesIn = (word: number): number => (word - ones) & ~word & highBits;

function isUtf8(bytes: Buffer): boolean {
  // The plain decoder is far faster; what it can't read becomes U+FFFD, which may also stand there honestly.
  if (!bytes.toString().includes('\ufffd')) return true;
  try {
    strictUtf8.decode(bytes);
    return true;
  } catch {
    return false;
  }
}
