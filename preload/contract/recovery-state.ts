import type { BackupPlan } from './backup-work.js';
import type { JournalRecord } from './journal.js';
import type { Plan } from './plan.js';
import type { Problem } from './problem.js';
import { copying, growing, type Lists, type Milestone } from './recovery-lists.js';
import type { Decision, Finding, Preview, StepCard, StepId } from './runbook.js';
import type { Fact, Operator } from './facts.js';
import type { ReapplyChange, ReapplyPlan } from './reapply.js';
import type { Standing } from './verification.js';

/** Where a step stands. Every word on a screen and every line of a report is derived from this. */
export type StepStatus =
  | { readonly kind: 'waiting' }
  | { readonly kind: 'checked'; readonly finding: Finding }
  | { readonly kind: 'asks-consent'; readonly finding: Finding; readonly preview: Preview }
  | { readonly kind: 'acting'; readonly since: string }
  | { readonly kind: 'verifying' }
  | { readonly kind: 'restarting'; readonly since: string }
  | { readonly kind: 'verified'; readonly facts: readonly Fact[] }
  | { readonly kind: 'failed'; readonly problem: Problem; readonly during: string }
  | { readonly kind: 'skipped'; readonly reason: string }
  | { readonly kind: 'cancelled'; readonly note: string };

export type { Milestone };

export interface StepState {
  readonly card: StepCard;
  readonly status: StepStatus;
  readonly attempt: number;
  /** The last thing it found, kept while it acts and after it is verified: the comparison stays on the screen. */
  readonly finding: Finding | null;
  readonly preview: Preview | null;
  /** The change that was begun last, and what stood on the server before it. */
  readonly intended: { readonly at: string; readonly before: Readonly<Record<string, string>> } | null;
  /** Commands of every try, in the order they were begun. */
  readonly commands: readonly string[];
  readonly milestones: readonly Milestone[];
  readonly startedAt: string | null;
  readonly endedAt: string | null;
  readonly actDurationMs: number | null;
  readonly decisions: readonly { readonly at: string; readonly decision: Decision; readonly operator: Operator }[];
  /** Every problem it met, also those that a later try overcame. */
  readonly problems: readonly { readonly at: string; readonly problem: Problem }[];
}

export interface RecoveryState {
  readonly recoveryId: string;
  readonly mode: 'rehearsal' | 'live';
  readonly scenario: string | null;
  readonly serverName: string;
  readonly startedAt: string;
  readonly operator: Operator | null;
  /** Of a recovery. One of these three is there once a journal has begun: see `workOf`. */
  readonly plan: Plan | null;
  /** Of a re-application. */
  readonly reapply: ReapplyPlan | null;
  /** Of a backup that is taken, or restored from. */
  readonly backup: BackupPlan | null;
  readonly steps: readonly StepState[];
  readonly sessions: readonly { readonly at: string; readonly sessionId: string; readonly bootId: string }[];
  readonly restarts: readonly { readonly requestedAt: string | null; readonly observedAt: string | null }[];
  /** What the checks of the server said last; null where none were made. */
  readonly checked: Standing | null;
  readonly ended: {
    readonly at: string;
    readonly outcome: 'recovered' | 'recovered with reservations' | 'stopped';
    readonly note: string;
  } | null;
  readonly lastSequence: number;
}

export const emptyRecovery: RecoveryState = {
  recoveryId: '',
  mode: 'rehearsal',
  scenario: null,
  serverName: '',
  startedAt: '',
  operator: null,
  plan: null,
  reapply: null,
  backup: null,
  steps: [],
  sessions: [],
  restarts: [],
  checked: null,
  ended: null,
  lastSequence: -1,
};

/**
 * The one reading of a journal: window, command line, resume and report all show this fold.
 * Records already taken (by sequence) are passed over, so a window may receive one twice.
 */
