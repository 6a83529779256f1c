import type { Piece } from './ldif-file.js';

type Encoding = 'utf-16le' | 'utf-16be';

/** Turns the bytes of UTF-16 text, in pieces, into those of UTF-8; null for text that is not UTF-16. */
export function transcoderFor([first, second]: Uint8Array): ((bytes: Uint8Array, atEnd: boolean) => Piece) | null {
  if ((first === 0xff && second === 0xfe) || (first !== 0 && second === 0)) return transcoder('utf-16le');
  if ((first === 0xfe && second === 0xff) || (first === 0 && second !== 0)) return transcoder('utf-16be');
  return null;
}

function transcoder(encoding: Encoding): (bytes: Uint8Array, atEnd: boolean) => Piece {
  const decoder = new TextDecoder(encoding, { fatal: true });
  return (bytes, atEnd) => {
    try {
      return { bytes: Buffer.from(decoder.decode(bytes, { stream: !atEnd })), torn: false };
    } catch {
      return { bytes: soundPart(bytes, encoding), torn: true };
    }
  };
}

/** What stands before the first half of a pair that lacks the other, or before the odd byte at the end. */
function soundPart(bytes: Uint8Array, encoding: Encoding): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const unit = (at: number): number => (at + 1 < bytes.length ? view.getUint16(at, encoding === 'utf-16le') : 0);
  const isHigh = (code: number): boolean => (code & 0xfc00) === 0xd800;
  const isLow = (code: number): boolean => (code & 0xfc00) === 0xdc00;
  let end = 0;
  // The piece may begin with the second half of a pair.
  if (isLow(unit(0))) end += 2;
  while (end + 1 < bytes.length) {
    const code = unit(end);
    if (isLow(code) || (isHigh(code) && !isLow(unit(end + 2)))) break;
    end += isHigh(code) ? 4 : 2;
  }
  return Buffer.from(new TextDecoder(encoding).decode(bytes.subarray(0, end)));
}
