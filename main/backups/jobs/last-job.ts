import type { BackupLastJob } from '../../ports/backup-history.js';
import type { ToolFacts } from '../../problems/tool-facts.js';
import { hostRun } from '../../runbook/host-run.js';
import type { StepRun } from '../../runbook/step.js';
import type { Started } from './started.js';
import { runs } from './versions.js';
import type { BackupWorld } from './world.js';

/** Names of the kinds of jobs that are meant, as the objects of Windows have them in every language. */
export const jobTypes = { backup: /^backup$/i, systemState: /systemstate/i, files: /recover/i } as const;

/** A job is begun at once after it was written down; a clock that was set meanwhile may be a little off. */
const earliestMs = -5_000;
const latestMs = 10 * 60_000;

/** How the job ended that was begun last, where Windows still knows it; null where it does not, and only a person can tell. */
export async function endThatWindowsKnows(
  { jobs }: Pick<BackupWorld, 'jobs'>,
  { at }: Pick<Started, 'at'>,
  type: RegExp,
): Promise<BackupLastJob | null> {
  if (at === null) return null;
  const { lastJob } = await jobs.history(new AbortController().signal);
  const job = lastJob.ok ? lastJob.value : null;
  if (!job || job.startedAt === null || job.endedAt === null || !type.test(job.type)) return null;
  const later = Date.parse(job.startedAt) - Date.parse(at);
  return later >= earliestMs && later <= latestMs ? job : null;
}

/** A tool that only tells how far a job is may end before the job does. */
const againSeconds = 5;

/**
 * Follows the job that runs until none runs any more; null where Windows does not know how it ended. The exit code of
 * `wbadmin get status` is that of the asking, and says nothing about the job.
 */
export async function followToEnd(
  world: Pick<BackupWorld, 'jobs' | 'listing'>,
  run: StepRun,
  { began, type }: { readonly began: Pick<Started, 'at'>; readonly type: RegExp },
): Promise<BackupLastJob | null> {
  for (;;) {
    await world.jobs.follow(hostRun(run));
    if (!runs(await world.listing())) return endThatWindowsKnows(world, began, type);
    await pause(againSeconds, run.signal);
    run.signal.throwIfAborted();
  }
}

function pause(seconds: number, signal: AbortSignal): Promise<void> {
  return new Promise(resolve => {
    const done = (): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, seconds * 1000);
    signal.addEventListener('abort', done);
  });
}

/** That it failed, as a tool would tell it. */
export function failedJob({ resultCode, detailCode, message }: BackupLastJob): ToolFacts {
  const hex = (code: number): string => `0x${code.toString(16).toUpperCase().padStart(8, '0')}`;
  const output = `Result ${hex(resultCode)}, detail ${hex(detailCode)}. ${message}`.trim();
  const line = 'Get-WBJob -Previous 1';
  return { tool: 'Windows Server Backup', line, exitCode: resultCode | 0, meaning: null, output };
}