export function fold(state: RecoveryState, record: JournalRecord): RecoveryState {
  return foldWith(copying, state, record);
}

/** The state after all of these records. */
export function foldAll(records: readonly JournalRecord[]): RecoveryState {
  const lists = growing();
  const begin: RecoveryState = { ...emptyRecovery, sessions: [], restarts: [] };
  return records.reduce((state, record) => foldWith(lists, state, record), begin);
}

function foldWith(lists: Lists, state: RecoveryState, record: JournalRecord): RecoveryState {
  if (record.sequence <= state.lastSequence) return state;
  return { ...take(lists, state, record), lastSequence: record.sequence };
}

/** What is done, and with which plan. */
export type Work =
  | { readonly kind: 'recovery'; readonly plan: Plan }
  | { readonly kind: 'reapply'; readonly plan: ReapplyPlan }
  | { readonly kind: 'backup'; readonly plan: BackupPlan };

/** The work of a journal; null where nothing was planned yet. */
export function workOf({ plan, reapply, backup }: Pick<RecoveryState, 'plan' | 'reapply' | 'backup'>): Work | null {
  if (backup) return { kind: 'backup', plan: backup };
  if (reapply) return { kind: 'reapply', plan: reapply };
  return plan && { kind: 'recovery', plan };
}

/** The first step that is neither verified nor skipped: where the operator is. */
export function currentStep(state: RecoveryState): StepState | null {
  return state.steps.find(({ status }) => status.kind !== 'verified' && status.kind !== 'skipped') ?? null;
}

function take(lists: Lists, state: RecoveryState, record: JournalRecord): RecoveryState {
  const { entry, at } = record;
  switch (entry.kind) {
    case 'recovery-started':
      return {
        ...state,
        recoveryId: entry.recoveryId,
        mode: entry.mode,
        scenario: entry.scenario,
        serverName: entry.serverName,
        operator: entry.operator,
        startedAt: at,
      };
    case 'plan-made':
      return { ...state, plan: entry.plan, steps: entry.plan.steps.map(freshStep) };
    case 'reapply-planned':
      return { ...state, reapply: entry.plan, steps: entry.plan.steps.map(freshStep) };
    case 'backup-planned':
      return { ...state, backup: entry.plan, steps: entry.plan.steps.map(freshStep) };
    case 'reapply-remade':
      return { ...state, reapply: state.reapply && remade(state.reapply, entry.changes) };
    case 'session-started':
      return {
        ...state,
        // A restart or a crash ended whatever the session before was doing; it is looked at again.
        steps: state.steps.map(forgetSession),
        sessions: lists.add(state.sessions, { at, sessionId: entry.sessionId, bootId: entry.bootId }),
      };
    case 'restart-observed':
      return { ...state, restarts: closeRestart(lists, state.restarts, at) };
    case 'torn-tail-removed':
      return state;
    case 'recovery-ended':
      return {
        ...state,
        checked: entry.standing ?? state.checked,
        ended: { at, outcome: entry.outcome, note: entry.note },
      };
    case 'restart-requested':
      return withStep(
        { ...state, restarts: lists.add(state.restarts, { requestedAt: at, observedAt: null }) },
        entry.stepId,
        step => ({
          ...step,
          status: { kind: 'restarting', since: at },
        }),
      );
    case 'checked':
      return withStep(
        { ...state, checked: entry.finding.checks?.verdict.standing ?? state.checked },
        entry.stepId,
        step => takeStep(lists, step, { entry, at }),
      );
    default:
      return withStep(state, entry.stepId, step => takeStep(lists, step, { entry, at }));
  }
}

function remade(plan: ReapplyPlan, anew: readonly ReapplyChange[]): ReapplyPlan {
  const sameFile = (one: ReapplyChange, other: ReapplyChange): boolean =>
    one.change.kind === 'replace-file' &&
    other.change.kind === 'replace-file' &&
    one.change.target === other.change.target;
  return { ...plan, changes: plan.changes.map(old => anew.find(one => sameFile(one, old)) ?? old) };
}

