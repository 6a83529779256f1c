import { JournalRecord } from '../../preload/contract/index.js';
import { beginning, isIntact, lineFeed, sealOf } from './hash-chain.js';

/** What is wrong with a line: see `wordsOfFlaw` in `main/report/check`. */
export type FlawKind = 'text' | 'hash' | 'previous' | 'sequence' | 'not a record' | 'not understood' | 'line end';

export interface ChainFlaw {
  /** From 1. */
  readonly line: number;
  readonly wrong: FlawKind;
}

/** A journal as its bytes tell it. */
export interface CheckedChain {
  /** Those before the first flaw. */
  readonly records: readonly JournalRecord[];
  readonly flaw: ChainFlaw | null;
  /** Bytes of a last line that is not whole, as a crash leaves one: it was never acknowledged. */
  readonly torn: number;
}

/**
 * Checks each byte of a journal: the hash of a line is taken from the bytes on the disk, never from what they decode
 * to, since several bytes that are no text decode to the same.
 */
export function checkChain(bytes: Buffer): CheckedChain {
  const lines = linesOf(bytes);
  const records: JournalRecord[] = [];
  for (const [index, line] of lines.entries()) {
    const read = readLine(line, records.at(-1), { line: index + 1, next: lines[index + 1] });
    if ('wrong' in read) return { records, flaw: read, torn: 0 };
    records.push(read);
  }
  const tail = bytes.subarray(bytes.lastIndexOf(lineFeed) + 1);
  const flaw = isWholeLine(tail) ? ({ line: lines.length + 1, wrong: 'line end' } as const) : null;
  return { records, flaw, torn: flaw ? 0 : tail.length };
}

function linesOf(bytes: Buffer): Buffer[] {
  const lines: Buffer[] = [];
  for (let start = 0; ;) {
    const end = bytes.indexOf(lineFeed, start);
    if (end < 0) return lines;
    lines.push(bytes.subarray(start, end));
    start = end + 1;
  }
}

function readLine(
  bytes: Buffer,
  before: JournalRecord | undefined,
  { line, next }: { readonly line: number; readonly next: Buffer | undefined },
): JournalRecord | ChainFlaw {
  const seal = sealOf(bytes);
  if (seal === undefined) return { line, wrong: 'not a record' };
  const { told, found } = seal;
  if (told !== found) return { line, wrong: isNamed(found, next) ? 'hash' : 'text' };
  const record = JournalRecord.safeParse(parsed(bytes));
  if (!record.success) return { line, wrong: 'not understood' };
  if (record.data.previous !== (before?.hash ?? beginning)) return { line, wrong: 'previous' };
  return record.data.sequence === line - 1 ? record.data : { line, wrong: 'sequence' };
}

/** The line after it still names the hash of the text: only the line's own hash was changed. */
function isNamed(hash: string, next: Buffer | undefined): boolean {
  return next?.includes(`"previous":"${hash}"`) === true;
}

function parsed(line: Buffer): unknown {
  try {
    return JSON.parse(line.toString('utf8'));
  } catch {
    return undefined;
  }
}

/** With more behind it, such as a line feed that was changed, or with nothing. */
function isWholeLine(tail: Buffer): boolean {
  return [tail, tail.subarray(0, -1)].some(isIntact);
}
