import type { JournalRecord, Problem, ReportStep, StepId } from '../../preload/contract/index.js';

/**
 * Every problem that a step met, in order: what it failed with, and what its look at the server found in the way.
 * The same problem told twice in a row (found, then failed with) counts once.
 */
export function problemsOf(id: StepId, records: readonly JournalRecord[]): ReportStep['problems'] {
  const met: ReportStep['problems'] = [];
  let last: Problem | null = null;
  for (const { at, entry } of records) {
    if (!('stepId' in entry) || entry.stepId !== id) continue;
    if (entry.kind === 'decided') last = null;
    const problem = problemIn(entry);
    if (!problem || isSame(problem, last)) continue;
    met.push({ at, problem });
    last = problem;
  }
  return met;
}

function problemIn(entry: JournalRecord['entry']): Problem | null {
  if (entry.kind === 'failed') return entry.problem;
  if (entry.kind === 'checked' && 'problem' in entry.finding) return entry.finding.problem;
  return null;
}

function isSame(problem: Problem, last: Problem | null): boolean {
  return problem.code === last?.code && problem.happened === last.happened;
}
