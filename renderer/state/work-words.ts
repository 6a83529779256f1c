import type { RecoveryState } from '../../preload/contract/recovery-state.js';
import type { Readiness } from '../../preload/contract/verification.js';
import { ts } from '../messages/step-words.js';
import { t } from '../messages/translate.js';

/** What is said of a recovery, or of a re-application, where the two differ. */
export interface WorkWords {
  readonly opening: string;
  readonly planning: string;
  readonly planningExplain: string;
  readonly resume: string;
  readonly cancelled: string;
  readonly troubleExplain: string;
  readonly recovered: string;
  readonly reservations: string;
  readonly stopped: string;
  readonly notFinished: string;
  readonly cameBack: string;
  readonly toCurrent: string;
  readonly stop: string;
  readonly stopHeading: string;
  readonly stopExplain: string;
}

type Work = Pick<RecoveryState, 'reapply' | 'backup' | 'serverName'>;

export function workWords({ reapply, backup, serverName: server }: Work): WorkWords {
  if (backup !== null) return ofBackup(backup, server);
  if (reapply === null) return ofRecovery(server);
  return reapply.undoes === null ? ofReapply(server) : ofUndo(server);
}

function ofRecovery(server: string): WorkWords {
  return {
    opening: t('recovery.opening'),
    planning: t('recovery.planning', { server }),
    planningExplain: t('recovery.planning.explain'),
    resume: t('recovery.resume.heading', { server }),
    cancelled: t('recovery.cancelled.heading', { server }),
    troubleExplain: t('recovery.trouble.explain'),
    recovered: t('recovery.ended.recovered', { server }),
    reservations: t('recovery.ended.reservations', { server }),
    stopped: t('recovery.ended.stopped', { server }),
    notFinished: t('report.heading.open', { server }),
    cameBack: t('came-back.heading', { server }),
    toCurrent: t('recovery.to-current'),
    stop: t('decide.stop'),
    stopHeading: t('decide.stop.heading', { server }),
    stopExplain: t('decide.stop.explain'),
  };
}

function ofReapply(server: string): WorkWords {
  return {
    opening: ts('reapply.opening'),
    planning: ts('reapply.planning', { server }),
    planningExplain: ts('reapply.planning.explain'),
    resume: ts('reapply.resume', { server }),
    cancelled: ts('reapply.cancelled', { server }),
    troubleExplain: ts('reapply.trouble.explain'),
    recovered: ts('reapply.ended.recovered', { server }),
    reservations: ts('reapply.ended.reservations', { server }),
    stopped: ts('reapply.ended.stopped', { server }),
    notFinished: ts('reapply.report.open', { server }),
    cameBack: ts('reapply.came-back', { server }),
    toCurrent: ts('reapply.to-current'),
    stop: ts('reapply.stop'),
    stopHeading: ts('reapply.stop.heading', { server }),
    stopExplain: ts('reapply.stop.explain'),
  };
}

function ofUndo(server: string): WorkWords {
  return {
    ...ofReapply(server),
    planning: ts('reapply.undo.planning', { server }),
    planningExplain: ts('reapply.undo.planning.explain'),
    resume: ts('reapply.undo.resume', { server }),
    cancelled: ts('reapply.undo.cancelled', { server }),
    recovered: ts('reapply.ended.undone', { server }),
    reservations: ts('reapply.ended.undone.reservations', { server }),
    stopped: ts('reapply.undo.stopped', { server }),
    notFinished: ts('reapply.undo.report.open', { server }),
    cameBack: ts('reapply.undo.came-back', { server }),
    stop: ts('reapply.undo.stop'),
    stopHeading: ts('reapply.undo.stop.heading', { server }),
    stopExplain: ts('reapply.undo.stop.explain'),
  };
}

function ofBackup({ job }: NonNullable<RecoveryState['backup']>, server: string): WorkWords {
  const kind = job.work === 'take' ? 'take' : 'restore';
  return {
    opening: ts('backup.opening'),
    planning: ts(`backup.planning.${kind}`, { server }),
    planningExplain: ts('backup.planning.explain'),
    resume: ts(`backup.resume.${kind}`, { server }),
    cancelled: ts(`backup.cancelled.${kind}`, { server }),
    troubleExplain: ts('backup.trouble.explain'),
    recovered: ts(`backup.ended.${job.work}`, { server }),
    reservations: ts(`backup.ended.${job.work}.reservations`, { server }),
    stopped: ts('backup.ended.stopped', { server }),
    notFinished: ts('backup.report.open', { server }),
    cameBack: ts('backup.came-back', { server }),
    toCurrent: ts('backup.to-current'),
    stop: ts('backup.stop'),
    stopHeading: ts('backup.stop.heading', { server }),
    stopExplain: ts('backup.stop.explain'),
  };
}

/** How work that ended is told: a recovered server that no client may be sent to yet is never a plain success. */
export function closingOf(recovery: RecoveryState): {
  readonly heading: string;
  readonly tone: 'done' | 'reserved' | 'neutral';
} {
  const words = workWords(recovery);
  if (recovery.ended?.outcome === 'stopped') return { heading: words.stopped, tone: 'neutral' };
  if (recovery.ended?.outcome !== 'recovered') return { heading: words.reservations, tone: 'reserved' };
  const isRecovery = recovery.reapply === null && recovery.backup === null;
  if (isRecovery && readinessAtTheEnd(recovery)?.standing === 'not ready') {
    return { heading: t('recovery.ended.not-ready', { server: recovery.serverName }), tone: 'reserved' };
  }
  return { heading: words.recovered, tone: 'done' };
}

/** Whether clients may come: the last verdict of its checks. Null where none ran. */
export const readinessAtTheEnd = ({ steps }: RecoveryState): Readiness | null =>
  steps.flatMap(({ finding }) => finding?.checks ?? []).at(-1)?.verdict ?? null;

/** What stays open even where every step succeeds, or what a way back leaves: a sentence each. */
export function staysOpen({ reapply, backup }: Pick<RecoveryState, 'reapply' | 'backup'>): readonly string[] {
  const untaken = reapply?.untaken ?? [];
  return [
    ...(untaken.length > 0 ? [ts('reapply.untaken', { titles: untaken.join('; ') })] : []),
    ...((backup ?? reapply)?.reservations ?? []).map(one => ts('reapply.reservation', one)),
  ];
}
