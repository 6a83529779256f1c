import type { DirectoryEntry, DirectorySearch } from '../../ports/directory.js';

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

export interface ListReader {
  /** Reads one entry with the next part of one of its lists. */
  readonly readPart: (query: DirectorySearch) => Promise<readonly DirectoryEntry[]>;
  /** The error of a list that breaks off. */
  readonly brokenOff: (message: string) => Error;
}

/** A domain controller gives at most 1,500 values at once. The rest is asked for until each list is whole. */
export async function withWholeLists(entry: DirectoryEntry, reader: ListReader): Promise<DirectoryEntry> {
  const whole = new Map<string, readonly string[]>();
  for (const first of rangesIn(entry)) whole.set(first.attribute, await allValues(entry, first, reader));
  return whole.size === 0 ? entry : withoutRanges(entry, whole);
}

async function allValues(
  { distinguishedName }: DirectoryEntry,
  first: RangedValues,
  { readPart, brokenOff }: ListReader,
): Promise<readonly string[]> {
  const { attribute } = first;
  const values = [...first.values];
  for (let from = first.next; from !== null;) {
    const [found] = await readPart({
      base: distinguishedName,
      scope: 'base',
      where: { attribute: 'objectClass', present: true },
      attributes: [`${attribute};range=${String(from)}-*`],
    });
    const part = partFrom(from, attribute, found);
    // Half a list would look like a whole one. An end that never comes would keep this going for ever.
    if (!part) throw brokenOff(`${attribute} of ${distinguishedName} breaks off after ${String(from)} values`);
    values.push(...part.values);
    from = part.next;
  }
  return values;
}
