import type { Finding, HostChange } from '../../../../preload/contract/index.js';
import { failure, problem } from '../../../problems/problem.js';
import { defineStep } from '../../../runbook/step.js';
import { restoreRunCards } from '../cards.js';
import { baseName, below } from '../folders.js';
import { startedOf } from '../started.js';
import { runs } from '../versions.js';
import { type BackupWorld, hostRun, jobOf } from '../world.js';
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
    if (runs(await world.listing())) {
      if (started.ever) return { state: 'running', ...seen };
      return { state: 'blocked', problem: problem('BACKUP_JOB_RUNS', {}), ...seen };
    }
    const left = await leftFolders(world);
    if (left.length === 0) return { state: 'done', ...seen };
    const before = Object.fromEntries(left.map(folder => [folder, 'not restored']));
    // Files of a side folder can be written over by a second run: nobody has to decide that.
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
    const { exitCode, output } = await world.jobs.follow(hostRun(told(run, 'Following the restore')));
    const open = openMilestone(world);
    if (exitCode === 0) {
      if (open !== undefined) await run.milestone(open, 'completed');
      return;
    }
    const line = 'wbadmin.exe get status';
    const facts = {
      tool: 'wbadmin.exe',
      line,
      exitCode,
      meaning: null,
      output,
      version: version.id,
      target: target.path,
    };
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

/** The folder whose job was begun and whose end nobody has seen. */
function openMilestone({ records }: BackupWorld): string | undefined {
  const mine = records().flatMap(({ entry }) =>
    entry.kind === 'milestone' && entry.stepId === 'restore-run' ? [entry] : [],
  );
  const last = mine.at(-1);
  return last?.state === 'started' ? last.name : undefined;
}
