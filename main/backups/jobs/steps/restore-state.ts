import type { Finding, HostChange, HostFacts } from '../../../../preload/contract/index.js';
import { failure, problem } from '../../../problems/problem.js';
import { bootsDiffer } from '../../../runbook/boot.js';
import { hostRun } from '../../../runbook/host-run.js';
import { defineStep } from '../../../runbook/step.js';
import { isSameComputer } from '../../computer-name.js';
import { restoreRunCards } from '../cards.js';
import { endThatWindowsKnows, failedJob, followToEnd, jobTypes } from '../last-job.js';
import { startedOf } from '../started.js';
import { mayRun, runs } from '../versions.js';
import { type BackupWorld, jobOf } from '../world.js';
import { restoreExplained } from './restore-explained.js';
import { told } from './run.js';

/**
 * Puts the system state over that of this server, and restarts it. Between the two nothing else is done: the server is half
 * of one Windows and half of another. It is never begun a second time by itself.
 */
export const restoreState = defineStep<BackupWorld>({
  card: restoreRunCards['restore-system-state'],
  timeLimitSeconds: 6 * 3600,

  async check(world): Promise<Finding> {
    const seen = { facts: [], comparisons: [] };
    const { version, target } = jobOf(world, 'restore-system-state');
    const started = startedOf(world.records(), 'restore-run');
    const facts = await world.host.facts();
    const why = facts.unread['bootId'];
    if (why !== undefined)
      return { state: 'blocked', problem: problem('HOST_PART_NOT_READ', { what: 'last start', why }), ...seen };
    const restarted = started.bootId !== null && bootsDiffer(started.bootId, facts.bootId);
    if (started.ever && restarted && (await cameBack(world, facts))) return { state: 'done', ...seen };
    const listing = await world.listing();
    if (runs(listing)) {
      if (started.ever) return { state: 'running', ...seen };
      return { state: 'blocked', problem: problem('BACKUP_JOB_RUNS', {}), ...seen };
    }
    const end = started.openEnd ? await endThatWindowsKnows(world, started, jobTypes.systemState) : null;
    if (end && end.resultCode !== 0) {
      const told = { ...failedJob(end), version: version.id, target: target.path };
      return { state: 'half-done', problem: problem('STATE_RESTORE_FAILED', told), ...seen };
    }
    if ((started.endedWell || end) && !restarted) {
      return {
        state: 'restart-needed',
        reason:
          'The system state is restored, and counts from the restart on. Do nothing else on this server before it.',
        ...seen,
      };
    }
    // It ended well, the server restarted, and nothing came back; or nobody saw its end.
    if (started.endedWell || started.openEnd) {
      const unseen = problem('STATE_END_NOT_SEEN', { version: version.id, mayRun: mayRun(listing) });
      return { state: 'half-done', problem: unseen, ...seen };
    }
    return { state: 'ready', before: { 'system state of': facts.name }, ...seen };
  },

  propose: world => {
    const { version, target, machine } = jobOf(world, 'restore-system-state');
    const change: HostChange = {
      kind: 'start-system-state-recovery',
      version: version.id,
      target: target.path,
      machine,
    };
    return Promise.resolve({
      changes: [change],
      preview: {
        action: 'Restore the system state and restart',
        items: world.host.commandsFor(change).map(command => ({ command, changes: overwritten(machine), undo: null })),
        restarts: true,
        typeToConfirm: world.plan.server,
        asksPasswordOf: null,
      },
    });
  },

  async act(world, run, changes) {
    for (const change of changes) {
      try {
        await world.host.apply(change, hostRun(told(run, 'Windows Server Backup restores the system state')));
      } catch (thrown) {
        throw await restoreExplained(world, thrown);
      }
    }
  },

  async follow(world, run) {
    const { version, target } = jobOf(world, 'restore-system-state');
    const began = startedOf(world.records(), 'restore-run');
    const running = told(run, 'Following the restore of the system state');
    const end = await followToEnd(world, running, { began, type: jobTypes.systemState });
    if (end?.resultCode === 0) return;
    if (!end) throw failure('STATE_END_NOT_SEEN', { version: version.id, mayRun: mayRun(await world.listing()) });
    const facts = { ...failedJob(end), version: version.id, target: target.path };
    throw await restoreExplained(world, failure('STATE_RESTORE_FAILED', facts));
  },

  async verify(world) {
    const facts = await world.host.facts();
    const { machine, version } = jobOf(world, 'restore-system-state');
    if (!(await cameBack(world, facts))) throw failure('STATE_NOT_RESTORED', { name: facts.name, machine });
    const { bootedAt, readAt, sources } = facts;
    const { endedWell } = startedOf(world.records(), 'restore-run');
    return [
      {
        id: 'state-version',
        label: 'System state',
        value: endedWell ? version.id : `one came back; nobody saw whether it is ${version.id}`,
        source: `${endedWell ? 'end of wbadmin' : 'wbadmin start systemstaterecovery -showsummary'}, name of this server`,
        readAt,
        ...(!endedWell && { reservation: true as const }),
      },
      {
        id: 'booted-at',
        label: 'Last start of Windows',
        value: bootedAt,
        source: sources['bootedAt'] ?? 'this server',
        readAt,
      },
    ];
  },
});

const overwritten = (machine: string): string =>
  `Makes this server ${machine} as it was: name, account, registry, services, certificates, IIS, boot files. What was set up here since is gone, the task that would resume this program too. The program files of Exchange are not in a system state. It fits the same Windows (build, edition, drive letters) on the same kind of hardware, which no backup tells: on another, this server may not start any more.`;

/**
 * By the name that Windows has now. That the restore ended well was seen; where nobody saw it, the summary that wbadmin keeps
 * of a system state that was restored must tell.
 */
async function cameBack({ jobs, plan, records }: BackupWorld, { name }: HostFacts): Promise<boolean> {
  const { job } = plan;
  if (job.work !== 'restore-system-state' || !isSameComputer(name, job.machine)) return false;
  if (startedOf(records(), 'restore-run').endedWell) return true;
  return (await jobs.stateSummary(new AbortController().signal)).exitCode === 0;
}
