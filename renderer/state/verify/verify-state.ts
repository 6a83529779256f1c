import type { CallOutput } from '../../../preload/contract/calls.js';
import type { KitTarget } from '../../../preload/contract/kit.js';
import type { Problem } from '../../../preload/contract/problem.js';
import type { CheckCard, CheckResult } from '../../../preload/contract/verification.js';
import type { Loadable } from '../wizard-state.js';

/** What is typed where a verification is asked for. Passwords are no part of it: see the screen. */
export interface VerifyTyped {
  readonly on?: KitTarget;
  /** The recovery whose reading the server is compared with; empty for none. */
  readonly recovery?: string;
  /** A kit, a saved reading or a report, as somebody typed it. */
  readonly place?: string;
}

/** Checks that are being run. */
export interface Run {
  readonly id: string;
  readonly since: string;
  /** The one that is run again; null for all. */
  readonly only: string | null;
  readonly results: readonly CheckResult[];
}

/** The verification of a server: what is asked, what arrives, and what came of it. */
export interface VerifyState {
  readonly stage: 'ask' | 'result';
  /** The recovery from whose page it was opened. */
  readonly from: string | null;
  readonly typed: VerifyTyped;
  readonly cards: Loadable<readonly CheckCard[]>;
  readonly run: Run | null;
  /** The last whole run, with the results of what was run again since. */
  readonly found: CallOutput<'verifyServer'> | null;
  /** The checks as the last whole run left them: they keep their places where one of them comes out otherwise later. */
  readonly laidOut: readonly CheckResult[];
  /** What a run came to that did not end. */
  readonly problem: Problem | null;
  /** How the check came out that was run again. */
  readonly said: string;
  readonly side: 'checks' | 'before-after';
}

export const emptyVerify: VerifyState = {
  stage: 'ask',
  from: null,
  typed: {},
  cards: { kind: 'idle' },
  run: null,
  found: null,
  laidOut: [],
  problem: null,
  said: '',
  side: 'checks',
};