type StepEntry = Extract<JournalRecord['entry'], { stepId: StepId }>;

function takeStep(
  lists: Lists,
  step: StepState,
  { entry, at }: { readonly entry: StepEntry; readonly at: string },
): StepState {
  const since = entry.kind === 'checked' ? (entry.lookedFrom ?? at) : at;
  const now = { ...step, attempt: Math.max(step.attempt, entry.attempt), startedAt: step.startedAt ?? since };
  switch (entry.kind) {
    case 'checked':
      return { ...now, finding: entry.finding, status: { kind: 'checked', finding: entry.finding } };
    case 'previewed':
      return now.finding
        ? {
            ...now,
            preview: entry.preview,
            status: { kind: 'asks-consent', finding: now.finding, preview: entry.preview },
          }
        : { ...now, preview: entry.preview };
    case 'decided':
      return decided(
        { ...now, decisions: lists.add(now.decisions, { at, decision: entry.decision, operator: entry.operator }) },
        at,
      );
    case 'act-intended':
      return {
        ...now,
        intended: { at, before: entry.before },
        commands: lists.add(now.commands, ...entry.commands),
        milestones: [],
        status: { kind: 'acting', since: at },
      };
    case 'milestone':
      return { ...now, milestones: lists.milestone(now.milestones, milestoneOf(entry, at)) };
    case 'acted':
      return { ...now, actDurationMs: entry.durationMs, status: { kind: 'verifying' } };
    case 'verified':
      return { ...now, endedAt: at, status: { kind: 'verified', facts: entry.facts } };
    case 'failed':
      return {
        ...now,
        problems: lists.add(now.problems, { at, problem: entry.problem }),
        status: { kind: 'failed', problem: entry.problem, during: entry.during },
      };
    case 'restart-intended':
      return {
        ...now,
        commands: lists.add(now.commands, ...entry.commands),
        status: { kind: 'restarting', since: at },
      };
    case 'cancelled':
      return { ...now, status: { kind: 'cancelled', note: entry.note } };
    case 'command-begun':
    case 'command-ended':
    case 'restart-requested':
      return now;
  }
}

function decided(step: StepState, at: string): StepState {
  const decision = step.decisions.at(-1)?.decision;
  if (decision?.choice === 'skip') {
    return { ...step, endedAt: at, status: { kind: 'skipped', reason: decision.reason } };
  }
  return decision?.choice === 'retry' ? { ...step, status: { kind: 'waiting' } } : step;
}

function milestoneOf({ name, state }: Extract<StepEntry, { kind: 'milestone' }>, at: string): Milestone {
  return { name, state, startedAt: at, endedAt: state === 'started' ? null : at };
}

function freshStep(card: StepCard): StepState {
  return {
    card,
    status: { kind: 'waiting' },
    attempt: 0,
    finding: null,
    preview: null,
    intended: null,
    commands: [],
    milestones: [],
    startedAt: null,
    endedAt: null,
    actDurationMs: null,
    decisions: [],
    problems: [],
  };
}

function forgetSession(step: StepState): StepState {
  const settled = step.status.kind === 'verified' || step.status.kind === 'skipped';
  return settled ? step : { ...step, status: { kind: 'waiting' } };
}

function closeRestart(lists: Lists, restarts: Restarts, observedAt: string): Restarts {
  const last = restarts.at(-1);
  if (last?.observedAt !== null) return lists.add(restarts, { requestedAt: null, observedAt });
  return [...restarts.slice(0, -1), { ...last, observedAt }];
}

type Restarts = RecoveryState['restarts'];

function withStep(state: RecoveryState, id: StepId, change: (step: StepState) => StepState): RecoveryState {
  return { ...state, steps: state.steps.map(step => (step.card.id === id ? change(step) : step)) };
}
