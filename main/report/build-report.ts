import {
  foldAll,
  type JournalRecord,
  type RecoveryState,
  Report,
  type ReapplyPlan,
  type ReportOutput,
  type ReportPlan,
  type ReportReapply,
} from '../../preload/contract/index.js';
import { lastChecks } from './last-checks.js';
import { laterWork, type OtherJournal } from './later-work.js';
import { leftCounted } from './left.js';
import { milestonesByStep } from './milestones-of-step.js';
import { outcomeOf, reportStep } from './report-step.js';
import { runsByStep } from './runs-of-step.js';
import { summaryOf } from './summary-of-recovery.js';

export interface ReportInput {
  readonly records: readonly JournalRecord[];
  /** Hash of the last record: whoever keeps the report can prove that the journal was not changed afterwards. */
  readonly head: string;
  readonly productVersion: string;
  readonly madeAt: string;
  /** Journals of other work on the same machine; without them nothing is told of what came after. */
  readonly others?: readonly OtherJournal[] | undefined;
  readonly output?: ReportOutput | undefined;
}

/**
 * The document to hand over, made from the journal at any time, also of a recovery that is not finished. What its tools
 * printed and what came after it are added as they are handed in.
 * Throws when a record holds anything that the report's schema does not know, rather than print it.
 */
export function buildReport({ records, head, productVersion, madeAt, others, output }: ReportInput): Report {
  const state = foldAll(records);
  const outcome = outcomeOf(state);
  const milestones = milestonesByStep(records);
  const runs = runsByStep(records);
  const steps = state.steps.map(step =>
    reportStep(step, {
      records,
      milestones: milestones.get(step.card.id) ?? [],
      runs: runs.get(step.card.id),
      ended: state.ended !== null,
    }),
  );
  const { mode, serverName } = state;
  const applied = state.reapply?.undoes === null ? ('reapply' as const) : ('undo' as const);
  const { backup } = state;
  const work = backup?.job.work ?? (state.reapply ? applied : ('recovery' as const));
  const open = (backup ?? state.reapply)?.reservations?.length ?? 0;
  const verification = lastChecks(records);
  const later = others && laterWork(state, others);
  const note = state.ended?.note ?? '';
  const left = leftCounted(state.reapply ?? {});
  const told = { mode, serverName, outcome, steps, work, open, note, left, verification };
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
    ...(verification && { verification }),
    ...(later && { later }),
    ...(output && { output }),
    journal: { records: records.length, head },
  } satisfies Report);
}

function planOf({ plan }: RecoveryState): ReportPlan | null {
  if (!plan) return null;
  const { madeAt, directory, identity, lostAt, targetDir, domainController, requiredMedia } = plan;
  return { madeAt, directory, identity, lostAt, targetDir, domainController, requiredMedia };
}

function reapplyOf({
  madeAt,
  kit,
  undoes,
  untaken,
  reservations,
  left,
  leftMore,
  changes,
}: ReapplyPlan): ReportReapply {
  return {
    madeAt,
    kit,
    undoes,
    ...(untaken && { untaken }),
    ...(reservations && { reservations }),
    ...(left && { left }),
    ...(leftMore !== undefined && { leftMore }),
    changes: changes.map(({ title, shows, group }) => ({ title, shows, group })),
  };
}
