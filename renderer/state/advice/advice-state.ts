import type { CallOutput } from '../../../preload/contract/calls.js';
import type { Problem } from '../../../preload/contract/problem.js';
import type { Strategy, StrategyAnswers } from '../../../preload/contract/strategy.js';
import type { Loadable } from '../wizard-state.js';

/** It is asked where to read, then advised, then a kept plan is compared with what was done. */
export type AdviceStage = 'source' | 'advice' | 'compare';

/** A file that was opened in the window. */
export interface OpenedFile {
  readonly name: string;
  readonly text: string;
}

/** What is typed where the advice begins. The password is no part of it: see the screen. */
export interface AdviceTyped {
  readonly from?: 'scenario' | 'directory' | 'kit';
  readonly scenario?: string;
  readonly server?: string;
  readonly kit?: string;
  readonly listing?: OpenedFile;
}

export type Weighed = CallOutput<'weighAdvice'>;

/** Advice on how a server is backed up, and the plan that is made of it. */
export interface AdviceState {
  readonly stage: AdviceStage;
  readonly typed: AdviceTyped;
  /** The scenario that was read, whose backups are compared with later; null where a real server was. */
  readonly scenario: string | null;
  readonly reading: Loadable<CallOutput<'readAdvice'>>;
  /** Null until something was read. */
  readonly answers: StrategyAnswers | null;
  /** By the answers so far; the one before stands until the next is there. */
  readonly weighed: Weighed | null;
  /** Why it could not be weighed again. */
  readonly refused: Problem | null;
  /** Which page of the questions is in view. */
  readonly questionPage: number;
  /** Null: what is advised. */
  readonly chosen: Strategy | null;
  /** Days, as typed; null: what is usual. */
  readonly backupDays: string | null;
  readonly kitDays: string | null;
  readonly keeping: Loadable<{ readonly saved: string }>;
  /** The plan that is compared. */
  readonly plan: OpenedFile | null;
  readonly comparison: Loadable<CallOutput<'comparePlan'>>;
}

export const emptyAdvice: AdviceState = {
  stage: 'source',
  typed: {},
  scenario: null,
  reading: { kind: 'idle' },
  answers: null,
  weighed: null,
  refused: null,
  questionPage: 0,
  chosen: null,
  backupDays: null,
  kitDays: null,
  keeping: { kind: 'idle' },
  plan: null,
  comparison: { kind: 'idle' },
};
