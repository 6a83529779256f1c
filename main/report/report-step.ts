import type {
  JournalRecord,
  RecoveryState,
  Report,
  ReportRun,
  ReportStep,
  StepState,
} from '../../preload/contract/index.js';
import { problemsOf } from './problems-of-step.js';

/** How the whole work ended. */
export function outcomeOf({ ended }: RecoveryState): Report['outcome'] {
  switch (ended?.outcome) {
    case 'recovered':
    case 'recovered with reservations':
    case 'stopped':
      return ended.outcome;
    default:
      return 'not finished';
  }
}

/** A step as the report tells it. `ended` says whether the whole work has come to an end. */
export function reportStep(
  step: StepState,
  {
    records,
    milestones,
    runs,
    ended,
  }: {
    readonly records: readonly JournalRecord[];
    readonly milestones: ReportStep['milestones'];
    readonly runs?: readonly ReportRun[] | undefined;
    readonly ended: boolean;
  },
): ReportStep {
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
    ...(runs && { runs: [...runs] }),
    milestones,
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
