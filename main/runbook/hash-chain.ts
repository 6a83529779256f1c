import { createHash } from 'node:crypto';
import type { JournalEntry, JournalRecord } from '../../preload/contract/index.js';

/** What the first line names as the hash before it. */
export const beginning = '0'.repeat(64);

/** What each line of a journal ends with. */
export const lineFeed = 0x0a;

const sealLength = `,"hash":"${beginning}"}`.length;
const sealForm = /^,"hash":"([0-9a-f]{64})"\}$/;

/**
 * Writes a record as its line, without line end. The hash covers the text of the line up to itself, and that text
 * holds the hash of the line before: a changed byte anywhere breaks the chain at that line.
 */
export function seal(
  frame: Omit<JournalRecord, 'hash' | 'entry'>,
  entry: JournalEntry,
): { line: string; hash: string } {
  const body = JSON.stringify({ ...frame, entry });
  const hash = sha256(body);
  return { line: `${body.slice(0, -1)},"hash":"${hash}"}`, hash };
}

/** The hash that a line tells of itself, and the one that its bytes have; undefined where it tells none. */
export function sealOf(line: Buffer): { readonly told: string; readonly found: string } | undefined {
  const [, told] = sealForm.exec(line.toString('latin1', Math.max(0, line.length - sealLength))) ?? [];
  if (told === undefined) return undefined;
  const body = line.subarray(0, line.length - sealLength);
  return { told, found: createHash('sha256').update(body).update('}').digest('hex') };
}

/** Whether a line carries the right hash of its own bytes: several that are no text would decode to the same. */
export function isIntact(line: Buffer): boolean {
  const seal = sealOf(line);
  return seal !== undefined && seal.told === seal.found;
}

function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}
