import { LogRecords } from './log-records.js';
import { type RawLine, readable, textFrom } from './raw-line.js';
import type { RecordHead } from './record-head.js';
import { momentOf, type WrittenTime } from './record-time.js';

/** A line of ExchangeSetup.log while it grows. */
export interface FollowedLine {
  readonly line: number;
  readonly text: string;
  /** Of a record: its nesting and its tag. Null for a line that goes on with the record before. */
  readonly record: { readonly level: number; readonly tag: string; readonly said: string } | null;
}

const minute = 60_000;
/** A run may have begun a little before it was known to begin, and belongs to an older one when it began long before. */
const earliest = -10 * minute;
const latest = 24 * 60 * minute;

/**
 * Takes a growing log in chunks, wherever they end, and tells the lines of one run alone, as soon as they are whole:
 * the first run that began at `since` or later, or without it the first that begins at all. It ends with the next run.
 */
export class LogFollower {
  readonly #records: LogRecords;
  readonly #onLine: (line: FollowedLine) => void;
  readonly #since: Date | undefined;
  #state: 'before' | 'inside' | 'after' = 'before';

  constructor(onLine: (line: FollowedLine) => void, since?: Date) {
    this.#onLine = onLine;
    this.#since = since;
    this.#records = new LogRecords({
      onRun: (_line, time) => this.#run(time),
      onLine: (raw, head) => {
        if (this.#state === 'inside') this.#tell(raw, head);
      },
    });
  }

  push(chunk: Buffer): void {
    this.#records.push(chunk);
  }

  /** Tells a last line that has no end. */
  end(): void {
    this.#records.end();
  }

  /** Whether the run that is followed has begun, and whether another one has begun after it. */
  get state(): 'before' | 'inside' | 'after' {
    return this.#state;
  }

  #run(time: WrittenTime | undefined): void {
    if (this.#state === 'before') this.#state = this.#isWanted(time) ? 'inside' : 'before';
    else this.#state = 'after';
  }

  /** A date that may be read in two orders is taken for the one that is near. */
  #isWanted(time: WrittenTime | undefined): boolean {
    const since = this.#since;
    if (!since || !time) return true;
    return (['month', 'day'] as const).some(order => {
      const later = (momentOf(time, order)?.getTime() ?? Number.NaN) - since.getTime();
      return later >= earliest && later <= latest;
    });
  }

  #tell(raw: RawLine, head: RecordHead | undefined): void {
    const record = head ? { level: head.level, tag: head.tag, said: textFrom(raw, head.text) } : null;
    this.#onLine({ ...readable(raw), record });
  }
}
