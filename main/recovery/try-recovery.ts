import type { RecoveryState, Work } from '../../preload/contract/index.js';
import type { Directory } from '../ports/directory.js';
import type { OpenOptions, RecoveryHost, RecoveryParts } from './recovery-parts.js';
import { openSeen, targetOf } from './run-work.js';
import { recoveryRunbook } from './runbook.js';
import { tryOutSteps, type TriedStep } from './try-out.js';
import { verifiedOnce } from './verified-once.js';
import type { RecoveryWorld } from './world.js';

/** A dry run: what would be done, and on what. */
export interface Tried {
  readonly work: Work;
  readonly state: RecoveryState;
  readonly machine: RecoveryHost;
}

/** What each step of a recovery finds now, and would do about it. Changes nothing. */
export async function tryRecovery(
  parts: RecoveryParts,
  { work, machine, state }: Tried,
  how: OpenOptions,
): Promise<TriedStep[]> {
  if (work.kind !== 'recovery') throw new TypeError(`No recovery was planned: ${work.kind}`);
  const { plan } = work;
  const { host } = machine;
  const directory = await openSeen(parts, plan, machine, how);
  const openDirectory = (): Promise<Directory> => Promise.resolve(directory);
  const { verified } = verifiedOnce(
    parts,
    { id: state.recoveryId, target: targetOf(state), plan },
    { facts: () => host.facts(), openDirectory, signal: how.signal ?? new AbortController().signal },
  );
  const world: RecoveryWorld = { host, plan, clock: parts.clock, directory: openDirectory, verified };
  try {
    return await tryOutSteps<RecoveryWorld>(recoveryRunbook, world);
  } finally {
    await directory.close();
  }
}
