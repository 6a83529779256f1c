import { visible } from '../visible.js';

/** The first byte in which two files differ. */
export interface Difference {
  readonly offset: number;
  /** In the first file, from 1. */
  readonly line: number;
  /** A few characters of each around it; empty where that file has ended. */
  readonly found: string;
  readonly expected: string;
}

/** Null when both are the same, byte for byte. */
export function firstDifference(found: Buffer, expected: Buffer): Difference | null {
  const offset = offsetOf(found, expected);
  if (offset === null) return null;
  return { offset, line: lineOf(found, offset), found: around(found, offset), expected: around(expected, offset) };
}

const block = 65_536;

function offsetOf(left: Buffer, right: Buffer): number | null {
  const shorter = Math.min(left.length, right.length);
  for (let start = 0; start < shorter; start += block) {
    const end = Math.min(start + block, shorter);
    if (left.compare(right, start, end, start, end) === 0) continue;
    let at = start;
    while (left[at] === right[at]) at += 1;
    return at;
  }
  return left.length === right.length ? null : shorter;
}

/** The line of a byte, from 1. A line end belongs to the line that it ends. */
export function lineOf(bytes: Buffer, offset: number): number {
  let line = 1;
  for (let at = bytes.indexOf(0x0a); at >= 0 && at < offset; at = bytes.indexOf(0x0a, at + 1)) line += 1;
  return line;
}

const before = 24;
const after = 40;

/** Of one line, so that it can be read. */
function around(bytes: Buffer, offset: number): string {
  if (offset >= bytes.length) return '';
  const start = Math.max(bytes.lastIndexOf(0x0a, Math.max(0, offset - 1)) + 1, offset - before, 0);
  const lineEnd = bytes.indexOf(0x0a, offset);
  const end = Math.min(lineEnd < 0 ? bytes.length : lineEnd, offset + after);
  const text = bytes.toString('utf8', wholeFrom(bytes, Math.min(start, offset)), wholeFrom(bytes, end));
  // No trim(): a byte order mark counts as white space there, and must be seen.
  const trimmed = text.replace(/^[ \t\r]+|[ \t\r]+$/g, '');
  return visible(trimmed) || (/[ \t]/.test(text) ? 'white space' : 'a line end');
}

/** Where the character of this byte begins; UTF-8 has at most three bytes behind its first. */
function wholeFrom(bytes: Buffer, offset: number): number {
  const places = [0, 1, 2, 3].map(back => offset - back);
  return places.find(at => ((bytes[at] ?? 0) & 0xc0) !== 0x80) ?? offset;
}
