import type { JournalRecord, ReportStep, StepId } from '../../preload/contract/index.js';

type Milestone = ReportStep['milestones'][number];

/** Every milestone of each step, also of tries that failed: a window shows those of the last try alone. */
export function milestonesByStep(records: readonly JournalRecord[]): ReadonlyMap<StepId, Milestone[]> {
  const all = new Map<StepId, Milestone[]>();
  const open = new Map<string, Milestone>();
  for (const { at, entry } of records) {
    if (entry.kind !== 'milestone') continue;
    const { stepId, attempt, name, state } = entry;
    const key = JSON.stringify([stepId, attempt, name]);
    const begun = open.get(key);
    const endedAt = state === 'started' ? null : at;
    if (begun) Object.assign(begun, { state, endedAt });
    const milestone = begun ?? { attempt, name, state, startedAt: at, endedAt };
    if (!begun) listOf(all, stepId).push(milestone);
    if (endedAt === null) open.set(key, milestone);
    else open.delete(key);
  }
  return all;
}

function listOf(all: Map<StepId, Milestone[]>, stepId: StepId): Milestone[] {
  const known = all.get(stepId) ?? [];
  all.set(stepId, known);
  return known;
}
