import { type Decision, type Fact, JournalEntry, JournalRecord } from '../../preload/contract/index.js';
import type { Clock } from '../ports/clock.js';
import type { JournalFile } from '../ports/journal-file.js';
import { withoutSecrets } from '../problems/masking.js';
import { failure } from '../problems/problem.js';
import { beginning, isIntact, lineFeed, seal } from './hash-chain.js';

/** An open journal. It is the truth of a recovery: window, resume and report are a fold over its records. */
export interface Journal {
  /** All records, oldest first. Grows with `append`. */
  readonly records: readonly JournalRecord[];
  /** Hash of the last line. */
  head(): string;
  /** The moment that a record would carry if it were written now. */
  now(): string;
  /** Returns once the record would survive a power cut. Appends queue up in the order they were asked for. */
  append(entry: JournalEntry): Promise<JournalRecord>;
  /** Tells each new record. Returns the end of the subscription. */
  subscribe(listener: (record: JournalRecord) => void): () => void;
  close(): Promise<void>;
}

/**
 * Opens a journal, or begins one in an empty file. A last line that a crash cut short was never acknowledged: it is
 * removed, and the removal is a record. Anything else that is not as it was written is a problem, and the file is
 * left untouched.
 */
export async function openJournal(
  file: JournalFile,
  clock: Clock,
  onRecord?: (record: JournalRecord) => void,
): Promise<Journal> {
  try {
    const { records, torn, length } = readRecords(await file.read(), file.path);
    const journal = new FileJournal(file, clock, records);
    if (onRecord) journal.subscribe(onRecord);
    if (torn > 0) {
      await file.cut(length);
      await journal.append({ kind: 'torn-tail-removed', bytes: torn });
    }
    return journal;
  } catch (thrown) {
    await file.close();
    throw thrown;
  }
}

/** Reads a journal without opening it for writing: for lists and reports. */
export function readJournal(bytes: Buffer, path: string): { records: JournalRecord[]; head: string } {
  const { records } = readRecords(bytes, path);
  return { records, head: records.at(-1)?.hash ?? beginning };
}

class FileJournal implements Journal {
  readonly records: JournalRecord[];
  readonly #listeners = new Set<(record: JournalRecord) => void>();
  #queue: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly file: JournalFile,
    private readonly clock: Clock,
    records: JournalRecord[],
  ) {
    this.records = records;
  }

  head(): string {
    return this.records.at(-1)?.hash ?? beginning;
  }

  now(): string {
    return this.clock.now();
  }

  append(entry: JournalEntry): Promise<JournalRecord> {
    const appended = this.#queue.then(() => this.#write(entry));
    this.#queue = appended.catch(() => undefined);
    return appended;
  }

  subscribe(listener: (record: JournalRecord) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  async close(): Promise<void> {
    await this.#queue;
    await this.file.close();
  }

  async #write(entry: JournalEntry): Promise<JournalRecord> {
    const frame = {
      schema: 'cas-recovery/journal/1' as const,
      sequence: this.records.length,
      at: this.clock.now(),
      previous: this.head(),
    };
    // What is kept is what the schema knows, and nothing that happens to hang on the object.
    const known = JournalEntry.parse(withoutSecretsOf(entry));
    const { line, hash } = seal(frame, known);
    await this.file.append(Buffer.from(`${line}\n`, 'utf8'));
    const record = { ...frame, hash, entry: known };
    this.records.push(record);
    for (const listener of this.#listeners) tell(listener, record);
    return record;
  }
}

/** What was read from outside, or typed as a reason, is shown and never acted on again, so nothing secret may stay in it. */
function withoutSecretsOf(entry: JournalEntry): JournalEntry {
  if (entry.kind === 'decided') return { ...entry, decision: maskedDecision(entry.decision) };
  if (entry.kind === 'recovery-ended') return { ...entry, note: withoutSecrets(entry.note) };
  if (entry.kind === 'verified') return { ...entry, facts: entry.facts.map(maskedFact) };
  if (entry.kind !== 'checked') return entry;
  return { ...entry, finding: { ...entry.finding, facts: entry.finding.facts.map(maskedFact) } };
}

const maskedDecision = (decision: Decision): Decision =>
  'reason' in decision && decision.reason !== undefined
    ? { ...decision, reason: withoutSecrets(decision.reason) }
    : decision;

const maskedFact = (fact: Fact): Fact => ({
  ...fact,
  value: withoutSecrets(fact.value),
  ...(fact.raw !== undefined && { raw: withoutSecrets(fact.raw) }),
});

/** The record is on the disk: a listener that fails, such as a window that is gone, must not make it look unwritten. */
function tell(listener: (record: JournalRecord) => void, record: JournalRecord): void {
  try {
    listener(record);
  } catch {
    // Whoever listens reads the journal again when it comes back.
  }
}

function readRecords(bytes: Buffer, path: string): { records: JournalRecord[]; torn: number; length: number } {
  const records: JournalRecord[] = [];
  let length = 0;
  for (let end = bytes.indexOf(lineFeed); end >= 0; end = bytes.indexOf(lineFeed, length)) {
    const line = bytes.subarray(length, end);
    records.push(readRecord(line, { path, line: records.length + 1, previous: records.at(-1) }));
    length = end + 1;
  }
  return { records, torn: bytes.length - length, length };
}

function readRecord(
  bytes: Buffer,
  at: { readonly path: string; readonly line: number; readonly previous: JournalRecord | undefined },
): JournalRecord {
  const { path, line, previous } = at;
  const record = JournalRecord.safeParse(parseJson(bytes.toString('utf8'), path, line));
  if (!record.success) {
    // A line that is ours but was changed is told apart from one that another version wrote.
    if (!isIntact(bytes)) throw failure('JOURNAL_CHANGED', { path, line });
    throw failure('JOURNAL_NOT_UNDERSTOOD', { path, line, why: record.error.message });
  }
  const chained = record.data.previous === (previous?.hash ?? beginning) && record.data.sequence === line - 1;
  if (!chained || !isIntact(bytes)) throw failure('JOURNAL_CHANGED', { path, line });
  return record.data;
}

function parseJson(text: string, path: string, line: number): unknown {
  try {
    return JSON.parse(text);
  } catch (thrown) {
    throw failure('JOURNAL_NOT_UNDERSTOOD', { path, line, why: thrown instanceof Error ? thrown.message : '' }, thrown);
  }
}
