import type { CheckResult } from '../../preload/contract/index.js';
import { couldNotTell, type Seen } from './check.js';
import type { EarlierChecks, VerificationWorld } from './world.js';

/** What a check compares with, and nothing that was named holds. */
export type Yardstick = 'kit' | 'directory from before';

/** The world, and what a check asked for in vain. */
export function watched(world: VerificationWorld): {
  readonly world: VerificationWorld;
  readonly lacking: ReadonlySet<Yardstick>;
} {
  const lacking = new Set<Yardstick>();
  const { expected } = world;
  const noted = {
    ...expected,
    get directory() {
      if (expected.directory === null) lacking.add('directory from before');
      return expected.directory;
    },
    get settings() {
      if (expected.settings === null) lacking.add('kit');
      return expected.settings;
    },
  };
  return { world: { ...world, expected: noted }, lacking };
}

/**
 * A check that lacks what it compares with proves less than an earlier one that had it. It says that all is well, or that it is
 * not needed, only where the earlier one was not needed either, or where it asked all that was asked then.
 */
export function besideEarlier(
  seen: Seen,
  id: string,
  { earlier, lacking }: { readonly earlier: EarlierChecks | undefined; readonly lacking: ReadonlySet<Yardstick> },
): Seen {
  const was = earlier?.checks.find(check => check.id === id);
  if (!earlier || !was || lacking.size === 0 || was.outcome === 'not applicable' || !saysLess(seen, was)) return seen;
  const { source, readAt } = earlier;
  const wanted = [...lacking].sort().reverse().join(' and no ');
  return {
    ...couldNotTell(
      `There is no ${wanted} to compare with. The checks of ${readAt} (${source}) found “${was.outcome}”: ${sentence(was.found)} Now: ${sentence(seen.found)}`,
    ),
    ...(seen.comparisons && { comparisons: seen.comparisons }),
    ...(seen.evidence && { evidence: seen.evidence }),
  };
}

function saysLess(seen: Seen, was: CheckResult): boolean {
  if (seen.outcome === 'not applicable') return true;
  if (seen.outcome === 'warning') return was.outcome === 'fail' && !askedAgain(seen, was);
  return seen.outcome === 'pass' && !askedAgain(seen, was);
}

/** Each row of then is there again, and should be what it should have been then. */
const askedAgain = ({ comparisons = [] }: Seen, was: CheckResult): boolean =>
  was.comparisons.every(({ id, lost }) => comparisons.some(row => row.id === id && row.lost === lost));

const sentence = (text: string): string => (/[.!?]$/.test(text) ? text : `${text}.`);
