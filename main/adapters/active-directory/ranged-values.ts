import type { DirectoryEntry } from '../../ports/directory.js';

/** One part of a long list of values: `member;range=0-1499`, or `member;range=1500-*` for the last one. */
export interface RangedValues {
  readonly attribute: string;
  readonly from: number;
  /** Where the next part begins; null after the last one. */
  readonly next: number | null;
  readonly values: readonly string[];
}

export function rangesIn(entry: DirectoryEntry): RangedValues[] {
  return [...entry.attributes].flatMap(([name, values]) => {
    const [, attribute, from, to] = /^([^;]+);range=(\d+)-(\d+|\*)$/.exec(name) ?? [];
    if (attribute === undefined || from === undefined || to === undefined) return [];
    return [{ attribute, from: Number(from), next: to === '*' ? null : Number(to) + 1, values }];
  });
}

/** The part of an answer that begins there and leads on, or ends the list; undefined when there is none. */
export function partFrom(from: number, attribute: string, found: DirectoryEntry | undefined): RangedValues | undefined {
  const part = found && rangesIn(found).find(one => one.attribute === attribute && one.from === from);
  return part && (part.next === null || part.next > from) ? part : undefined;
}

/** The entry with whole lists in place of their first parts. */
export function withoutRanges(entry: DirectoryEntry, whole: ReadonlyMap<string, readonly string[]>): DirectoryEntry {
  const plain = [...entry.attributes].filter(([name]) => !name.includes(';range='));
  return { ...entry, attributes: new Map([...plain, ...whole]) };
}
