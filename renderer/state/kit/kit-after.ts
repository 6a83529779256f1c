import type { RecoveryState } from '../../../preload/contract/recovery-state.js';
import type { RecoverySession, WizardState } from '../wizard-state.js';
import { emptyKit, type KitState, type TakeTyped } from './kit-state.js';
import { practiceKit } from './practice-kit.js';

/** The kit that brings back what the directory does not hold, once a recovery is done. */
export function kitToReapply({ id, recovery }: RecoverySession): KitState | null {
  if (id === null) return null;
  const target =
    recovery.mode === 'live' ? ({ kind: 'this' } as const) : { kind: 'rehearsal' as const, recoveryId: id };
  return { ...emptyKit, target };
}

/** The form that makes a kit of restored folders, all filled in that is known. */
export function kitToCompare({ session: { id, recovery }, appInfo }: WizardState): KitState | null {
  const typed = restoredKit(recovery);
  if (id === null || !typed) return null;
  const folder = appInfo.kind === 'loaded' ? appInfo.value.stateFolder : '';
  const out = recovery.mode === 'rehearsal' && folder !== '' ? { out: practiceKit(folder, id) } : {};
  return { ...emptyKit, stage: 'take', typed: { ...typed, ...out }, target: recovery.backup?.on ?? null };
}

/** What a kit is made of after folders were restored: where they lie now. Null where \ClientAccess did not come back. */
export function restoredKit({ backup, steps }: Pick<RecoveryState, 'backup' | 'steps'>): TakeTyped | null {
  if (backup?.job.work !== 'restore-files') return null;
  const { folders, machine } = backup.job;
  const status = steps.find(({ card }) => card.id === 'restore-proof')?.status;
  if (status?.kind !== 'verified') return null;
  /** As this program finds it: in a rehearsal the disks are folders. */
  const placeOf = (name: string): string | undefined => {
    const folder = folders.find(one => lastName(one) === name);
    return status.facts.find(({ id }) => id === `restored-${folder ?? ''}`)?.source;
  };
  const clientAccess = placeOf('clientaccess');
  if (clientAccess === undefined) return null;
  const iisConfig = placeOf('config');
  return { from: 'backup', server: machine, clientAccess, ...(iisConfig !== undefined && { iisConfig }) };
}

const lastName = (path: string): string => path.replace(/\\+$/, '').split('\\').at(-1)?.toLowerCase() ?? '';
