import type { CheckArea } from '../../preload/contract/index.js';

/** What was recorded of one thing. */
export interface Thing {
  readonly id: string;
  readonly label: string;
  readonly value: string;
}

export const thing = (id: string, label: string, value: string): Thing => ({ id, label, value });

export interface Side {
  /** Null where nobody could read it. */
  readonly things: readonly Thing[] | null;
  readonly source: string;
  /** How it is told where the other side could not be read; how many things there are without it. */
  readonly told?: string;
}

/** Things of one kind, before and now. */
export interface Part {
  readonly area: CheckArea;
  /** Begins every identifier of it. */
  readonly id: string;
  readonly called: string;
  readonly before: Side;
  readonly after: Side;
  readonly same?: (one: string, other: string) => boolean;
}
