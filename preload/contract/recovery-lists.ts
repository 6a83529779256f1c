export interface Milestone {
  readonly name: string;
  readonly state: 'started' | 'completed' | 'failed';
  readonly startedAt: string;
  readonly endedAt: string | null;
}

/** How the lists of a state grow. */
export interface Lists {
  add<T>(list: readonly T[], ...more: readonly T[]): readonly T[];
  milestone(known: readonly Milestone[], next: Milestone): readonly Milestone[];
}

/** Whoever holds the state before keeps it. */
export const copying: Lists = {
  add: (list, ...more) => [...list, ...more],
  milestone: (known, next) => {
    const open = known.findIndex(({ name, endedAt }) => name === next.name && endedAt === null);
    const startedAt = known[open]?.startedAt ?? next.startedAt;
    return open < 0 ? [...known, next] : known.map((old, index) => (index === open ? { ...next, startedAt } : old));
  },
};

/** For one fold over many records, which nobody sees the states between of: a copy at each record would cost the square of them. */
export function growing(): Lists {
  const opened = new WeakMap<readonly Milestone[], Map<string, number>>();
  const add = <T>(list: readonly T[], ...more: readonly T[]): readonly T[] => {
    for (const one of more) (list as T[]).push(one);
    return list;
  };
  return {
    add,
    milestone: (known, next) => {
      const open = opened.get(known) ?? new Map<string, number>();
      opened.set(known, open);
      const at = open.get(next.name) ?? known.length;
      (known as Milestone[])[at] = { ...next, startedAt: known[at]?.startedAt ?? next.startedAt };
      if (next.endedAt === null) open.set(next.name, at);
      else open.delete(next.name);
      return known;
    },
  };
}
