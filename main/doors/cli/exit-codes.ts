import type { Outcome } from '../../runbook/engine-parts.js';

/** What a script may rely on. Documented in the administrator guide. */
export const exitCodes = {
  done: 0,
  /** Ended with a failure, or with a finding that blocks. */
  failed: 1,
  wrongUse: 2,
  /** Waits for a restart, or for a person to decide. */
  waiting: 3,
  cancelled: 130,
} as const;

/** The exit code that tells how the engine let go. */
export function exitCodeOf({ kind }: Outcome): number {
  switch (kind) {
    case 'finished':
      return exitCodes.done;
    case 'restarting':
    case 'waiting':
      return exitCodes.waiting;
    case 'failed':
    case 'stopped':
      return exitCodes.failed;
    case 'cancelled':
      return exitCodes.cancelled;
  }
}
