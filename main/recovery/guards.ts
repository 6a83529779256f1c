import { type JournalRecord, type Operator, type RecoveryState, workOf } from '../../preload/contract/index.js';
import type { Host } from '../ports/host.js';
import type { Lock, StateStore } from '../ports/state-store.js';
import { failure } from '../problems/problem.js';
import { bootsDiffer } from '../runbook/boot.js';
import { bootOfOpenRestart } from '../runbook/chapter.js';

/** A state folder may be opened on another machine. Nothing of a plan may be done there. */
export async function refuseOtherMachine(state: RecoveryState, host: Host): Promise<void> {
  const machineId = workOf(state)?.plan.machineId ?? null;
  if (machineId === null) return;
  const { machineId: here, name, unread } = await host.facts();
  const why = unread['machineId'];
  if (why !== undefined) throw failure('HOST_PART_NOT_READ', { what: 'mark of this machine', why });
  if (here !== machineId) throw failure('OTHER_MACHINE', { name, server: state.serverName });
}

/** What Windows is to start after a restart stays until that restart was seen. */
export async function isRestartOver(records: readonly JournalRecord[], host: Host): Promise<boolean> {
  const meantIn = bootOfOpenRestart(records);
  if (meantIn === null) return true;
  const { bootId, unread } = await host.facts();
  return unread['bootId'] === undefined && bootsDiffer(meantIn, bootId);
}

/** Takes the locks in their order; without one of them, none is kept. */
export async function takeLocks(places: readonly (Pick<StateStore, 'lock'> | null)[], holder: string): Promise<Lock> {
  const taken: Lock[] = [];
  const release = async (): Promise<void> => {
    for (const lock of taken.reverse()) await lock.release();
  };
  try {
    for (const place of places) if (place) taken.push(await place.lock(holder));
  } catch (thrown) {
    await release();
    throw thrown;
  }
  return { release };
}

export function describeHolder({ account }: Operator, what: string): string {
  return `process ${String(process.pid)} of ${account}, working on ${what}`;
}
