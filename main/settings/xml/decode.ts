import { failure } from '../../problems/problem.js';

export type TextEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

/** A file as text, with all that is needed to write it back byte for byte. */
export interface TextFile {
  readonly text: string;
  readonly encoding: TextEncoding;
  /** It begins with a byte order mark, which is not part of `text`. */
  readonly mark: boolean;
}

const oneByte = /^<\?xml[^>]*\bencoding\s*=\s*["'](?:windows-1252|iso-8859-1|us-ascii|ascii|latin1)["']/i;

/** The text of an XML file: UTF-8, UTF-16 with a mark, or what its declaration says. Throws `TEXT_NOT_READABLE`. */
export function decodeXml(bytes: Buffer, file: string): TextFile {
  const start = startOf(bytes);
  const declared = !start.mark && oneByte.test(bytes.toString('latin1', 0, 200));
  const decoded = decode(bytes, declared ? { ...start, encoding: 'windows-1252' } : start);
  if (decoded === null) throw failure('TEXT_NOT_READABLE', { file, line: firstBadLine(bytes) });
  return decoded;
}

/** The text of a file that may be of any kind; null where it is none. Bytes that are no UTF-8 are the ANSI code page. */
export function decodeText(bytes: Buffer): TextFile | null {
  const start = startOf(bytes);
  if (start.encoding === 'utf-8' && bytes.includes(0)) return null;
  const decoded = decode(bytes, start);
  if (decoded !== null || start.mark) return decoded;
  return decode(bytes, { encoding: 'windows-1252', mark: false, length: 0 });
}

/** The bytes of a text in the encoding of `like`; null where it can't hold one of the characters. */
export function encodeText(text: string, like: Pick<TextFile, 'encoding' | 'mark'>): Buffer | null {
  switch (like.encoding) {
    case 'utf-8':
      return Buffer.from(like.mark ? `\uFEFF${text}` : text, 'utf8');
    case 'utf-16le':
      return Buffer.from(like.mark ? `\uFEFF${text}` : text, 'utf16le');
    case 'utf-16be':
      return Buffer.from(like.mark ? `\uFEFF${text}` : text, 'utf16le').swap16();
    case 'windows-1252':
      return toAnsi(text);
  }
}

interface Start {
  readonly encoding: TextEncoding;
  readonly mark: boolean;
  /** Bytes of the mark. */
  readonly length: number;
}

function startOf(bytes: Buffer): Start {
  const [first, second, third] = bytes;
  if (first === 0xef && second === 0xbb && third === 0xbf) return { encoding: 'utf-8', mark: true, length: 3 };
  if (first === 0xff && second === 0xfe) return { encoding: 'utf-16le', mark: true, length: 2 };
  if (first === 0xfe && second === 0xff) return { encoding: 'utf-16be', mark: true, length: 2 };
  return { encoding: 'utf-8', mark: false, length: 0 };
}

/** Null where the bytes are not of that encoding. */
function decode(bytes: Buffer, { encoding, mark, length }: Start): TextFile | null {
  try {
    const text = new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes.subarray(length));
    return { text, encoding, mark };
  } catch {
    return null;
  }
}

/** The first line that is not in UTF-8: a line that is, has the same bytes again after decoding and encoding. */
function firstBadLine(bytes: Buffer): number {
  const shown = bytes.toString('utf8');
  const bad = shown.indexOf('\uFFFD');
  return shown.slice(0, Math.max(bad, 0)).split('\n').length;
}

const ansi = new TextDecoder('windows-1252');
const ansiBytes = new Map(
  Array.from({ length: 256 }, (_one, byte): [string, number] => [ansi.decode(Uint8Array.of(byte)), byte]),
);

function toAnsi(text: string): Buffer | null {
  const bytes = Buffer.alloc(text.length);
  for (let at = 0; at < text.length; at += 1) {
    const byte = ansiBytes.get(text.charAt(at));
    if (byte === undefined) return null;
    bytes[at] = byte;
  }
  return bytes;
}
