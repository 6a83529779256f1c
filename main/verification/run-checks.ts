import { checkAreas, type CheckResult, type Comparison } from '../../preload/contract/index.js';
import { withoutSecrets } from '../problems/masking.js';
import { failure, toProblem } from '../problems/problem.js';
import { couldNotTell, type Check, type Seen } from './check.js';
import { besideEarlier, watched } from './without-yardstick.js';
import type { VerificationWorld } from './world.js';

interface RunOptions {
  readonly signal: AbortSignal;
  /** Each result as soon as it is there. */
  readonly onResult?: (result: CheckResult) => void;
  /** No check takes longer; each has its own limit without it. */
  readonly limitSeconds?: number | undefined;
}

/**
 * Runs all checks at once, each within its own time: one that hangs holds none of the others. Ordered by area. Throws
 * `VERIFICATION_CANCELLED` when the operator cancels.
 */
export async function runChecks(
  checks: readonly Check[],
  world: VerificationWorld,
  { signal, onResult, limitSeconds = Infinity }: RunOptions,
): Promise<CheckResult[]> {
  // One ear for all of them.
  const cancelled = new Promise<void>(done => {
    if (signal.aborted) done();
    signal.addEventListener('abort', () => done(), { once: true });
  });
  const results = await Promise.all(
    checks.map(async own => {
      const check = { ...own, timeLimitSeconds: Math.min(own.timeLimitSeconds, limitSeconds) };
      const result = await runCheck(check, world, cancelled);
      if (!signal.aborted) onResult?.(result);
      return result;
    }),
  );
  if (signal.aborted) throw failure('VERIFICATION_CANCELLED', {});
  return results.sort((one, other) => checkAreas.indexOf(one.area) - checkAreas.indexOf(other.area));
}

async function runCheck(check: Check, world: VerificationWorld, cancelled: Promise<void>): Promise<CheckResult> {
  const startedAt = world.now();
  const began = performance.now();
  const seen = await within(check, cancelled, own => look(check, world, own));
  const { outcome, found, expected = null, comparisons = [], evidence = [], fix = null, causedBy } = masked(seen);
  const durationMs = Math.round(performance.now() - began);
  return {
    ...check.card,
    outcome,
    found,
    expected,
    comparisons,
    evidence,
    fix,
    ...(causedBy && { causedBy }),
    startedAt,
    durationMs,
  };
}

/** What was read of the server is shown and saved: no password that a tool or an event printed goes with it. */
function masked(seen: Seen): Seen {
  const { found, expected, evidence = [], comparisons = [] } = seen;
  return {
    ...seen,
    found: withoutSecrets(found),
    ...(expected && { expected: { ...expected, value: withoutSecrets(expected.value) } }),
    evidence: evidence.map(one => ({
      ...one,
      value: withoutSecrets(one.value),
      ...(one.raw !== undefined && { raw: withoutSecrets(one.raw) }),
    })),
    comparisons: comparisons.map(withoutItsSecrets),
  };
}

/** A row whose values were read from outside. */
export const withoutItsSecrets = <Row extends Comparison>(row: Row): Row => ({
  ...row,
  lost: withoutSecrets(row.lost),
  rebuilt: withoutSecrets(row.rebuilt),
});

async function look(check: Check, world: VerificationWorld, signal: AbortSignal): Promise<Seen> {
  const { world: own, lacking } = watched(world);
  try {
    return besideEarlier(await check.look(own, signal), check.card.id, { earlier: world.expected.earlier, lacking });
  } catch (thrown) {
    const { happened, next } = toProblem(thrown);
    return couldNotTell(`${happened} ${next}`);
  }
}

/** Gives a check its time. What it started is told by its signal, and is waited for no longer. */
async function within(
  { timeLimitSeconds }: Check,
  cancelled: Promise<void>,
  work: (signal: AbortSignal) => Promise<Seen>,
): Promise<Seen> {
  const own = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<Seen>(done => {
    const why = `Nothing came back within ${String(timeLimitSeconds)} seconds. Run this check again.`;
    timer = setTimeout(() => done(couldNotTell(why)), timeLimitSeconds * 1000);
  });
  try {
    return await Promise.race([cancelled.then(() => couldNotTell('It was cancelled.')), work(own.signal), late]);
  } finally {
    clearTimeout(timer);
    own.abort();
  }
}
