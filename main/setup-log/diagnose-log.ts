import type { LastRun, LogDiagnosis, SetupFinding } from '../../preload/contract/index.js';
import { finding, findingsIn } from './findings.js';
import { LogRecords } from './log-records.js';
import { textFrom } from './raw-line.js';
import { momentOf, type WrittenTime } from './record-time.js';
import { RunReader } from './run-reader.js';

/** Why something is no log of Exchange setup. */
export type NoLog = 'empty' | 'not a setup log';

/**
 * Reads ExchangeSetup.log in chunks of any size, and tells what its last run came to. Of the runs before only their
 * number is kept, and of the last one a bounded part: a log of any size takes the same memory.
 */
export class LogDiagnoser {
  readonly #records: LogRecords;
  #run = new RunReader();
  #runs = 0;
  #begins = 1;
  #started: WrittenTime | undefined;
  #bytes = 0;
  #namesSetup = false;

  constructor() {
    this.#records = new LogRecords({
      onRun: (line, time) => this.#begin(line, time),
      onLine: (raw, head) => {
        if (!this.#namesSetup && head) this.#namesSetup = /exchange|setup/i.test(textFrom(raw, head.text));
        this.#run.line(raw, head);
      },
    });
  }

  push(chunk: Buffer): void {
    this.#bytes += chunk.length;
    this.#records.push(chunk);
  }

  /** What it came to; or why there is nothing to tell. */
  end(): LogDiagnosis | NoLog {
    this.#records.end();
    if (this.#bytes === 0) return 'empty';
    if (this.#runs === 0 && !(this.#records.records > 0 && this.#namesSetup)) return 'not a setup log';
    return {
      // A log that lost its beginning holds one run at least.
      runs: Math.max(1, this.#runs),
      lastRun: this.#lastRun(),
      findings: findingsOf(this.#run),
    };
  }

  #begin(line: number, time: WrittenTime | undefined): void {
    this.#runs += 1;
    this.#begins = line;
    this.#started = time;
    this.#run = new RunReader();
  }

  #lastRun(): LastRun {
    const { facts, outcome } = this.#run;
    const started = this.#started && momentOf(this.#started, this.#records.order.order);
    return {
      ...facts.facts,
      startedAt: started?.toISOString() ?? null,
      succeeded: outcome.succeeded,
      line: this.#begins,
    };
  }
}

/** Reads a whole log. */
export async function diagnoseLog(chunks: AsyncIterable<Buffer> | Iterable<Buffer>): Promise<LogDiagnosis | NoLog> {
  const diagnoser = new LogDiagnoser();
  for await (const chunk of chunks) diagnoser.push(chunk);
  return diagnoser.end();
}

/** Why the run failed. A run that succeeded got over whatever it complained about. */
function findingsOf(run: RunReader): SetupFinding[] {
  if (run.outcome.succeeded) return [];
  const { material, context } = run;
  const known = findingsIn(material);
  if (known.length > 0) return known;
  const failed = run.outcome.succeeded === false || material.complaints.length > 0;
  return failed ? [finding('UNKNOWN', '', context.length > 0 ? context : run.lastLines)] : [];
}
