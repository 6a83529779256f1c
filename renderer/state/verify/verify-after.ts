import type { RecoverySession } from '../wizard-state.js';
import { emptyVerify, type VerifyState } from './verify-state.js';

/** The verification of the server that was recovered or re-applied to, against what that was made from. */
export function verifyAfter({ id, recovery }: RecoverySession): VerifyState | null {
  if (id === null || recovery.backup !== null) return null;
  const { reapply, mode } = recovery;
  const own = mode === 'live' ? ({ kind: 'this' } as const) : ({ kind: 'rehearsal', recoveryId: id } as const);
  if (!reapply) return { ...emptyVerify, from: id, typed: { on: own, recovery: id } };
  return { ...emptyVerify, from: id, typed: { on: reapply.target, place: reapply.kit.path } };
}
