import type { LostServer, Plan, Verification } from '../../preload/contract/index.js';
import type { Clock } from '../ports/clock.js';
import type { Directory } from '../ports/directory.js';
import type { Host } from '../ports/host.js';

/** What the steps of a recovery work on. */
export interface RecoveryWorld {
  readonly host: Host;
  readonly plan: Plan;
  readonly clock: Clock;
  /** The directory, opened when a step first asks. */
  readonly directory: () => Promise<Directory>;
  /** All checks of this server, against the reading of the plan, with what the directory holds now: once per look. */
  readonly verified: () => Promise<Verified>;
  /** Facts are read once per look and after each change: from now on they are read anew. Absent where none are kept. */
  readonly lookAgain?: () => void;
  /** Reads and keeps what setup wrote, before anybody changes it. Throws a `Failure`. Absent in a dry run. */
  readonly keepDefaults?: () => Promise<void>;
}

/** What was verified, and the directory as it was then. */
export interface Verified {
  readonly checks: Verification;
  readonly now: LostServer;
}
