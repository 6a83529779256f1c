import type { Operator, PreviewItem, Problem, StepId } from '../../preload/contract/index.js';
import type { CommandNotes } from '../ports/host.js';
import type { Secret } from '../ports/secret.js';
import type { Journal } from './journal.js';
import type { Decide } from './questions.js';
import type { Step } from './step.js';

/** How the engine let go. Everything else stands in the journal. */
export type Outcome =
  | { readonly kind: 'finished' }
  /** The host accepted a restart. Nothing more is done by this process. */
  | { readonly kind: 'restarting' }
  /** Somebody must decide, and nobody was there. */
  | { readonly kind: 'waiting' }
  | { readonly kind: 'failed'; readonly problem: Problem }
  | { readonly kind: 'stopped' }
  | { readonly kind: 'cancelled' };

/** What a runbook works with. `W` is the world of its steps. */
export interface EngineParts<W> {
  readonly steps: readonly Step<W>[];
  readonly world: W;
  readonly journal: Journal;
  readonly decide: Decide;
  readonly operator: Operator;
  readonly door: 'command line' | 'window' | 'browser';
  readonly sessionId: string;
  readonly signal: AbortSignal;
  /** Longest time of a look, where what is looked at answers more slowly than a server. */
  readonly lookSeconds?: number;
  /** Boot that the machine is in now. */
  readonly bootId: () => Promise<string>;
  /** The commands of a restart as the operator sees them, and the restart itself. It returns once the host has accepted it. */
  readonly restartItems: (reason: string) => readonly PreviewItem[];
  readonly restart: (reason: string, notes: CommandNotes) => Promise<void>;
  /** Called before each look at the server: what was read for an earlier one no longer counts. */
  readonly beforeLook: () => void;
  /** Called when the operator chose to try again, before the next look. */
  readonly beforeRetry: () => Promise<void>;
  /** What a person typed with the last consent, where its preview asked for it. */
  readonly password: () => Secret | undefined;
  readonly onProgress: (stepId: StepId, doing: string, share: number | null) => void;
  readonly onOutput: (line: string) => void;
}
