import {
  foldAll,
  type JournalRecord,
  type RecoveryState,
  Report,
  type ReapplyPlan,
  type ReportPlan,
  type ReportReapply,
  type ReportStep,
  type StepState,
} from '../../preload/contract/index.js';
import { problemsOf } from './problems-of-step.js';
import { summaryOf } from './summary-of-recovery.js';

export interface ReportInput {
  readonly records: readonly JournalRecord[];
  /** Hash of the last record: whoever keeps the report can prove that the journal was not changed afterwards. */
  readonly head: string;
  readonly productVersion: string;
  readonly madeAt: string;
}

/**
 * The document to hand over, made from the journal alone, at any time: also of a recovery that is not finished.
 * Throws when a record holds anything that the report's schema does not know, rather than print it.
 */
export function buildReport({ records, head, productVersion, madeAt }: ReportInput): Report {
  const state = foldAll(records);
  const outcome = outcomeOf(state);
  const steps = state.steps.map(step => reportStep(step, records, state.ended !== null));
  const { mode, serverName } = state;
  const applied = state.reapply?.undoes === null ? ('reapply' as const) : ('undo' as const);
  const { backup } = state;
  const work = backup?.job.work ?? (state.reapply ? applied : ('recovery' as const));
  const open = (backup ?? state.reapply)?.reservations?.length ?? 0;
  const told = { mode, serverName, outcome, steps, work, open, note: state.ended?.note ?? '' };
  return Report.parse({
    schema: 'cas-recovery/report/1',
    madeAt,
    productVersion,
    recoveryId: state.recoveryId,
    mode: state.mode,
    scenario: state.scenario,
    outcome,
    summary: summaryOf(told),
    serverName: state.serverName,
    startedAt: state.startedAt,
    endedAt: state.ended?.at ?? null,
    operator: state.operator,
    lostServer: state.plan?.lostServer ?? null,
    plan: planOf(state),
    ...(state.reapply && { reapply: reapplyOf(state.reapply) }),
    ...(backup && { backup: { madeAt: backup.madeAt, job: backup.job, reservations: backup.reservations } }),
    restarts: [...state.restarts],
    sessions: state.sessions.length,
    steps,
    journal: { records: records.length, head },
  } satisfies Report);
}

function outcomeOf({ ended }: RecoveryState): Report['outcome'] {
  switch (ended?.outcome) {
    case 'recovered':
    case 'recovered with reservations':
    case 'stopped':
      return ended.outcome;
    default:
      return 'not finished';
  }
}

function planOf({ plan }: RecoveryState): ReportPlan | null {
  if (!plan) return null;
  const { madeAt, directory, identity, lostAt, targetDir, domainController, requiredMedia } = plan;
  return { madeAt, directory, identity, lostAt, targetDir, domainController, requiredMedia };
}

function reapplyOf({ madeAt, kit, undoes, untaken, reservations, changes }: ReapplyPlan): ReportReapply {
  return {
    madeAt,
    kit,
    undoes,
    ...(untaken && { untaken }),
    ...(reservations && { reservations }),
    changes: changes.map(({ title, shows, group }) => ({ title, shows, group })),
  };
}

function reportStep(step: StepState, records: readonly JournalRecord[], ended: boolean): ReportStep {
  const { id, title, explain, risk } = step.card;
  const problems = problemsOf(id, records);
  return {
    id,
    title,
    explain,
    risk,
    outcome: stepOutcome(step, ended && problems.length > 0),
    startedAt: step.startedAt,
    endedAt: step.endedAt,
    actDurationMs: step.actDurationMs,
    attempts: triesOf(step),
    commands: [...step.commands],
    milestones: [...step.milestones],
    comparisons: step.finding?.comparisons ?? [],
    evidence: evidenceOf(step),
    decisions: [...step.decisions],
    problems,
  };
}

/** A step that met a problem, in a recovery that has ended without solving it, has failed. */
function stepOutcome(step: StepState, gaveUp: boolean): ReportStep['outcome'] {
  switch (step.status.kind) {
    case 'verified':
      return 'verified';
    case 'skipped':
      return 'skipped';
    case 'failed':
      return 'failed';
    default:
      if (gaveUp) return 'failed';
      return step.startedAt === null ? 'not reached' : 'open';
  }
}

/** The first try, and one for each time that the operator chose to try again. A resume is no new try. */
function triesOf({ startedAt, decisions }: StepState): number {
  return startedAt === null ? 0 : 1 + decisions.filter(({ decision }) => decision.choice === 'retry').length;
}

/** What was seen last: a fact that was read again at the end replaces the same fact from the beginning. */
function evidenceOf(step: StepState): ReportStep['evidence'] {
  const verified = step.status.kind === 'verified' ? step.status.facts : [];
  const earlier = step.finding?.facts ?? [];
  return [...earlier.filter(({ id }) => !verified.some(fact => fact.id === id)), ...verified];
}
