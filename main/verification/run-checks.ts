import { checkAreas, type CheckResult } from '../../preload/contract/index.js';
import { failure, toProblem } from '../problems/problem.js';
import { couldNotTell, type Check, type Seen } from './check.js';
import type { VerificationWorld } from './world.js';

interface RunOptions {
  readonly signal: AbortSignal;
  /** Each result as soon as it is there. */
  readonly onResult?: (result: CheckResult) => void;
}

/**
 * Runs all checks at once, each within its own time: one that hangs holds none of the others. Ordered by area. Throws
 * `VERIFICATION_CANCELLED` when the operator cancels.
 */
export async function runChecks(
  checks: readonly Check[],
  world: VerificationWorld,
  { signal, onResult }: RunOptions,
): Promise<CheckResult[]> {
  const results = await Promise.all(
    checks.map(async check => {
      const result = await runCheck(check, world, signal);
      if (!signal.aborted) onResult?.(result);
      return result;
    }),
  );
  if (signal.aborted) throw failure('VERIFICATION_CANCELLED', {});
  return results.sort((one, other) => checkAreas.indexOf(one.area) - checkAreas.indexOf(other.area));
}

async function runCheck(check: Check, world: VerificationWorld, signal: AbortSignal): Promise<CheckResult> {
  const startedAt = world.now();
  const began = performance.now();
  const seen = await within(check, signal, own => look(check, world, own));
  const { outcome, found, expected = null, comparisons = [], evidence = [], fix = null } = seen;
  const durationMs = Math.round(performance.now() - began);
  return { ...check.card, outcome, found, expected, comparisons, evidence, fix, startedAt, durationMs };
}

async function look(check: Check, world: VerificationWorld, signal: AbortSignal): Promise<Seen> {
  try {
    return await check.look(world, signal);
  } catch (thrown) {
    const { happened, next } = toProblem(thrown);
    return couldNotTell(`${happened} ${next}`);
  }
}

/** Gives a check its time. What it started is told by its signal, and is waited for no longer. */
async function within(
  { timeLimitSeconds }: Check,
  signal: AbortSignal,
  work: (signal: AbortSignal) => Promise<Seen>,
): Promise<Seen> {
  const own = new AbortController();
  const end = new Promise<Seen>(done => {
    const stop = (why: string) => (): void => {
      own.abort();
      done(couldNotTell(why));
    };
    const timer = setTimeout(
      stop(`Nothing came back within ${String(timeLimitSeconds)} seconds. Run this check again.`),
      timeLimitSeconds * 1000,
    );
    const cancel = stop('It was cancelled.');
    if (signal.aborted) cancel();
    signal.addEventListener('abort', cancel, { once: true });
    own.signal.addEventListener('abort', () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', cancel);
    });
  });
  try {
    return await Promise.race([work(own.signal), end]);
  } finally {
    own.abort();
  }
}
