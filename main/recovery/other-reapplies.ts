import { foldAll, type JournalRecord, type RecoveryCard, type RecoveryState } from '../../preload/contract/index.js';
import { failure } from '../problems/problem.js';
import type { ReapplyWish } from './recovery-parts.js';

/** What is kept of all that were begun. */
interface Kept {
  list(): Promise<readonly RecoveryCard[]>;
  read(id: string): Promise<{ readonly records: readonly JournalRecord[] }>;
}

type Begun = Pick<ReapplyWish, 'target' | 'machineId' | 'undoes'>;

/**
 * Refuses a re-application beside another one of the same machine that has not ended: what one has changed, the other would
 * take for somebody's work since, or take back. And refuses to take one back twice.
 */
export async function refuseBesideOthers(begun: Begun, recoveries: Kept): Promise<void> {
  const cards = (await recoveries.list()).filter(({ work }) => work === 'reapply');
  const others = (await Promise.all(cards.map(card => stateOf(card, recoveries)))).flatMap(state => state ?? []);
  const open = others.find(one => one.ended === null && one.reapply !== null && isSameMachine(one.reapply, begun));
  if (open) throw failure('REAPPLY_STILL_OPEN', { id: open.recoveryId });
  const back = begun.undoes === null ? undefined : others.find(one => hasTakenBack(one, begun.undoes));
  if (back) {
    throw failure('REAPPLY_TAKEN_BACK', { id: begun.undoes ?? '', by: back.recoveryId, at: back.ended?.at ?? '' });
  }
}

/** Of one that has ended and was damaged or deleted since, nothing is told; of any other that can't be read, it is thrown why. */
async function stateOf({ id, standing }: RecoveryCard, recoveries: Kept): Promise<RecoveryState | null> {
  try {
    return foldAll((await recoveries.read(id)).records);
  } catch (thrown) {
    if (standing === 'open' || standing === 'unreadable') throw thrown;
    return null;
  }
}

type Machine = Pick<ReapplyWish, 'target' | 'machineId'>;

/** A rehearsal brings its own machine; a real one is told apart by its mark. */
export function isSameMachine(one: Machine, other: Machine): boolean {
  if (one.target.kind === 'rehearsal' && other.target.kind === 'rehearsal') {
    return one.target.recoveryId === other.target.recoveryId;
  }
  return one.target.kind === 'this' && other.target.kind === 'this' && one.machineId === other.machineId;
}

/** All of it: what was stopped or skipped on the way may be taken back by another try. */
function hasTakenBack({ reapply, ended, steps }: RecoveryState, id: string | null): boolean {
  if (reapply?.undoes !== id || ended === null || ended.outcome === 'stopped') return false;
  return steps.every(({ status }) => status.kind === 'verified');
}
