import type { JournalRecord, ReportOutput, ReportOutputLine, StepId } from '../../preload/contract/index.js';

/** Of each step so many lines from its beginning, and so many from its end. */
const kept = 100;
const mostCharacters = 1000;

type Part = ReportOutput['parts'][number];

interface Line {
  readonly at: string;
  readonly text: string;
  /** Characters that were cut off it already. */
  readonly left: number;
}

/** Takes the lines of output.log one by one, and keeps what a report shows of them. */
export class OutputExcerpt {
  readonly #moments: readonly { readonly at: string; readonly stepId: StepId }[];
  readonly #parts = new Map<StepId | null, { total: number; first: ReportOutputLine[]; last: ReportOutputLine[] }>();
  #place = -1;
  #number = 0;

  constructor(records: readonly JournalRecord[]) {
    this.#moments = records.flatMap(({ at, entry }) => ('stepId' in entry ? [{ at, stepId: entry.stepId }] : []));
  }

  /** Lines come in the order in which they were printed. */
  add({ at, text, left }: Line): void {
    this.#number += 1;
    const part = this.#partAt(at);
    part.total += 1;
    const cut = Math.max(0, text.length - mostCharacters) + left;
    const line = { number: this.#number, at, text: text.slice(0, mostCharacters), ...(cut > 0 && { left: cut }) };
    if (part.first.length < kept) part.first.push(line);
    else part.last.push(line);
    // Not at each line: what is taken from the front moves all that is behind it.
    if (part.last.length >= 2 * kept) part.last.splice(0, part.last.length - kept);
  }

  parts(): Part[] {
    return [...this.#parts].map(([stepId, { total, first, last }]) => ({
      stepId,
      total,
      lines: [...first, ...last.slice(-kept)],
    }));
  }

  get lines(): number {
    return this.#number;
  }

  /** A line belongs to the step that was at work when it was printed. */
  #partAt(at: string): { total: number; first: ReportOutputLine[]; last: ReportOutputLine[] } {
    while ((this.#moments[this.#place + 1]?.at ?? '~') <= at) this.#place += 1;
    const stepId = this.#moments[this.#place]?.stepId ?? null;
    const part = this.#parts.get(stepId) ?? { total: 0, first: [], last: [] };
    this.#parts.set(stepId, part);
    return part;
  }
}
