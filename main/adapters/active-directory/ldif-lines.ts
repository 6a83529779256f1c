import { createReadStream } from 'node:fs';
import iconv from 'iconv-lite';
import { failure } from '../../problems/problem.js';

/** One line of a file as it stands there, counted from 1. */
export interface Line {
  readonly number: number;
  readonly text: string;
}

/** No line of an export is longer; a file without line ends is something else. */
const longestLine = 16 * 1024 * 1024;
const lineFeed = 0x0a;

/**
 * Reads a text file line by line, never more than a piece of it at a time. Knows UTF-8 and UTF-16 (which `ldifde -u`
 * writes), by their mark or by their zero bytes, and both kinds of line ends.
 */
export async function* readLines(path: string): AsyncGenerator<Line> {
  const utf8 = new TextDecoder('utf-8', { fatal: true });
  let number = 0;
  for await (const bytes of byteLines(path)) {
    number += 1;
    try {
      yield { number, text: utf8.decode(bytes).replace(/\r$/, '') };
    } catch (error) {
      throw failure('LDIF_NOT_READABLE', { path, line: number, why: 'it is neither UTF-8 nor UTF-16 text' }, error);
    }
  }
}

async function* byteLines(path: string): AsyncGenerator<Buffer> {
  let rest: Buffer = Buffer.alloc(0);
  for await (const chunk of utf8Chunks(path)) {
    rest = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    for (let end = rest.indexOf(lineFeed); end >= 0; end = rest.indexOf(lineFeed)) {
      yield rest.subarray(0, end);
      rest = rest.subarray(end + 1);
    }
    if (rest.length > longestLine) throw failure('LDIF_NOT_READABLE', { path, line: 1, why: 'the line does not end' });
  }
  if (rest.length > 0) yield rest;
}

async function* utf8Chunks(path: string): AsyncGenerator<Buffer> {
  let decoder: ReturnType<typeof iconv.getDecoder> | null | undefined;
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
    decoder ??= decoderFor(chunk);
    yield decoder === null ? chunk : Buffer.from(decoder.write(chunk));
  }
  const end = decoder?.end();
  if (end) yield Buffer.from(end);
}

/** Null for UTF-8, which needs none. */
function decoderFor([first, second]: Buffer): ReturnType<typeof iconv.getDecoder> | null {
  if ((first === 0xff && second === 0xfe) || second === 0) return iconv.getDecoder('utf-16le');
  if ((first === 0xfe && second === 0xff) || first === 0) return iconv.getDecoder('utf-16be');
  return null;
}
