import type { Finding, HostChange } from '../../../../preload/contract/index.js';
import { Failure } from '../../../problems/failure.js';
import { failure, problem } from '../../../problems/problem.js';
import { hostRun } from '../../../runbook/host-run.js';
import { defineStep } from '../../../runbook/step.js';
import { card } from '../cards.js';
import { isScheduled, policyInWords, scheduleProblem, wayBack } from '../schedule.js';
import { startedOf } from '../started.js';
import { type BackupWorld, jobOf, type JobOf } from '../world.js';

/** Has Windows take the same backup every day, once the first one is proven. One that is there goes only where that was said. */
export const schedule = defineStep<BackupWorld>({
  card: card('backup-schedule'),
  timeLimitSeconds: 600,

  async check(world): Promise<Finding> {
    const job = jobOf(world, 'take');
    const seen = { facts: [], comparisons: [] };
    const told = await now(world);
    const against = scheduleProblem(job, told);
    if (against) return { state: 'blocked', problem: against, ...seen };
    const there = told.ok ? told.value : null;
    if (isScheduled(job, there)) return { state: 'done', ...seen };
    const lost = there ? null : lostBefore(world);
    if (lost) return { state: 'half-done', problem: problem('BACKUP_SCHEDULE_GONE', lost), ...seen };
    const before = { [wordsKey]: policyInWords(there), ...(there && { [backKey]: wayBack(there) }) };
    return { state: 'ready', before, ...seen };
  },

  async propose(world) {
    const job = jobOf(world, 'take');
    const told = await now(world);
    const there = told.ok ? told.value : null;
    const enable: HostChange = {
      kind: 'schedule-backup',
      what: job.what,
      target: job.target.path,
      volumes: job.what === 'full' ? job.volumes : [],
      times: job.schedule ?? [],
    };
    const changes: HostChange[] = there ? [{ kind: 'unschedule-backup' }, enable] : [enable];
    return {
      changes,
      preview: {
        action: there ? 'Replace the daily backup' : 'Set up the daily backup',
        items: changes.flatMap(change =>
          world.host.commandsFor(change).map(command =>
            change.kind === 'unschedule-backup'
              ? {
                  command,
                  changes: `Takes the daily backup away that is there (${policyInWords(there)}). What it made stays.`,
                  undo: there && wayBack(there),
                }
              : { command, changes: everyDay(job), undo: 'wbadmin.exe disable backup -quiet' },
          ),
        ),
        restarts: false,
        typeToConfirm: null,
        asksPasswordOf: null,
      },
    };
  },

  async act(world, run, changes) {
    run.progress('Setting up the daily backup', null);
    const [first] = changes;
    for (const change of changes) {
      try {
        await world.host.apply(change, hostRun(run));
      } catch (thrown) {
        throw change !== first && first?.kind === 'unschedule-backup' ? withWayBack(world, thrown) : thrown;
      }
    }
  },

  async verify(world) {
    const told = await now(world);
    if (!told.ok) throw failure('BACKUP_SCHEDULE_UNREAD', { why: told.why });
    const there = told.value;
    if (!isScheduled(jobOf(world, 'take'), there)) {
      throw failure('BACKUP_NOT_SCHEDULED', { there: policyInWords(there) });
    }
    const readAt = world.clock.now();
    return [{ id: 'daily-backup', label: 'Daily backup', value: policyInWords(there), source: 'Get-WBPolicy', readAt }];
  },
});

/** Keys of what stood there before, in the journal. */
const wordsKey = 'daily backup';
const backKey = 'what brings it back';

/** The daily backup that this step took away, and that no other one has followed; null where it took none away. */
function lostBefore({ records }: BackupWorld): Lost | null {
  const { [wordsKey]: was, [backKey]: back } = startedOf(records(), 'backup-schedule').before;
  return was === undefined || back === undefined ? null : { was, back, told: '' };
}

interface Lost {
  readonly was: string;
  readonly back: string;
  /** What the tool said. */
  readonly told: string;
}

/** The old daily backup is gone, and the new one was refused: that is worse than a new one that was refused. */
function withWayBack(world: BackupWorld, thrown: unknown): unknown {
  const lost = lostBefore(world);
  if (!lost || !(thrown instanceof Failure)) return thrown;
  const { happened, details } = thrown.problem;
  return failure('BACKUP_SCHEDULE_GONE', { ...lost, told: [happened, details].filter(Boolean).join('\n') }, thrown);
}

const now = ({ jobs }: BackupWorld) => jobs.history(new AbortController().signal).then(one => one.schedule);

function everyDay({ target, schedule: times }: JobOf<'take'>): string {
  const onShare = target.kind === 'share' ? ' Each one takes the place of the one before.' : '';
  return `Has Windows take the same backup every day at ${(times ?? []).join(' and ')} to ${target.path}. Nothing is formatted.${onShare}`;
}
