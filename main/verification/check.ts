import type { CheckCard, CheckFix, CheckResult, Comparison, Fact } from '../../preload/contract/index.js';
import type { VerificationWorld } from './world.js';

/** What a check saw, before the run adds who it was and how long it took. */
export type Seen = Pick<CheckResult, 'outcome' | 'found'> & {
  readonly expected?: NonNullable<CheckResult['expected']>;
  readonly comparisons?: Comparison[];
  readonly evidence?: Fact[];
  readonly fix?: CheckFix;
  readonly causedBy?: NonNullable<CheckResult['causedBy']>;
};

/** One question about the server. It reads, and changes nothing. */
export interface Check {
  readonly card: CheckCard;
  /** When the time is up, the others have long gone on, and this one "could not tell". */
  readonly timeLimitSeconds: number;
  /** Throws a `Failure` where something could not be read: then it could not tell, and why. */
  look(world: VerificationWorld, signal: AbortSignal): Promise<Seen>;
}

export const defineCheck = (check: Check): Check => check;

/** Of a check that no connection to the port of all web sites let through. */
export const withoutPort443 = { check: 'ports-listen', row: '443', words: 'port 443 does not answer' } as const;

export const notApplicable = (reason: string): Seen => ({ outcome: 'not applicable', found: reason });
export const couldNotTell = (reason: string): Seen => ({ outcome: 'could not tell', found: reason });
