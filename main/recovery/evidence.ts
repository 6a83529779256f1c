import type { Comparison, Fact, HostFacts, Problem } from '../../preload/contract/index.js';

/** A fact read from the host, with the place that its adapter names for it. */
export function hostFact(
  facts: HostFacts,
  key: keyof HostFacts,
  shown: { readonly id: string; readonly label: string; readonly value: string; readonly raw?: string },
): Fact {
  return { ...shown, source: sourceOf(facts, key), readAt: facts.readAt };
}

/** Where a part of the host's facts was read. */
export function sourceOf(facts: HostFacts, key: keyof HostFacts): string {
  return facts.sources[key] ?? 'this server';
}

/** One row of "lost" beside "rebuilt", with what a difference means to the step. */
export interface Row extends Comparison {
  /** What stops the step while this row differs; none when the step itself puts it right. */
  readonly blocks?: Problem;
}

interface RowParts {
  readonly id: string;
  readonly label: string;
  readonly lost: readonly [value: string, source: string];
  readonly rebuilt: readonly [value: string, source: string];
  readonly same: boolean | 'unknown';
  readonly remedy: string;
  readonly blocks?: Problem;
}

/** Lays the two servers side by side in one respect. */
export function compare({ id, label, lost, rebuilt, same, remedy, blocks }: RowParts): Row {
  const result = same === 'unknown' ? 'unknown' : same ? 'same' : 'different';
  return {
    id,
    label,
    lost: lost[0],
    lostSource: lost[1],
    rebuilt: rebuilt[0],
    rebuiltSource: rebuilt[1],
    result,
    remedy: result === 'same' ? '' : remedy,
    ...(blocks && result === 'different' && { blocks }),
  };
}

/** The rows as they are kept. */
export function comparisons(rows: readonly Row[]): Comparison[] {
  return rows.map(({ blocks: _blocks, ...row }) => row);
}

/** The first problem among the rows that differ. */
export function firstBlock(rows: readonly Row[]): Problem | undefined {
  return rows.find(({ blocks }) => blocks !== undefined)?.blocks;
}

/** Windows compares names without regard to case. */
export function sameText(one: string | null, other: string | null): boolean {
  return one !== null && other !== null && one.toLowerCase() === other.toLowerCase();
}
