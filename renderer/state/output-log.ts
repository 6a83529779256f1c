import type { OutputLine } from '../../preload/contract/calls.js';

/**
 * The output of the tools so far. `lines` grows in place, because copying 100,000 lines at each batch would stall the
 * window; whoever watches compares the log itself, which is a new object after each growth.
 */
export interface OutputLog {
  readonly lines: readonly OutputLine[];
  readonly count: number;
  /** Indexes of lines that tell of an error, ascending. */
  readonly errors: readonly number[];
}

export const emptyOutput: OutputLog = { lines: [], count: 0, errors: [] };

const tellsOfError = /\b(?:error|failed|failure|fatal|exception|cannot|denied)\b/i;

/** The log with these lines at its end. Lines it has are passed over; lines after a gap wait for `missingFrom`. */
export function appendOutput(log: OutputLog, batch: readonly OutputLine[]): OutputLog {
  const lines = log.count === 0 ? [] : (log.lines as OutputLine[]);
  const errors = log.count === 0 ? [] : (log.errors as number[]);
  let count = log.count;
  for (const line of batch) {
    if (line.index !== count) continue;
    lines[count] = line;
    if (tellsOfError.test(line.text)) errors.push(count);
    count += 1;
  }
  return count === log.count ? log : { lines, count, errors };
}

/** The first line that must be asked for because this batch begins after it; null when nothing is missing. */
export function missingFrom(log: OutputLog, batch: readonly OutputLine[]): number | null {
  const first = batch[0];
  return first && first.index > log.count ? log.count : null;
}

/** The last lines, for the tail under a running step. */
export const tailOf = (log: OutputLog, length: number): readonly OutputLine[] =>
  log.lines.slice(Math.max(0, log.count - length), log.count);

/** Indexes of the lines that hold the text, whatever the case. */
export function matchesIn(log: OutputLog, text: string): readonly number[] {
  const wanted = text.trim().toLowerCase();
  if (wanted === '') return [];
  const found: number[] = [];
  for (let index = 0; index < log.count; index += 1) {
    if (log.lines[index]?.text.toLowerCase().includes(wanted)) found.push(index);
  }
  return found;
}

/** The next of these ascending indexes after a line, beginning again at the first one. */
export const nextOf = (indexes: readonly number[], after: number): number | null =>
  indexes.find(index => index > after) ?? indexes[0] ?? null;

/** The one before, beginning again at the last one. */
export function previousOf(indexes: readonly number[], before: number): number | null {
  return indexes.filter(index => index < before).at(-1) ?? indexes.at(-1) ?? null;
}
