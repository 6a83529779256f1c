import type { JournalRecord, Problem, ReportStep, StepId } from '../../preload/contract/index.js';

/**
 * Every problem that a step met, in order. One that a later session met again before anybody had decided about it
 * counts once.
 */
export function problemsOf(id: StepId, records: readonly JournalRecord[]): ReportStep['problems'] {
  const met: ReportStep['problems'] = [];
  let undecided: Problem | null = null;
  for (const { at, entry } of records) {
    if (!('stepId' in entry) || entry.stepId !== id) continue;
    if (entry.kind === 'decided') undecided = null;
    if (entry.kind !== 'failed' || isSame(entry.problem, undecided)) continue;
    met.push({ at, problem: entry.problem });
    undecided = entry.problem;
  }
  return met;
}

function isSame(problem: Problem, other: Problem | null): boolean {
  return problem.code === other?.code && problem.happened === other.happened;
}
