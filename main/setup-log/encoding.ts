export type Encoding = '8-bit' | 'utf-16le' | 'utf-16be';

export interface Start {
  readonly encoding: Encoding;
  /** Bytes of the mark at the beginning, which is no text. */
  readonly mark: number;
}

/** As many bytes as `startOf` should see: fewer only where the file has no more. */
export const startBytes = 4;

/**
 * How a log begins: by its mark; without one by zero bytes, which only UTF-16 has; else in bytes. Bytes are UTF-8 or the
 * ANSI code page, and which of them is decided for each line: a log that two programs wrote may hold both.
 */
export function startOf(bytes: Uint8Array): Start {
  const [first, second, third] = bytes;
  if (first === 0xef && second === 0xbb && third === 0xbf) return { encoding: '8-bit', mark: 3 };
  if (first === 0xff && second === 0xfe) return { encoding: 'utf-16le', mark: 2 };
  if (first === 0xfe && second === 0xff) return { encoding: 'utf-16be', mark: 2 };
  const zeros = [0, 0];
  const seen = Math.min(bytes.length, 256) & ~1;
  for (let at = 0; at < seen; at += 1) if (bytes[at] === 0) zeros[at & 1] = (zeros[at & 1] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  if (seen >= 2 && odd * 4 >= seen && even * 16 <= seen) return { encoding: 'utf-16le', mark: 0 };
  if (seen >= 2 && even * 4 >= seen && odd * 16 <= seen) return { encoding: 'utf-16be', mark: 0 };
  return { encoding: '8-bit', mark: 0 };
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const ansi = new TextDecoder('windows-1252');

/** The text of the bytes of one line: strict UTF-8, or else the ANSI code page. Zero bytes of a broken file are left out. */
export function textOf(bytes: Buffer, start: number, end: number): string {
  const part = bytes.subarray(start, end);
  const text = part.every(byte => byte < 0x80) ? part.toString('latin1') : decoded(part);
  return text.includes('\0') ? text.split('\0').join('') : text;
}

function decoded(part: Buffer): string {
  try {
    return utf8.decode(part);
  } catch {
    return ansi.decode(part);
  }
}
