import type { Fact } from '../../preload/contract/facts.js';
import type { Problem } from '../../preload/contract/problem.js';
import type { Preview, Risk } from '../../preload/contract/runbook.js';
import type { Verification } from '../../preload/contract/verification.js';
import type { ActionView } from './action-view.js';
import type { ComparisonView } from './comparison-view.js';
import type { PhaseView, RunningView } from './running-view.js';

export type Tone = 'neutral' | 'working' | 'asking' | 'failed' | 'done' | 'reserved';

/** One page of the recovery screen, whatever the step and its state: every word and every enabled state. */
export interface PageView {
  /** Changes when a person is needed on a new page: the focus then moves to the heading. Empty leaves it alone. */
  readonly focusKey: string;
  readonly focus: 'heading' | 'safe button';
  readonly tone: Tone;
  readonly heading: string;
  readonly explain: string;
  readonly notes: readonly string[];
  readonly risk: Risk | null;
  readonly problem: Problem | null;
  readonly comparison: ComparisonView | null;
  /** What the checks of a verification found; null where none was made. */
  readonly checks: Verification | null;
  /** What is the same lies open: there is nothing more urgent on the page. */
  readonly opensSame: boolean;
  readonly preview: Preview | null;
  /** Commands that have run. */
  readonly ran: readonly string[];
  readonly running: RunningView | null;
  readonly phases: readonly PhaseView[];
  readonly facts: readonly Fact[];
  readonly showsTail: boolean;
  /** The password that going on needs: whose, and what becomes of it. */
  readonly password: { readonly user: string; readonly hint: string } | null;
  readonly confirmName: string | null;
  readonly announcement: string;
  readonly actions: readonly ActionView[];
}

/** A page with nothing on it but its heading. */
export const plainPage = (heading: string, explain: string): PageView => ({
  focusKey: '',
  focus: 'heading',
  tone: 'neutral',
  heading,
  explain,
  notes: [],
  risk: null,
  problem: null,
  comparison: null,
  checks: null,
  opensSame: false,
  preview: null,
  ran: [],
  running: null,
  phases: [],
  facts: [],
  showsTail: false,
  password: null,
  confirmName: null,
  announcement: '',
  actions: [],
});

/** The buttons of a page: the main one waits until name and password are typed, where they are asked for. */
export function actionsFor(
  { actions, confirmName, password }: PageView,
  typed: { readonly name: string; readonly password: string },
): readonly ActionView[] {
  const named = confirmName === null || typed.name.trim().toUpperCase() === confirmName.toUpperCase();
  if (named && (password === null || typed.password !== '')) return actions;
  return actions.map(action => (action.weight === 'main' ? { ...action, enabled: false } : action));
}
