import { setMaxListeners } from 'node:events';
import type { BeforeAfterRow, Verification } from '../../preload/contract/index.js';
import { beforeAfter, type Now } from './before-after.js';
import type { Check } from './check.js';
import { runChecks, withoutItsSecrets } from './run-checks.js';
import { verdictOf } from './verdict.js';
import type { VerifyRun } from './verifications.js';
import type { Yardstick } from './without-yardstick.js';
import type { Expected, VerificationWorld } from './world.js';

export interface ChecksToRun {
  readonly checks: readonly Check[];
  /** How many checks there are in all. */
  readonly known: number;
  /** No check takes longer; each has its own limit without it. */
  readonly limitSeconds?: number | undefined;
}

/** Runs checks, and gives the whole document. Readings end with the last check, or when it is cancelled. */
export async function verifyServer(
  worldFor: (readings: AbortSignal) => VerificationWorld,
  { checks: wanted, known, limitSeconds }: ChecksToRun,
  { signal, onResult, onBeforeAfter }: VerifyRun,
): Promise<Verification> {
  // Readings are shared by all checks: they end with the last of them, not with the one that asked first.
  const readings = new AbortController();
  // Every check and every reading listens.
  setMaxListeners(0, signal, readings.signal);
  const stop = (): void => readings.abort();
  signal.addEventListener('abort', stop, { once: true });
  try {
    const world = worldFor(readings.signal);
    const startedAt = world.now();
    const checks = await runChecks(wanted, world, { signal, ...(onResult && { onResult }), limitSeconds });
    const isWhole = wanted.length === known;
    const rows = isWhole ? beforeAfter(world.expected, { ...(await nowOf(world)), checks }).map(withoutItsSecrets) : [];
    if (isWhole) onBeforeAfter?.(rows);
    const { serverName, comparedWith, directory } = world.expected;
    return {
      schema: 'cas-recovery/verification/1',
      ...{ serverName, mode: world.mode, startedAt, endedAt: world.now() },
      comparedWith: [...comparedWith],
      checks,
      verdict: verdictOf(serverName, checks, {
        ...{ checks: known, compared: directory !== null },
        notNamed: notNamed(world.expected),
      }),
      ...(rows.length > 0 && { beforeAfter: differing(rows) }),
    };
  } finally {
    signal.removeEventListener('abort', stop);
    stop();
  }
}

/** Earlier checks are no measure: what they compared with must be named too. */
function notNamed({ earlier, settings, directory }: Expected): Yardstick[] {
  if (!earlier) return [];
  return [
    ...(earlier.withKit && settings === null ? ['kit' as const] : []),
    ...(directory === null ? ['directory from before' as const] : []),
  ];
}

function differing(rows: readonly BeforeAfterRow[]): NonNullable<Verification['beforeAfter']> {
  const open = rows.filter(({ kind }) => kind !== 'same');
  return { same: rows.length - open.length, rows: open };
}

/** The checks have waited for these readings as long as anybody should: what is not there now could not be read. */
async function nowOf(world: VerificationWorld): Promise<Pick<Now, 'directory' | 'server'>> {
  const [directory, server] = await Promise.all([whatIsThere(world.directory()), whatIsThere(world.server())]);
  return { directory, server };
}

function whatIsThere<T>(reading: Promise<T>): Promise<T | null> {
  const late = new Promise<null>(done => setTimeout(done, 100, null));
  return Promise.race([reading.catch(() => null), late]);
}
