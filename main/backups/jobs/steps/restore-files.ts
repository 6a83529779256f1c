import type { BackupListing, Finding, HostChange, Problem } from '../../../../preload/contract/index.js';
import { Failure } from '../../../problems/failure.js';
import { failure, problem } from '../../../problems/problem.js';
import { hostRun } from '../../../runbook/host-run.js';
import { defineStep } from '../../../runbook/step.js';
import { restoreRunCards } from '../cards.js';
import { baseName, below } from '../folders.js';
import { failedJob, followToEnd, jobTypes } from '../last-job.js';
import { startedOf } from '../started.js';
import { mayRun, runs } from '../versions.js';
import { type BackupWorld, jobOf } from '../world.js';
import { restoreExplained } from './restore-explained.js';
import { told } from './run.js';

/** Restores the folders of the plan below a new one, each by a job of its own. */
export const restoreFiles = defineStep<BackupWorld>({
  card: restoreRunCards['restore-files'],
  timeLimitSeconds: 12 * 3600,

  async check(world): Promise<Finding> {
    const { folders } = jobOf(world, 'restore-files');
    const seen = { facts: [], comparisons: [] };
    const started = startedOf(world.records(), 'restore-run');
    const listing = await world.listing();
    if (runs(listing)) {
      if (started.ever) return { state: 'running', ...seen };
      return { state: 'blocked', problem: problem('BACKUP_JOB_RUNS', {}), ...seen };
    }
    const left = await leftFolders(world);
    if (left.length === 0) return { state: 'done', ...seen };
    // It may still run. Where it is known that none runs, files of a side folder are simply written over.
    if (started.openEnd && mayRun(listing)) {
      return { state: 'half-done', problem: endNotSeen(world, listing), ...seen };
    }
    const before = Object.fromEntries(left.map(folder => [folder, 'not restored']));
    if (left.length < folders.length)
      return { state: 'ready', before: { ...before, restored: String(folders.length - left.length) }, ...seen };
    return { state: 'ready', before, ...seen };
  },

  async propose(world) {
    const { version, target, machine, into } = jobOf(world, 'restore-files');
    const left = await leftFolders(world);
    const isThere = (await world.jobs.folder(into)) !== null;
    const changes: HostChange[] = [
      ...(isThere ? [] : [{ kind: 'new-folder', path: into } as const]),
      ...left.map(
        folder => ({ kind: 'recover-files', version: version.id, target: target.path, machine, folder, into }) as const,
      ),
    ];
    return {
      changes,
      preview: {
        action: left.length === 1 ? 'Restore the folder' : `Restore ${String(left.length)} folders`,
        items: changes.flatMap(change =>
          world.host.commandsFor(change).map(command => ({
            command,
            changes:
              change.kind === 'recover-files'
                ? `Writes ${below(into, change.folder)}. Nothing live is touched.`
                : `Makes ${into}, which only administrators may open.`,
            undo: `Delete ${into}.`,
          })),
        ),
        restarts: false,
        typeToConfirm: null,
        asksPasswordOf: null,
      },
    };
  },

  async act(world, run, changes) {
    for (const change of changes) {
      const name = change.kind === 'recover-files' ? change.folder : '';
      if (name !== '') await run.milestone(name, 'started');
      try {
        await world.host.apply(
          change,
          hostRun(told(run, name === '' ? 'Making the folder' : `Restoring ${baseName(name)}`)),
        );
      } catch (thrown) {
        if (name !== '') await run.milestone(name, 'failed');
        throw await restoreExplained(world, thrown);
      }
      if (name !== '') await run.milestone(name, 'completed');
    }
  },

  async follow(world, run) {
    const { version, target } = jobOf(world, 'restore-files');
    const open = openMilestone(world);
    const running = told(run, 'Following the restore');
    const began = open ?? startedOf(world.records(), 'restore-run');
    const end = await followToEnd(world, running, { began, type: jobTypes.files });
    if (!end) throw new Failure(endNotSeen(world, await world.listing()));
    if (open) await run.milestone(open.name, end.resultCode === 0 ? 'completed' : 'failed');
    if (end.resultCode === 0) return;
    const facts = { ...failedJob(end), version: version.id, target: target.path };
    throw await restoreExplained(world, failure('RESTORE_FAILED', facts));
  },

  async verify(world) {
    const { into } = jobOf(world, 'restore-files');
    const [left] = await leftFolders(world);
    if (left !== undefined) throw failure('RESTORE_NOTHING_CAME', { folder: left, into });
    const { readAt } = await world.listing();
    return [{ id: 'restored', label: 'Restored into', value: into, source: 'this server', readAt }];
  },
});

/** Those that no job has brought back whole: a folder that is there may lack half of its files. */
async function leftFolders(world: BackupWorld): Promise<string[]> {
  const { folders, into } = jobOf(world, 'restore-files');
  const left: string[] = [];
  for (const folder of folders) {
    const there = restoredWhole(world, folder) && (await world.jobs.folder(below(into, folder)));
    if (!there || there.files === 0) left.push(folder);
  }
  return left;
}

function restoredWhole({ records }: BackupWorld, folder: string): boolean {
  return records().some(
    ({ entry }) =>
      entry.kind === 'milestone' &&
      entry.stepId === 'restore-run' &&
      entry.name === folder &&
      entry.state === 'completed',
  );
}

/** The folder whose job was begun and whose end nobody has seen, and when it was begun. */
function openMilestone({ records }: BackupWorld): { readonly name: string; readonly at: string } | undefined {
  const mine = records().flatMap(({ entry, at }) =>
    entry.kind === 'milestone' && entry.stepId === 'restore-run' ? [{ ...entry, at }] : [],
  );
  const last = mine.at(-1);
  return last?.state === 'started' ? last : undefined;
}

function endNotSeen(world: BackupWorld, listing: BackupListing): Problem {
  const what = openMilestone(world)?.name ?? jobOf(world, 'restore-files').folders.join(', ');
  return problem('RESTORE_END_NOT_SEEN', { what, mayRun: mayRun(listing) });
}
