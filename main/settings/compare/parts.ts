import type { Difference, ServerSettings } from '../../../preload/contract/index.js';

/** The settings of the three sides. */
export interface Settings {
  readonly kit: ServerSettings;
  readonly now: ServerSettings;
  readonly fresh: ServerSettings | null;
}

export interface PartOutcome {
  readonly differences: readonly Difference[];
  /** How many places are the same. */
  readonly same: number;
  /** Places of the part that nobody could read. */
  readonly notCompared?: readonly { readonly what: string; readonly why: string }[];
}

interface Three<T> {
  readonly kit: T | null;
  readonly now: T | null;
  /** Undefined where nobody looked. */
  readonly fresh: T | null | undefined;
}

/** Puts lists of three sides beside each other by `placeOf`, and gives what differs in what `shown` shows. Sorted by place. */
export function differing<T>(
  lists: { readonly kit: readonly T[]; readonly now: readonly T[]; readonly fresh: readonly T[] | undefined },
  placeOf: (one: T) => string,
  shown: (one: T) => string | null,
): { readonly differing: readonly Three<T>[]; readonly same: number } {
  const byPlace = (list: readonly T[]): Map<string, T> => new Map(list.map(one => [placeOf(one), one]));
  const [kit, now] = [byPlace(lists.kit), byPlace(lists.now)];
  const fresh = lists.fresh && byPlace(lists.fresh);
  const places = [...new Set([...kit.keys(), ...now.keys()])].sort();
  const value = (one: T | undefined): string | null => (one === undefined ? null : shown(one));
  const different = places.filter(place => value(kit.get(place)) !== value(now.get(place)));
  return {
    same: places.length - different.length,
    differing: different.map(place => ({
      kit: kit.get(place) ?? null,
      now: now.get(place) ?? null,
      fresh: fresh && (fresh.get(place) ?? null),
    })),
  };
}
