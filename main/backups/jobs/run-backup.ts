import type { BackupPlan } from '../../../preload/contract/index.js';
import type { BackupJobs } from '../../ports/backup-jobs.js';
import type { BackupKit } from '../../ports/backup-kit.js';
import type { BackupTool } from '../../ports/backup-tool.js';
import type { Clock } from '../../ports/clock.js';
import type { Host } from '../../ports/host.js';
import { runRunbook } from '../../runbook/engine.js';
import type { EngineParts, Outcome } from '../../runbook/engine-parts.js';
import { backupLookSeconds } from '../time-limits.js';
import { backupRunbook } from './runbook.js';
import type { BackupWorld } from './world.js';

/** What a backup or a restore runs on. */
export interface BackupRunParts {
  readonly engine: Omit<EngineParts<BackupWorld>, 'steps' | 'world'>;
  readonly plan: BackupPlan;
  /** Reads its facts once per look, and is told by `engine.beforeLook` to read anew. */
  readonly host: Host;
  readonly tool: BackupTool;
  readonly jobs: BackupJobs;
  readonly kit: BackupKit;
  readonly clock: Clock;
}

type WorldParts = Omit<BackupRunParts, 'engine'> & {
  readonly records: BackupWorld['records'];
  readonly signal: AbortSignal;
  readonly lookAgain: () => void;
};

/** The world of the steps: backups and what was done before are read once per look, and anew after whatever a job may have changed. */
export function backupWorld({ plan, host, tool, jobs, kit, clock, records, signal, lookAgain }: WorldParts): {
  readonly world: BackupWorld;
  readonly lookAgain: () => void;
} {
  let listed: ReturnType<BackupTool['list']> | undefined;
  let told: ReturnType<BackupJobs['history']> | undefined;
  const anew = (): void => {
    listed = undefined;
    told = undefined;
    lookAgain();
  };
  const { target } = plan.job;
  const machine = plan.job.work === 'take' ? null : plan.job.machine;
  const world: BackupWorld = {
    host: {
      kind: host.kind,
      facts: () => host.facts(),
      commandsFor: change => host.commandsFor(change),
      passwordFor: change => host.passwordFor(change),
      followSetup: run => host.followSetup(run),
      addressesOf: name => host.addressesOf(name),
      answers: address => host.answers(address),
      apply: (change, run) => host.apply(change, run).finally(anew),
    },
    plan,
    records,
    clock,
    kit,
    jobs: {
      ...jobs,
      follow: run => jobs.follow(run).finally(anew),
      history: until => {
        const now = (told ??= jobs.history(until));
        now.catch(() => (told = undefined));
        return now;
      },
    },
    listing: () => {
      const now = (listed ??= tool.list({ targets: [target], machine, signal }));
      // A listing that failed is nobody's answer but the one's who asked.
      now.catch(() => (listed = undefined));
      return now;
    },
  };
  return { world, lookAgain: anew };
}

/** Lets the engine go on with a backup or a restore, from where the server is. */
export function runBackup({ engine, ...parts }: BackupRunParts): Promise<Outcome> {
  const { journal, signal, beforeLook } = engine;
  const { world, lookAgain } = backupWorld({ ...parts, signal, records: () => journal.records, lookAgain: beforeLook });
  return runRunbook({
    ...engine,
    lookSeconds: backupLookSeconds,
    beforeLook: lookAgain,
    steps: backupRunbook(parts.plan.job),
    world,
  });
}
