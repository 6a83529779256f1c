import type { CallOutput } from '../../../preload/contract/calls.js';
import type { KitInspection, KitProgress, KitTarget } from '../../../preload/contract/kit.js';
import type { Difference, KitComparison } from '../../../preload/contract/differences.js';
import type { Loadable } from '../wizard-state.js';

/** How far the work with a kit has come: it is taken or opened, looked at, compared, and what was chosen is summed up. */
export type KitStage = 'take' | 'open' | 'kit' | 'differences' | 'summary';

/** What is typed where a kit is taken. Passwords are no part of it: see the screen. */
export interface TakeTyped {
  readonly from?: 'server' | 'backup' | 'scenario';
  readonly scenario?: string;
  readonly server?: string;
  readonly clientAccess?: string;
  readonly iisConfig?: string;
  readonly out?: string;
  /** Meant: the kit gets no certificates, though the server has some. */
  readonly withoutCertificates?: boolean;
  /** What the directory records is read too. */
  readonly withDirectory?: boolean;
}

export interface DifferenceFilter {
  readonly search: string;
  readonly group: Difference['group'] | 'all';
  readonly advice: Difference['advice'] | 'all';
  readonly standing: Difference['standing'] | 'all';
}

/** The recovery kit in view, and what is chosen of it. */
export interface KitState {
  readonly stage: KitStage;
  /** Name of the server whose verification led here, and leads back; null where another page did. */
  readonly verified: string | null;
  readonly typed: TakeTyped;
  /** Where a kit is opened from, as it is typed. */
  readonly path: string;
  /** How far that has come which is being done with the kit now. */
  readonly progress: KitProgress | null;
  readonly inspection: Loadable<KitInspection>;
  /** The server to compare with; null until there is one. */
  readonly target: KitTarget | null;
  readonly comparison: Loadable<KitComparison>;
  readonly filter: DifferenceFilter;
  /** Nodes of the tree that somebody opened, and closed. */
  readonly open: ReadonlySet<string>;
  readonly closed: ReadonlySet<string>;
  /** The difference or node in view. */
  readonly inView: string | null;
  /** Ids of the differences that are to be applied. */
  readonly chosen: ReadonlySet<string>;
  /** Ids of those whose file is to be replaced as a whole. */
  readonly wholeFiles: ReadonlySet<string>;
  /** The rollup (`.msp`) to install first; empty for none. */
  readonly rollupFile: string;
  /** Meant: it may be a newer one than that of the kit. */
  readonly newerRollup: boolean;
  readonly sideBySide: Loadable<CallOutput<'readDifference'>>;
  readonly proposal: Loadable<CallOutput<'proposeReapply'>>;
  readonly script: Loadable<{ readonly saved: string }>;
  readonly beginning: Loadable<null>;
}

export const noFilter: DifferenceFilter = { search: '', group: 'all', advice: 'all', standing: 'all' };

/** After another comparison nothing is chosen. */
export const nothingChosen = {
  filter: noFilter,
  open: new Set<string>(),
  closed: new Set<string>(),
  inView: null,
  chosen: new Set<string>(),
  wholeFiles: new Set<string>(),
  rollupFile: '',
  newerRollup: false,
  sideBySide: { kind: 'idle' },
  proposal: { kind: 'idle' },
  script: { kind: 'idle' },
  beginning: { kind: 'idle' },
} as const satisfies Partial<KitState>;

export const emptyKit: KitState = {
  stage: 'open',
  verified: null,
  typed: {},
  path: '',
  progress: null,
  inspection: { kind: 'idle' },
  target: null,
  comparison: { kind: 'idle' },
  ...nothingChosen,
};
