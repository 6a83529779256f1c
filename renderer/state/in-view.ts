import { currentStep, type RecoveryState, type StepState } from '../../preload/contract/recovery-state.js';
import { t } from '../messages/translate.js';
import type { PageView } from './page-view.js';
import type { RecoverySession } from './wizard-state.js';

/** The step in view: the one looked back at, else the one where the recovery stands, else the last. */
export function stepInView({ recovery, lookingAt }: RecoverySession): StepState | null {
  const chosen = recovery.steps.find(({ card }) => card.id === lookingAt);
  return chosen ?? currentStep(recovery) ?? recovery.steps.at(-1) ?? null;
}

/** The password that reading the directory needs, or null where none does. */
export function passwordFor({ plan }: RecoveryState): PageView['password'] {
  const directory = plan?.directory;
  if (directory?.kind !== 'ldap' && directory?.kind !== 'domain') return null;
  const place = directory.kind === 'ldap' ? directory.url : directory.domain;
  return { user: directory.user, hint: t('recovery.password.hint', { place }) };
}
