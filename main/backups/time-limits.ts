import { historySeconds } from '../ports/backup-jobs.js';
import { lookSeconds } from '../runbook/time-limit.js';

/** How long each may take to answer before it counts as unread. Places are asked side by side. */
export interface TimeLimits {
  /** This computer itself: its cmdlets load slowly. */
  readonly ownSeconds: number;
  /** One volume or share: one that is offline answers after minutes, or never. */
  readonly placeSeconds: number;
}

export const usualLimits: TimeLimits = { ownSeconds: 120, placeSeconds: 90 };

/** The longest that a whole listing takes: the computer and its catalogue, one after the other, then all places side by side. */
export const listingSeconds = ({ ownSeconds, placeSeconds }: TimeLimits): number => 2 * ownSeconds + placeSeconds;

/** A look of a backup or a restore: at the server as any other look, at all backups there are, and at what was done before. */
export const backupLookSeconds = lookSeconds + listingSeconds(usualLimits) + historySeconds;

/** Stands for an answer that did not come, or not in its time. */
export class NoAnswer {
  constructor(readonly why: string) {}
}

/** A time, from now on or from when the first of several questions was asked. */
export interface Span {
  readonly seconds: number;
  /** Of `performance.now()`. */
  readonly began?: number;
}

/**
 * What is asked, or that it came too late; then it is aborted, and nobody waits for it any longer. Throws what the asking
 * throws, and an `AbortError` as soon as `signal` is aborted.
 */
export async function inTime<T>(
  { seconds, began = performance.now() }: Span,
  signal: AbortSignal | undefined,
  ask: (signal: AbortSignal) => Promise<T>,
): Promise<T | NoAnswer> {
  const stop = new AbortController();
  let leave: () => void = () => undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const asked = ask(stop.signal);
  // Aborted and left behind, it fails where nobody listens.
  asked.catch(() => undefined);
  try {
    return await Promise.race([
      asked,
      new Promise<NoAnswer>(resolve => {
        timer = setTimeout(
          () => resolve(new NoAnswer(`It did not answer within ${String(seconds)} seconds.`)),
          seconds * 1000 - (performance.now() - began),
        );
      }),
      new Promise<never>((_resolve, reject) => {
        leave = () => reject(new Error('AbortError'));
        if (signal?.aborted) leave();
        signal?.addEventListener('abort', leave);
      }),
    ]);
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', leave);
    stop.abort();
  }
}
