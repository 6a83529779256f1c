import iconv from 'iconv-lite';

/** Turns bytes that come in pieces into text. A character that is cut by a piece waits for its rest. */
export interface StreamDecoder {
  write(chunk: Buffer): string;
  /** What is left. */
  end(): string;
}

export interface Guess {
  /** The encoding when nothing speaks for another one, by its iconv-lite name: `cp850`. */
  readonly usual: string;
  /** Takes UTF-8 as long as what comes is valid UTF-8: for log files, which may be written by a program of any age. */
  readonly orUtf8?: boolean;
}

/**
 * Decodes by what the bytes themselves say: a byte order mark, or zeros in every second byte, which Western text in
 * UTF-16 has. Without that, `usual`.
 */
export function textDecoder({ usual, orUtf8 = false }: Guess): StreamDecoder {
  let first = Buffer.alloc(0);
  let inner: StreamDecoder | undefined;
  const begin = (): string => {
    inner = chosen(first, usual, orUtf8);
    return inner.write(first);
  };
  return {
    write: chunk => {
      if (inner) return inner.write(chunk);
      first = Buffer.concat([first, chunk]);
      return first.length < enoughToTell ? '' : begin();
    },
    end: () => (inner ? '' : begin()) + (inner?.end() ?? ''),
  };
}

/** Decodes bytes that are all there. */
export function decodeText(bytes: Buffer, guess: Guess): string {
  const decoder = textDecoder(guess);
  return decoder.write(bytes) + decoder.end();
}

const enoughToTell = 4;
const looksAt = 64;

function chosen(first: Buffer, usual: string, orUtf8: boolean): StreamDecoder {
  if (first.length >= 2 && first.readUInt16LE(0) === 0xfeff) return plain('utf-16le');
  if (first.subarray(0, 3).equals(utf8Mark)) return plain('utf-8');
  if (looksLikeUtf16(first.subarray(0, looksAt))) return plain('utf-16le');
  return orUtf8 ? utf8WhileValid(usual) : plain(usual);
}

const utf8Mark = Buffer.from([0xef, 0xbb, 0xbf]);

function looksLikeUtf16(sample: Buffer): boolean {
  if (sample.length < enoughToTell) return false;
  return sample.every((byte, index) => index % 2 === 0 || byte === 0);
}

/** iconv-lite drops the byte order mark, and keeps what is cut off for the next piece. */
function plain(encoding: string): StreamDecoder {
  const decoder = iconv.getDecoder(encoding);
  return { write: chunk => decoder.write(chunk), end: () => decoder.end() ?? '' };
}

/** Stays with UTF-8 until a byte can't be that, and with `usual` from then on. */
function utf8WhileValid(usual: string): StreamDecoder {
  let rest = Buffer.alloc(0);
  let fallen: StreamDecoder | undefined;
  return {
    write: chunk => {
      if (fallen) return fallen.write(chunk);
      const bytes = Buffer.concat([rest, chunk]);
      const whole = wholeCharacters(bytes);
      const text = bytes.subarray(0, whole).toString('utf8');
      rest = bytes.subarray(whole);
      if (!text.includes('\ufffd')) return text;
      fallen = plain(usual);
      return fallen.write(bytes);
    },
    end: () => (fallen ? fallen.end() : decodeRest(rest, usual)),
  };
}

const decodeRest = (rest: Buffer, usual: string): string => (rest.length > 0 ? iconv.decode(rest, usual) : '');

/** How many bytes stand before a character that is cut off at the end. */
function wholeCharacters(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) return bytes.length;
    if (byte >= 0xc0) return lengthOf(byte) > back ? bytes.length - back : bytes.length;
  }
  return bytes.length;
}

const lengthOf = (lead: number): number => (lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2);
