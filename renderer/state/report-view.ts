import type { RecoveryState, StepState } from '../../preload/contract/recovery-state.js';
import type { Fact } from '../../preload/contract/facts.js';
import { formatDuration, formatMoment, formatTime, spent } from '../messages/format.js';
import { ts } from '../messages/step-words.js';
import { t } from '../messages/translate.js';
import { closingOf, staysOpen, workWords } from './work-words.js';

export interface ReportRow {
  readonly id: string;
  readonly title: string;
  readonly tone: 'done' | 'skipped' | 'failed' | 'open' | 'ahead';
  readonly outcome: string;
  readonly started: string;
  readonly duration: string;
  readonly attempts: string;
  /** Share of the whole time at which it begins, and that it takes: the bar of the picture. */
  readonly from: number;
  readonly share: number;
}

export interface ReportView {
  readonly heading: string;
  readonly tone: 'done' | 'asking' | 'reserved' | 'neutral';
  readonly facts: readonly string[];
  readonly rows: readonly ReportRow[];
  /** Shares of the whole time at which the server restarted. */
  readonly restarts: readonly number[];
  readonly verified: readonly Fact[];
  readonly problems: readonly { readonly at: string; readonly text: string }[];
  /** What a re-application could not bring back, or take back. */
  readonly open: readonly string[];
  readonly journal: string;
}

/** A readable summary of the recovery, from the same fold as everything else. */
export function reportView(recovery: RecoveryState, now: string): ReportView {
  const from = recovery.startedAt;
  const to = recovery.ended?.at ?? now;
  const whole = Math.max(1, spent(from, to));
  const place = (moment: string): number => Math.min(1, Math.max(0, spent(from, moment) / whole));
  return {
    ...headingOf(recovery),
    facts: factsOf(recovery),
    rows: recovery.steps.map(step => rowOf(step, to, place)),
    restarts: recovery.restarts.map(({ requestedAt, observedAt }) => place(requestedAt ?? observedAt ?? to)),
    verified: recovery.steps.flatMap(({ status }) => (status.kind === 'verified' ? status.facts : [])),
    problems: recovery.steps.flatMap(({ problems }) =>
      problems.map(({ at, problem }) => ({ at: formatTime(at), text: problem.happened })),
    ),
    open: staysOpen(recovery),
    journal: t('report.journal', { count: recovery.lastSequence + 1, id: recovery.recoveryId }),
  };
}

function headingOf(recovery: RecoveryState): Pick<ReportView, 'heading' | 'tone'> {
  if (!recovery.ended) return { heading: workWords(recovery).notFinished, tone: 'asking' };
  return closingOf(recovery);
}

function factsOf({ startedAt, ended, operator, restarts, sessions, reapply }: RecoveryState): readonly string[] {
  const from = formatMoment(startedAt);
  return [
    ended
      ? t('report.fact.when', {
          from,
          to: formatMoment(ended.at),
          duration: formatDuration(spent(startedAt, ended.at)),
        })
      : t('report.fact.since', { from }),
    ...(operator ? [t('report.fact.operator', operator)] : []),
    ...(reapply ? [ts('reapply.from', { at: formatMoment(reapply.kit.takenAt), path: reapply.kit.path })] : []),
    t('report.fact.restarts', { count: restarts.length }),
    t('report.fact.sessions', { count: sessions.length }),
  ];
}

function rowOf(step: StepState, to: string, place: (moment: string) => number): ReportRow {
  const { startedAt, attempt, card } = step;
  const end = step.endedAt ?? to;
  const from = startedAt === null ? 0 : place(startedAt);
  return {
    id: card.id,
    title: card.title,
    ...outcomeOf(step),
    started: startedAt === null ? '' : formatTime(startedAt),
    duration: startedAt === null ? '' : formatDuration(spent(startedAt, end)),
    attempts: attempt === 0 ? '' : String(attempt),
    from,
    share: startedAt === null ? 0 : place(end) - from,
  };
}

function outcomeOf({ status, startedAt }: StepState): Pick<ReportRow, 'tone' | 'outcome'> {
  switch (status.kind) {
    case 'verified':
      return { tone: 'done', outcome: t('report.outcome.verified') };
    case 'skipped':
      return { tone: 'skipped', outcome: t('report.outcome.skipped', { reason: status.reason }) };
    case 'failed':
      return { tone: 'failed', outcome: t('report.outcome.failed') };
    default:
      return startedAt === null
        ? { tone: 'ahead', outcome: t('report.outcome.not-reached') }
        : { tone: 'open', outcome: t('report.outcome.open') };
  }
}
