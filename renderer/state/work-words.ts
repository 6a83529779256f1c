import type { RecoveryState } from '../../preload/contract/recovery-state.js';
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
}

type Work = Pick<RecoveryState, 'reapply' | 'serverName'>;

export function workWords({ reapply, serverName: server }: Work): WorkWords {
  return reapply === null ? ofRecovery(server) : ofReapply(server, reapply.undoes !== null);
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
  };
}

function ofReapply(server: string, undoes: boolean): WorkWords {
  return {
    opening: ts('reapply.opening'),
    planning: ts('reapply.planning', { server }),
    planningExplain: ts('reapply.planning.explain'),
    resume: ts('reapply.resume', { server }),
    cancelled: ts('reapply.cancelled', { server }),
    troubleExplain: ts('reapply.trouble.explain'),
    recovered: ts(undoes ? 'reapply.ended.undone' : 'reapply.ended.recovered', { server }),
    reservations: ts(undoes ? 'reapply.ended.undone.reservations' : 'reapply.ended.reservations', { server }),
    stopped: ts('reapply.ended.stopped', { server }),
    notFinished: ts('reapply.report.open', { server }),
    cameBack: ts('reapply.came-back', { server }),
    toCurrent: ts('reapply.to-current'),
    stop: ts('reapply.stop'),
    stopHeading: ts('reapply.stop.heading', { server }),
  };
}
