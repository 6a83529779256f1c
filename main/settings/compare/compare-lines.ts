import type { Difference } from '../../../preload/contract/index.js';
import { difference, type Circumstances } from './difference.js';
import { hideSecrets } from './secrets.js';
import { shownFile } from './shown-place.js';
import type { FilePair } from './side-files.js';
import { hunksOf, linesOf, linesOfKit, linesOfNow, type Hunk } from './text-lines.js';

export interface TextSides {
  readonly kit: string;
  readonly now: string;
  readonly fresh: string | null | undefined;
}

/** Differences of two texts, one for each run of lines; null where they have too little in common for that. */
export function compareLines(
  pair: FilePair,
  { kit, now, fresh }: TextSides,
  circumstances: Circumstances & { readonly rollupOwned: boolean },
): Difference[] | null {
  const [ofKit, ofNow] = [linesOf(kit), linesOf(now)];
  const hunks = hunksOf(ofKit, ofNow);
  if (hunks === null) return null;
  const ofFresh = typeof fresh === 'string' ? linesOf(fresh) : fresh;
  const freshHunks = ofFresh ? hunksOf(ofKit, ofFresh) : null;
  // What makes a secret of a line may stand in the line before.
  const [shownKit, shownNow] = [kit, now].map(text => linesOf(hideSecrets(text))) as [string[], string[]];
  const shownFresh = typeof fresh === 'string' ? linesOf(hideSecrets(fresh)) : fresh;
  return hunks.map(hunk => {
    const { kitStart, kitCount } = hunk;
    const line = kitStart + 1;
    const lines = { kit: textOf(linesOfKit(shownKit, hunk)), now: textOf(linesOfNow(shownNow, hunk)) };
    const hasSecrets = lines.kit !== textOf(linesOfKit(ofKit, hunk)) || lines.now !== textOf(linesOfNow(ofNow, hunk));
    return difference(
      {
        group: 'files',
        place: { kind: 'lines', tree: pair.tree, file: pair.file, line, lines: kitCount },
        title: `${shownFile(pair.tree, pair.file)}: ${kitCount > 1 ? `lines ${String(line)} to ${String(line + kitCount - 1)}` : `line ${String(line)}`}`,
        kit: lines.kit,
        now: lines.now,
        fresh: shownFresh ? freshLines(hunk, shownKit, shownFresh, freshHunks) : shownFresh,
        address: `${pair.tree}/${pair.file}`,
        kitFile: pair.moved && pair.kit ? pair.kit.file : undefined,
        rollupOwned: circumstances.rollupOwned,
        byHand: hasSecrets ? 'there is a secret in these lines' : null,
      },
      circumstances,
    );
  });
}

const textOf = (lines: readonly string[]): string | null => (lines.length === 0 ? null : lines.join('\n'));

/** What setup wrote where the kit has these lines. */
function freshLines(
  { kitStart, kitCount }: Hunk,
  kit: readonly string[],
  fresh: readonly string[],
  hunks: readonly Hunk[] | null,
): string | null {
  const end = kitStart + kitCount;
  const touching = (hunks ?? []).filter(one => one.kitStart <= end && one.kitStart + one.kitCount >= kitStart);
  const [first, last] = [touching[0], touching[touching.length - 1]];
  if (!first || !last) return textOf(kit.slice(kitStart, end));
  const before = kit.slice(kitStart, Math.max(kitStart, first.kitStart));
  const after = kit.slice(Math.min(end, last.kitStart + last.kitCount), end);
  return textOf([...before, ...fresh.slice(first.nowStart, last.nowStart + last.nowCount), ...after]);
}
