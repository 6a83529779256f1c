import type { Finding, HostChange } from '../../../../preload/contract/index.js';
import { failure } from '../../../problems/problem.js';
import { defineStep } from '../../../runbook/step.js';
import { card } from '../cards.js';
import { isScheduled, policyInWords, scheduleProblem } from '../schedule.js';
import { type BackupWorld, hostRun, jobOf, type JobOf } from '../world.js';

/** Has Windows take the same backup every day, once the first one is proven. One that is there goes only where that was said. */
export const schedule = defineStep<BackupWorld>({
  card: card('backup-schedule'),
  timeLimitSeconds: 600,

  async check(world): Promise<Finding> {
    const job = jobOf(world, 'take');
    const seen = { facts: [], comparisons: [] };
    const told = await now(world);
    const problem = scheduleProblem(job, told);
    if (problem) return { state: 'blocked', problem, ...seen };
    const there = told.ok ? told.value : null;
    if (isScheduled(job, there)) return { state: 'done', ...seen };
    return { state: 'ready', before: { 'daily backup': policyInWords(there) }, ...seen };
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
                  undo: `Set it up again in Windows Server Backup: ${policyInWords(there)}.`,
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

  async act({ host }, run, changes) {
    run.progress('Setting up the daily backup', null);
    for (const change of changes) await host.apply(change, hostRun(run));
  },

  async verify(world) {
    const told = await now(world);
    const problem = told.ok ? undefined : told.why;
    const there = told.ok ? told.value : null;
    if (problem !== undefined) throw failure('BACKUP_SCHEDULE_UNREAD', { why: problem });
    if (!isScheduled(jobOf(world, 'take'), there)) {
      throw failure('BACKUP_NOT_SCHEDULED', { there: policyInWords(there) });
    }
    const readAt = world.clock.now();
    return [{ id: 'daily-backup', label: 'Daily backup', value: policyInWords(there), source: 'Get-WBPolicy', readAt }];
  },
});

const now = ({ jobs }: BackupWorld) => jobs.history(new AbortController().signal).then(one => one.schedule);

function everyDay({ target, schedule: times }: JobOf<'take'>): string {
  const onShare = target.kind === 'share' ? ' Each one takes the place of the one before.' : '';
  return `Has Windows take the same backup every day at ${(times ?? []).join(' and ')} to ${target.path}. Nothing is formatted.${onShare}`;
}
