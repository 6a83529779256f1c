import type { KitTarget, Plan, RecoveryState, Work } from '../../preload/contract/index.js';
import type { Directory } from '../ports/directory.js';
import type { RecoveryFolder } from '../ports/state-store.js';
import { runRunbook } from '../runbook/engine.js';
import type { EngineParts, Outcome } from '../runbook/engine-parts.js';
import type { Journal } from '../runbook/journal.js';
import type { OpenOptions, RecoveryHost, RecoveryParts } from './recovery-parts.js';
import { recoveryRunbook } from './runbook.js';
import { verifiedOnce } from './verified-once.js';
import type { RecoveryWorld } from './world.js';

export type EngineRest = Omit<EngineParts<unknown>, 'steps' | 'world' | 'journal' | 'beforeLook'>;

/** What is open for work: its folder, its journal, and its machine, whose facts are read once per look. */
export interface OpenWork {
  readonly folder: RecoveryFolder;
  readonly journal: Journal;
  readonly state: RecoveryState;
  readonly machine: RecoveryHost;
  readonly lookAgain: () => void;
}

interface How {
  readonly engine: EngineRest;
  /** What it takes to open the directory. */
  readonly options: OpenOptions;
}

/** Lets the engine go on with whatever is done: the one place that knows the kinds of work. */
export function runWork(parts: RecoveryParts, work: Work, open: OpenWork, { engine, options }: How): Promise<Outcome> {
  const { folder, journal, lookAgain: beforeLook, machine } = open;
  const run = { folder, host: machine.host, engine: { ...engine, beforeLook, journal } };
  switch (work.kind) {
    case 'recovery':
      return runRecovery(parts, work.plan, open, { engine, options });
    case 'reapply':
      return parts.runReapply({ ...run, plan: work.plan });
    case 'backup':
      return parts.runBackup({ ...run, plan: work.plan });
  }
}

/**
 * What Windows is to start after a restart. A restored system state brings the tasks and the registry of the backup: whatever
 * was arranged in them is gone, so nothing is.
 */
export function resumeOf(work: Work, { resume }: RecoveryHost): RecoveryHost['resume'] {
  return work.kind === 'backup' && work.plan.job.work === 'restore-system-state' ? null : resume;
}

async function runRecovery(
  parts: RecoveryParts,
  plan: Plan,
  { journal, state, machine, lookAgain }: OpenWork,
  { engine, options }: How,
): Promise<Outcome> {
  let directory: Promise<Directory> | undefined;
  const openDirectory = (): Promise<Directory> => {
    directory ??= openSeen(parts, plan, machine, options);
    // A directory that was away is asked again, not remembered as away.
    directory.catch(() => (directory = undefined));
    return directory;
  };
  const { verified, ...verification } = verifiedOnce(
    parts,
    { id: state.recoveryId, target: targetOf(state), plan },
    {
      facts: () => machine.host.facts(),
      openDirectory,
      signal: engine.signal,
      onShare: share => engine.onProgress('verification', 'Checking this server', share),
    },
  );
  const beforeLook = (): void => {
    verification.lookAgain();
    lookAgain();
  };
  const world: RecoveryWorld = {
    host: machine.host,
    plan,
    clock: parts.clock,
    lookAgain: beforeLook,
    keepDefaults: () => parts.keepDefaults(targetOf(state), engine.signal),
    directory: openDirectory,
    verified,
  };
  const beforeRetry = async (): Promise<void> => {
    await engine.beforeRetry();
    await verification.mended();
  };
  try {
    return await runRunbook({ ...engine, beforeRetry, beforeLook, steps: recoveryRunbook, world, journal });
  } finally {
    await directory?.then(one => one.close()).catch(() => undefined);
  }
}

/** The directory of a plan, as the machine of the recovery sees it. */
export async function openSeen(
  parts: RecoveryParts,
  plan: Plan,
  machine: RecoveryHost,
  { password, signal }: OpenOptions,
): Promise<Directory> {
  return machine.seenFrom(await parts.openDirectory(plan.directory, { password, signal }));
}

/** The recovered server, as what is compared with a kit later. */
export function targetOf({ mode, recoveryId }: RecoveryState): KitTarget {
  return mode === 'live' ? { kind: 'this' } : { kind: 'rehearsal', recoveryId };
}
