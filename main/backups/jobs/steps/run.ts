import type { BackupListing, BackupVersion, Finding, HostChange, Problem } from '../../../../preload/contract/index.js';
import type { BackupLastJob } from '../../../ports/backup-history.js';
import { Failure } from '../../../problems/failure.js';
import { failure, problem } from '../../../problems/problem.js';
import { hostRun } from '../../../runbook/host-run.js';
import { defineStep, type StepRun } from '../../../runbook/step.js';
import { card, mayLose } from '../cards.js';
import { endThatWindowsKnows, failedJob, followToEnd, jobTypes } from '../last-job.js';
import { shareIn } from '../progress.js';
import { startedOf } from '../started.js';
import { detailMeans, lastInWords, mayRun, runs, unreadPlace, versionsIn } from '../versions.js';
import { type BackupWorld, jobOf } from '../world.js';

const day = 24 * 3600;

/** What stood in the place before, in the journal. */
const versionsKey = 'versions there';

/** Takes the backup, or follows the one that an earlier session began. It is never begun a second time by itself. */
export const run = defineStep<BackupWorld>({
  card: card('backup-run'),
  timeLimitSeconds: day,

  async check(world): Promise<Finding> {
    const seen = { facts: [], comparisons: [] };
    const { target } = jobOf(world, 'take');
    const listing = await world.listing();
    const started = startedOf(world.records(), 'backup-run');
    if (runs(listing)) {
      return started.ever ? { state: 'running', ...seen } : blocked(problem('BACKUP_JOB_RUNS', {}));
    }
    const unread = unreadPlace(listing, target);
    if (unread) return blocked(problem('BACKUP_PLACE_UNREAD', { target: target.path, why: unread.why }));
    if ((await newVersions(world)).length > 0) return { state: 'done', ...seen };
    if (started.openEnd) {
      const end = await endThatWindowsKnows(world, started, jobTypes.backup);
      if (end && end.resultCode !== 0) {
        return { state: 'half-done', problem: failedAs(end, target.path).problem, ...seen };
      }
      return { state: 'half-done', problem: endNotSeen(listing), ...seen };
    }
    const there = await idsThere(world);
    return { state: 'ready', before: { [versionsKey]: there.length === 0 ? 'none' : there.join(', ') }, ...seen };
  },

  async propose(world) {
    const job = jobOf(world, 'take');
    const change: HostChange = {
      kind: 'start-backup',
      what: job.what,
      target: job.target.path,
      volumes: job.what === 'full' ? job.volumes : [],
    };
    const lost = await whatIsLost(world);
    return {
      changes: [change],
      preview: {
        action: 'Take the backup',
        items: world.host.commandsFor(change).map(command => ({
          command,
          changes: `Writes a backup below ${job.target.path}\\WindowsImageBackup. Nothing on this server is changed.${lost}`,
          undo: lost === '' ? 'Delete the version in Windows Server Backup, or its folder.' : null,
        })),
        restarts: false,
        typeToConfirm: lost !== '' && world.plan.on.kind === 'this' ? world.plan.server : null,
        asksPasswordOf: null,
      },
    };
  },

  async act(world, stepRun, changes) {
    for (const change of changes) {
      try {
        await world.host.apply(change, hostRun(told(stepRun, 'Windows Server Backup copies the volumes')));
      } catch (thrown) {
        throw await explained(world, thrown);
      }
    }
  },

  async follow(world, stepRun) {
    const began = startedOf(world.records(), 'backup-run');
    const running = told(stepRun, 'Following the backup that is being taken');
    const end = await followToEnd(world, running, { began, type: jobTypes.backup });
    if (end?.resultCode === 0) return;
    if (end) throw await explained(world, failedAs(end, jobOf(world, 'take').target.path));
    // A new version that is listed proves it as well.
    if ((await newVersions(world)).length === 0) throw new Failure(endNotSeen(await world.listing()));
  },

  async verify(world) {
    const [made] = await newVersions(world);
    const { target } = jobOf(world, 'take');
    if (!made) throw failure('BACKUP_NOT_THERE', { target: target.path });
    const { readAt } = await world.listing();
    const source = made.found[0]?.source ?? 'Windows Server Backup';
    return [{ id: 'new-version', label: 'New version', value: made.id, source, readAt }];
  },
});

function failedAs(end: BackupLastJob, target: string): Failure {
  const facts = { ...failedJob(end), target };
  return detailMeans(end.detailCode) === 'full'
    ? failure('BACKUP_TARGET_FULL', facts)
    : failure('BACKUP_FAILED', facts);
}

const endNotSeen = (listing: BackupListing): Problem =>
  problem('BACKUP_END_NOT_SEEN', { last: lastInWords(listing), mayRun: mayRun(listing) });

const blocked = (found: ReturnType<typeof problem>): Finding => ({
  state: 'blocked',
  problem: found,
  facts: [],
  comparisons: [],
});

/** Passes on what wbadmin prints, and tells how far it is. */
export function told(run: StepRun, doing: string): StepRun {
  let last = -1;
  run.progress(doing, null);
  return {
    ...run,
    output: line => {
      run.output(line);
      const share = shareIn(line);
      if (share === null || share === last) return;
      last = share;
      run.progress(`${doing}: ${String(Math.round(share * 100))} %`, share);
    },
  };
}

/** What a folder of a share loses to the new version: it keeps one. A volume keeps its versions. */
async function whatIsLost(world: BackupWorld): Promise<string> {
  const job = jobOf(world, 'take');
  if (!mayLose(job)) return '';
  const { target } = job;
  if (unreadPlace(await world.listing(), target)) {
    return ` ${target.path} could not be read: a version of this computer that is there is overwritten.`;
  }
  const there = await idsThere(world);
  if (there.length === 0) return '';
  return ` The version ${there.join(', ')} of this computer that is there is overwritten, and a run that fails leaves none.`;
}

async function idsThere(world: BackupWorld): Promise<string[]> {
  const { target } = jobOf(world, 'take');
  const listing = await world.listing();
  return versionsIn(listing, target, listing.computer || world.plan.server).map(({ id }) => id);
}

/** Versions that were not there when the backup was begun; none before it was. */
export async function newVersions(world: BackupWorld): Promise<BackupVersion[]> {
  const { ever, before } = startedOf(world.records(), 'backup-run');
  if (!ever) return [];
  const there = (before[versionsKey] ?? '').split(', ');
  const { target } = jobOf(world, 'take');
  const listing = await world.listing();
  return versionsIn(listing, target, listing.computer || world.plan.server).filter(({ id }) => !there.includes(id));
}

/** What the result that Windows keeps says, where the exit code says no more than that it failed. */
async function explained(world: BackupWorld, thrown: unknown): Promise<unknown> {
  if (!(thrown instanceof Failure) || thrown.problem.code !== 'BACKUP_FAILED') return thrown;
  const { target } = jobOf(world, 'take');
  const listing = await world.listing().catch(() => undefined);
  const output = thrown.problem.details ?? '';
  if (!listing) return thrown;
  const last = `${lastInWords(listing)}\n${output}`;
  if (detailMeans(listing.last?.detailCode ?? 0) === 'network')
    return failure('BACKUP_NETWORK_LOST', { target: target.path, told: last }, thrown);
  return new Failure({ ...thrown.problem, details: last });
}
