import type { OutputLine } from '../../preload/contract/index.js';
import type { JournalFile } from './journal-file.js';

/** What the tools of a recovery printed. Kept for people: nothing is decided on it. */
export interface OutputLog {
  append(text: string): OutputLine;
  close(): void;
}

/** A line of the output, of which this many characters at its end were not kept. */
export interface ScannedLine {
  readonly at: string;
  readonly text: string;
  readonly left: number;
}

/** How much of the output was read: all of its whole lines, and the SHA-256 (hex) of these bytes. */
export interface ScannedOutput {
  readonly bytes: number;
  readonly sha256: string;
}

/** A folder of one recovery, and what is kept in it. */
export interface RecoveryFolder {
  readonly id: string;
  readonly path: string;
  openJournal(): Promise<JournalFile>;
  /** Bytes of the journal, for a look that changes nothing. */
  readJournal(): Promise<Buffer>;
  /** Only its beginning and its end. */
  readJournalEnds(): Promise<JournalEnds>;
  readonly journalPath: string;
  openOutput(now: () => string): OutputLog;
  /** Lines from this one on, and how many there are in all. */
  readOutput(from: number, most: number): Promise<{ lines: OutputLine[]; total: number }>;
  /** The output byte for byte; empty where there is none. */
  readOutputBytes(): Promise<Buffer>;
  /** Hands on every line of the output; null where there is none. */
  scanOutput(take: (line: ScannedLine) => void): Promise<ScannedOutput | null>;
  /** Writes a file beside the journal, whole or not at all. */
  writeFile(name: string, text: string): Promise<void>;
  readFile(name: string): Promise<string>;
}

/** At most so many bytes of a journal as the state folder reads at once. */
export interface JournalEnds {
  readonly head: Buffer;
  readonly tail: Buffer;
}

/** How large a journal is and when it was written: with the same stamp it holds the same. */
export interface JournalStamp {
  readonly bytes: number;
  /** Differs whenever the journal was written, changed or put in the place of another. */
  readonly mark: string;
}

/** Held by the one process that works on recoveries; gone with that process, however it ends. */
export interface Lock {
  release(): Promise<void>;
}

/** The folder in which everything is kept. */
export interface StateStore {
  readonly path: string;
  list(): Promise<readonly string[]>;
  has(id: string): Promise<boolean>;
  /** Null where there is no such recovery. */
  stamp(id: string): Promise<JournalStamp | null>;
  /** Of every recovery. */
  stamps(): Promise<ReadonlyMap<string, JournalStamp>>;
  /** A file beside the recoveries, whole or not at all; null where it is not there. */
  readKept(name: string): Promise<string | null>;
  writeKept(name: string, text: string): Promise<void>;
  /** Creates the folder of a new recovery. */
  create(id: string): Promise<RecoveryFolder>;
  /** Undoes `create` while nothing is in the journal yet. */
  discard(id: string): Promise<void>;
  /** Takes a recovery away for good: from the first moment on it is not in the list, and the rest goes at the next start if need be. */
  remove(id: string): Promise<void>;
  folder(id: string): RecoveryFolder;
  /** Throws `RECOVERY_IN_PROGRESS`, naming who holds it. */
  lock(holder: string): Promise<Lock>;
}
