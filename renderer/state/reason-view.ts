import type { RecoveryState } from '../../preload/contract/recovery-state.js';
import { t } from '../messages/translate.js';
import { workWords } from './work-words.js';

export interface ReasonView {
  readonly heading: string;
  readonly explain: string;
  /** Empty where no reason is asked for. */
  readonly label: string;
  readonly keep: string;
  readonly give: string;
  readonly complain: string;
  readonly enough: (reason: string) => boolean;
}

/** The question that Skip, Stop or “Stop watching” opens. A skip needs a reason of at least 3 characters. */
export function reasonView(asking: 'skip' | 'stop' | 'leave', recovery: RecoveryState): ReasonView {
  const server = recovery.serverName;
  if (asking === 'leave') {
    return {
      heading: t('leave.heading', { server }),
      explain: t('leave.explain'),
      label: '',
      keep: t('leave.keep'),
      give: t('leave.do'),
      complain: '',
      enough: () => true,
    };
  }
  if (asking === 'skip') {
    return {
      heading: t('decide.skip.heading'),
      explain: t('decide.skip.explain'),
      label: t('decide.skip.label'),
      keep: t('decide.keep-step'),
      give: t('decide.skip.do'),
      complain: t('decide.skip.short'),
      enough: reason => reason.trim().length >= 3,
    };
  }
  return {
    heading: workWords(recovery).stopHeading,
    explain: workWords(recovery).stopExplain,
    label: t('decide.stop.label'),
    keep: t('decide.keep-going'),
    give: t('decide.stop.do'),
    complain: '',
    enough: () => true,
  };
}
