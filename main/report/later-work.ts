import { foldAll, type JournalRecord, type RecoveryState, type ReportLater } from '../../preload/contract/index.js';
import { lastChecks } from './last-checks.js';
import { leftInWords } from './left.js';
import { outcomeOf, reportStep } from './report-step.js';

/** The journal of another work on the same machine. */
export interface OtherJournal {
  readonly records: readonly JournalRecord[];
  readonly head: string;
}

/** Re-applications that came after this work, oldest first; of a re-application, those that took it back. */
export function laterWork(
  own: Pick<RecoveryState, 'recoveryId' | 'mode' | 'serverName' | 'startedAt' | 'reapply' | 'backup'>,
  others: readonly OtherJournal[],
): ReportLater[] {
  if (own.backup) return [];
  return others
    .map(({ records, head }) => ({ records, head, state: foldAll(records) }))
    .filter(({ state }) => isLater(own, state))
    .map(laterOf)
    .sort((one, other) => (one.startedAt < other.startedAt ? -1 : 1));
}

function isLater(own: Parameters<typeof laterWork>[0], { reapply, mode, startedAt }: RecoveryState): boolean {
  if (!reapply || startedAt < own.startedAt) return false;
  if (own.reapply) return reapply.undoes === own.recoveryId;
  if (reapply.target.kind === 'rehearsal') return reapply.target.recoveryId === own.recoveryId;
  return mode === own.mode && reapply.server.toLowerCase() === own.serverName.toLowerCase();
}

function laterOf({ records, head, state }: OtherJournal & { readonly state: RecoveryState }): ReportLater {
  const { reapply, ended } = state;
  const steps = state.steps.map(step => reportStep(step, { records, milestones: [], ended: ended !== null }));
  const { changes = [], untaken = [], reservations = [] } = reapply ?? {};
  const checks = lastChecks(records);
  return {
    recoveryId: state.recoveryId,
    journal: { records: records.length, head },
    startedAt: state.startedAt,
    endedAt: ended?.at ?? null,
    outcome: outcomeOf(state),
    undoes: reapply?.undoes ?? null,
    kitTakenAt: reapply?.kit.takenAt ?? state.startedAt,
    changes: changes.map(({ title, group }) => ({
      title,
      outcome: steps.find(({ id }) => id === group)?.outcome ?? 'open',
    })),
    left: [
      ...reservations,
      ...untaken.map(what => ({ what, why: 'Nothing takes it back.' })),
      ...leftInWords(reapply ?? {}),
    ],
    ...(checks && {
      checked: { at: checks.endedAt, standing: checks.verdict.standing, summary: checks.verdict.summary },
    }),
  };
}
