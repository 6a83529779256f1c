import { textOf } from './encoding.js';
import { LineSplitter } from './line-splitter.js';
import { holds, type RawLine, standsAt } from './raw-line.js';
import { type RecordHead, recordHead } from './record-head.js';
import { OrderOfDates, type WrittenTime, writtenTime } from './record-time.js';

export interface LogEvents {
  /** A run begins with this line: the record that names Exchange below a row of asterisks. */
  readonly onRun: (line: number, time: WrittenTime | undefined) => void;
  /** Each line of the log, the first one of a run after `onRun`. */
  readonly onLine: (raw: RawLine, head: RecordHead | undefined) => void;
}

const starting = Buffer.from('Starting Microsoft Exchange Server');
const ending = Buffer.from('End of Setup');
const exchange = Buffer.from('Exchange');
const stars = Buffer.from('*'.repeat(30));
/** The day stands in the first bytes of a date. */
const dayBytes = 10;

/**
 * Cuts a log into records, finds where its runs begin, and learns how it writes its dates.
 * @fidelity C records of ExchangeSetup.log: public lines of 2010 and 2010 SP3, and the test logs of Microsoft's
 * CSS-Exchange for later versions
 */
export class LogRecords {
  readonly order = new OrderOfDates();
  readonly #splitter: LineSplitter;
  readonly #events: LogEvents;
  #records = 0;
  #day: Buffer = Buffer.alloc(0);
  #belowStars = false;

  constructor(events: LogEvents) {
    this.#events = events;
    this.#splitter = new LineSplitter(raw => this.#take(raw));
  }

  push(chunk: Buffer): void {
    this.#splitter.push(chunk);
  }

  end(): void {
    this.#splitter.end();
  }

  /** How many records there were so far. */
  get records(): number {
    return this.#records;
  }

  #take(raw: RawLine): void {
    const head = recordHead(raw);
    if (head) this.#record(raw, head);
    this.#events.onLine(raw, head);
  }

  #record(raw: RawLine, head: RecordHead): void {
    this.#records += 1;
    if (this.#day.length === 0 || !standsAt(raw, raw.start + 1, this.#day)) this.#newDay(raw, head);
    if (head.level !== 0) return;
    const begins =
      standsAt(raw, head.text, starting) ||
      (this.#belowStars && holds(raw, head.text, exchange) && !standsAt(raw, head.text, ending));
    this.#belowStars = standsAt(raw, head.text, stars);
    if (begins) this.#events.onRun(raw.number, timeOf(raw, head));
  }

  /** The day is the same as long as the date begins with the same bytes: it is read once. */
  #newDay(raw: RawLine, head: RecordHead): void {
    const { bytes, start } = raw;
    this.#day = Buffer.from(bytes.subarray(start + 1, Math.min(head.dateEnd, start + 1 + dayBytes)));
    const time = timeOf(raw, head);
    if (time) this.order.take({ ...time, ofDay: 0 });
  }
}

const timeOf = ({ bytes, start }: RawLine, { dateEnd }: RecordHead): WrittenTime | undefined =>
  writtenTime(textOf(bytes, start + 1, dateEnd));
