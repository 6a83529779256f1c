import type { RecoveryComparison, RecoveryRemoval } from '../../../preload/contract/past.js';
import type { Loadable } from '../wizard-state.js';

/** What is shown of the list. */
export interface PastFilter {
  readonly search: string;
  readonly mode: 'all' | 'live' | 'rehearsal';
  readonly standing: 'all' | 'open' | 'ended' | 'unreadable';
}

/** Recoveries that were worked on before: the list, and what is done with one of them, or with two. */
export interface PastState {
  readonly stage: 'list' | 'compare' | 'export' | 'delete';
  readonly filter: PastFilter;
  /** The one in view. */
  readonly picked: string | null;
  /** The one that another is to be compared with. */
  readonly first: string | null;
  readonly comparison: Loadable<RecoveryComparison>;
  readonly out: string;
  readonly redacted: boolean;
  readonly exported: Loadable<{ readonly path: string; readonly files: readonly string[] }>;
  readonly removal: Loadable<RecoveryRemoval>;
  readonly removing: Loadable<null>;
  /** What was done last. */
  readonly said: string;
}

export const emptyPast: PastState = {
  stage: 'list',
  filter: { search: '', mode: 'all', standing: 'all' },
  picked: null,
  first: null,
  comparison: { kind: 'idle' },
  out: '',
  redacted: true,
  exported: { kind: 'idle' },
  removal: { kind: 'idle' },
  removing: { kind: 'idle' },
  said: '',
};
