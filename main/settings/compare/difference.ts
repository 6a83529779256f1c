import { createHash } from 'node:crypto';
import type { Difference, DifferencePlace } from '../../../preload/contract/index.js';
import { knownSettingAt } from '../../product/settings/known-settings.js';

export type Advice = Pick<Difference, 'advice' | 'why'>;

/** What is the same for all differences of one comparison. */
export interface Circumstances {
  /** Both servers have the same rollup; null where one of them is not known. */
  readonly sameBuild: boolean | null;
}

/** A difference before it is judged. */
export interface Found {
  readonly group: Difference['group'];
  readonly place: DifferencePlace;
  readonly title: string;
  readonly kit: string | null;
  readonly now: string | null;
  /** Undefined where nobody knows what setup wrote. */
  readonly fresh: string | null | undefined;
  /** What `knownSettingAt` takes. */
  readonly address: string;
  readonly kitFile?: string | undefined;
  readonly rollupOwned?: boolean;
  readonly byHand?: string | null;
  /** Decides where it is known better than from the three values. */
  readonly advice?: Advice | undefined;
  /** Another way to tell whether two values mean the same. */
  readonly same?: (one: string | null, other: string | null) => boolean;
}

const longestShown = 4000;

/** As much of a value as is shown. */
export function cut(value: string | null): string | null {
  return value !== null && value.length > longestShown ? `${value.slice(0, longestShown - 1)}…` : value;
}

/** Judges what was found. */
export function difference(found: Found, circumstances: Circumstances): Difference {
  const standing = standingOf(found);
  const known = knownSettingAt(found.address);
  const rollupOwned = found.rollupOwned ?? false;
  const byHand = found.byHand ?? null;
  const { advice, why } =
    found.advice ?? advise({ standing, known: known !== undefined, rollupOwned, ...circumstances });
  return {
    id: idOf(found.place),
    group: found.group,
    place: found.place,
    title: found.title,
    kit: cut(found.kit),
    now: cut(found.now),
    fresh: { known: found.fresh !== undefined, value: cut(found.fresh ?? null) },
    standing,
    meaning: known ? { text: known.text, source: known.source } : null,
    risk: known?.risk ?? 'care',
    // What only a person can set is for a person to look at.
    advice: advice === 'apply' && byHand !== null ? 'look' : advice,
    why,
    ...(found.kitFile !== undefined && { kitFile: found.kitFile }),
    rollupOwned,
    byHand,
  };
}

/** The same for the same place, whatever the letters of a file or of a path are. */
export function idOf(place: DifferencePlace): string {
  const exact = 'file' in place ? { ...place, file: place.file.toLowerCase() } : place;
  const parts = Object.entries(exact).sort(([one], [other]) => (one < other ? -1 : 1));
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 16);
}

const exactly = (one: string | null, other: string | null): boolean => one === other;

function standingOf({ kit, now, fresh, same = exactly }: Found): Difference['standing'] {
  if (fresh === undefined) return 'unknown';
  if (same(now, fresh)) return 'lost';
  return same(kit, fresh) ? 'here' : 'both';
}

interface Judged extends Circumstances {
  readonly standing: Difference['standing'];
  readonly known: boolean;
  readonly rollupOwned: boolean;
}

function advise({ standing, known, rollupOwned, sameBuild }: Judged): Advice {
  if (standing === 'here') {
    return {
      advice: 'leave',
      why: 'The lost server had what setup writes. Somebody set this here, after the recovery.',
    };
  }
  if (rollupOwned && sameBuild !== true) {
    return {
      advice: 'look',
      why: 'A rollup writes this file, and the two servers are not known to have the same one. Bring over only what you changed.',
    };
  }
  switch (standing) {
    case 'lost':
      return adviseLost({ known, rollupOwned, sameBuild });
    case 'both':
      return {
        advice: 'look',
        why: 'It was changed on the lost server, and to something else here. Only you know which counts.',
      };
    case 'unknown':
      return {
        advice: 'look',
        why: 'What setup writes here is not known, so nobody can say whether this was set on purpose.',
      };
  }
}

function adviseLost({ known, rollupOwned, sameBuild }: Omit<Judged, 'standing'>): Advice {
  if (rollupOwned) {
    return { advice: 'look', why: 'It was changed on the lost server. The next rollup may write this file anew.' };
  }
  if (sameBuild === true || known) {
    return { advice: 'apply', why: 'It was set on the lost server, and setup has put the default back.' };
  }
  return {
    advice: 'look',
    why: 'It was set on the lost server, or another rollup has another default: the two builds are not known to be the same.',
  };
}
