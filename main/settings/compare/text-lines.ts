import { diffArrays } from 'diff';

/** A text as lines without their ends, which differ between systems and count for nothing. */
export function linesOf(text: string): string[] {
  const lines = text.split(/\r\n|\r|\n/);
  if (lines[lines.length - 1] === '') lines.pop();
  return lines;
}

/** A run of lines that differs. All counts from 0. */
export interface Hunk {
  readonly kitStart: number;
  readonly kitCount: number;
  readonly nowStart: number;
  readonly nowCount: number;
}

/** More changed lines than that, and two files have nothing to do with each other. */
const mostChanges = 2000;

/** Where two texts differ, in their order; null where they have too little in common to be compared by lines. */
export function hunksOf(kit: readonly string[], now: readonly string[]): Hunk[] | null {
  const parts = diffArrays([...kit], [...now], { maxEditLength: mostChanges });

  if (parts === undefined) return null;
  const hunks: Hunk[] = [];
  let [kitAt, nowAt] = [0, 0];
  let open: Hunk | null = null;
  for (const { added, removed, value } of parts) {
    if (!added && !removed) {
      if (open) hunks.push(open);
      open = null;
      kitAt += value.length;
      nowAt += value.length;
      continue;
    }
    open ??= { kitStart: kitAt, kitCount: 0, nowStart: nowAt, nowCount: 0 };
    if (removed) {
      open = { ...open, kitCount: open.kitCount + value.length };
      kitAt += value.length;
    } else {
      open = { ...open, nowCount: open.nowCount + value.length };
      nowAt += value.length;
    }
  }
  if (open) hunks.push(open);
  return hunks;
}

export function linesOfKit(kit: readonly string[], { kitStart, kitCount }: Hunk): readonly string[] {
  return kit.slice(kitStart, kitStart + kitCount);
}

export function linesOfNow(now: readonly string[], { nowStart, nowCount }: Hunk): readonly string[] {
  return now.slice(nowStart, nowStart + nowCount);
}
