import type { Complaint, Line } from './material.js';
import { type RawLine, readable } from './raw-line.js';

/** Lines that are kept before the first error, and of one task. */
const linesBefore = 30;
const linesAfter = 200;
const mostComplaints = 600;
const mostAround = 400;

/** What one task of setup complained about. It is no cause of a failure until the task turns out to be critical. */
export class TaskErrors {
  readonly complaints: Complaint[] = [];
  readonly around: Line[] = [];
  /** Around the first error. */
  readonly context: Line[] = [];
  /** Around the first line that says which part of setup failed. */
  readonly reference: Line[] = [];
  /** The last note of a script on an error that it tries to get over. */
  lastNote: Line | undefined;
  #left = -1;
  #leftOfReference = -1;
  #referenceLine = 0;

  get isEmpty(): boolean {
    return this.complaints.length === 0 && this.context.length === 0;
  }

  /** The first error comes next: these lines stand before it. */
  open(before: readonly Line[]): void {
    if (this.#left >= 0) return;
    this.#left = linesAfter + 1;
    this.context.push(...before);
    this.around.push(...before);
  }

  get isOpen(): boolean {
    return this.#left >= 0;
  }

  complain(complaint: Complaint): void {
    if (this.complaints.length < mostComplaints) this.complaints.push(complaint);
  }

  note(line: Line): void {
    this.lastNote = line;
  }

  /** Every line after the first error, also those that complain. */
  line(line: Line): void {
    if (this.#left > 0) this.context.push(line);
    this.#left -= this.#left > 0 ? 1 : 0;
    if (this.#leftOfReference > 0) this.reference.push(line);
    this.#leftOfReference -= this.#leftOfReference > 0 ? 1 : 0;
    if (this.around.length < mostAround) this.around.push(line);
  }

  /** This line names the failed part. */
  refer(before: readonly Line[], line: Line): void {
    if (this.#leftOfReference < 0) {
      this.#leftOfReference = linesAfter + 1;
      this.#referenceLine = line.line;
      this.reference.push(...before);
    }
    this.line(line);
  }

  /** The lines to show where nobody knows the cause: around the first error, if the part that failed is named there. */
  get shown(): readonly Line[] {
    const last = this.context[this.context.length - 1]?.line ?? 0;
    return this.#referenceLine <= last ? this.context : this.reference;
  }
}

/** The last lines of a log, oldest first. */
export class LastLines {
  readonly #lines: RawLine[] = [];
  #next = 0;

  push(line: RawLine): void {
    this.#lines[this.#next] = line;
    this.#next = (this.#next + 1) % linesBefore;
  }

  get all(): Line[] {
    return [...this.#lines.slice(this.#next), ...this.#lines.slice(0, this.#next)].map(readable);
  }
}
