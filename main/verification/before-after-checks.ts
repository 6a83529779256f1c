import type { CheckResult, Comparison } from '../../preload/contract/index.js';
import { type Part, type Side, thing } from './before-after-part.js';
import { differing, sameName } from './rows.js';
import type { EarlierChecks } from './world.js';

/**
 * How a check came out before and now, and what it saw in the rows that it had both times: which rows it has depends on what
 * it was compared with. A check that was not needed at both times is left out; one that could tell nothing at one of them
 * can't be compared.
 */
export function checkParts({ readAt, checks: before }: EarlierChecks, now: readonly CheckResult[]): Part[] {
  return before.flatMap(was => {
    const is = now.find(({ id }) => id === was.id);
    if (is === undefined || (was.outcome === 'not applicable' && is.outcome === 'not applicable')) return [];
    return [
      {
        ...{ area: was.area, id: `check-${was.id}`, called: was.title },
        before: sideOf(was, is, `the checks of ${readAt}`),
        after: sideOf(is, was, is.how),
      },
    ];
  });
}

function sideOf(check: CheckResult, other: CheckResult, source: string): Side {
  const { title, outcome, found, comparisons } = check;
  const told = `${outcome} (${found})`;
  if (outcome === 'not applicable' || outcome === 'could not tell') return { things: null, source, told };
  const shared = comparisons.filter(({ id }) => other.comparisons.some(row => row.id === id));
  return {
    things: [
      ...(onlyMeasuredOtherwise(check, other) ? [] : [thing('outcome', title, outcome)]),
      ...shared.map(row => thing(row.id, row.label, row.rebuilt)),
    ],
    ...{ source, told },
  };
}

/** Whatever either of them found wrong was the same at both times: it is another measure that makes the difference. */
function onlyMeasuredOtherwise(one: CheckResult, other: CheckResult): boolean {
  const telling = [...differing(one.comparisons), ...differing(other.comparisons)];
  const seen = ({ comparisons }: CheckResult, { id }: Comparison): string | null =>
    comparisons.find(row => row.id === id)?.rebuilt ?? null;
  return (
    one.outcome !== other.outcome &&
    telling.length > 0 &&
    telling.every(row => sameName(seen(one, row), seen(other, row)))
  );
}
