import { textOf } from './encoding.js';
import { bounded, type Line } from './material.js';

/** A line of a log as it was read, without its end: bytes of UTF-8 or of the ANSI code page. */
export interface RawLine {
  /** In the file, counted from 1. */
  readonly number: number;
  readonly bytes: Buffer;
  readonly start: number;
  readonly end: number;
}

/** The text of a line from a place on, at most as much of it as is kept. */
export function textFrom({ bytes, end }: RawLine, start: number): string {
  return bounded(textOf(bytes, start, end));
}

/** A line as it is told. */
export function readable(raw: RawLine): Line {
  return { line: raw.number, text: textFrom(raw, raw.start) };
}

/** Whether these bytes stand at a place of the line. */
export function standsAt({ bytes, end }: RawLine, place: number, word: Uint8Array): boolean {
  if (place + word.length > end) return false;
  for (let at = 0; at < word.length; at += 1) if (bytes[place + at] !== word[at]) return false;
  return true;
}

/** Whether these bytes stand anywhere after a place of the line. */
export function holds({ bytes, end }: RawLine, place: number, word: Buffer): boolean {
  return bytes.subarray(place, end).includes(word);
}
