import { createHash } from 'node:crypto';
import type { JournalEntry, JournalRecord } from '../../preload/contract/index.js';

/** What the first line names as the hash before it. */
export const beginning = '0'.repeat(64);

const hashField = /,"hash":"([0-9a-f]{64})"\}$/;

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

/** Whether a line carries the right hash of its own text. */
export function isIntact(line: string): boolean {
  const found = hashField.exec(line);
  return found !== null && sha256(`${line.slice(0, found.index)}}`) === found[1];
}

function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}
