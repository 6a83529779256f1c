import type { Problem } from '../../../preload/contract/index.js';
import type { BackupPolicy } from '../../ports/backup-history.js';
import type { BackupHistory } from '../../ports/backup-jobs.js';
import { problem } from '../../problems/problem.js';
import { sameTarget, targetOf } from '../targets.js';
import type { JobOf } from './world.js';

type Take = JobOf<'take'>;

/** Whether Windows takes every day what the job says, where it says, and when. */
export function isScheduled(job: Take, there: BackupPolicy | null): boolean {
  const [place, ...others] = there?.targets ?? [];
  const target = place === undefined || others.length > 0 ? null : targetOf(place);
  if (!there || !target || !sameTarget(target, job.target)) return false;
  const inOrder = (times: readonly string[]): string => [...new Set(times)].sort().join();
  const sameTimes = inOrder(there.times) === inOrder(job.schedule ?? []);
  const sameContents = there.systemState && there.bareMetal === (job.what === 'full');
  const letters = there.volumes.map(one => one.replace(/\\+$/, '').toUpperCase());
  return sameTimes && sameContents && job.volumes.every(one => letters.includes(one));
}

/** What stands against setting it up; undefined where nothing does. */
export function scheduleProblem(job: Take, told: BackupHistory['schedule']): Problem | undefined {
  if (!told.ok) return problem('BACKUP_SCHEDULE_UNREAD', { why: told.why });
  const there = told.value;
  if (!there || isScheduled(job, there) || job.replaces) return undefined;
  return problem('BACKUP_WOULD_RESCHEDULE', { there: policyInWords(there) });
}

/** `at 21:00, the whole server, to E:` */
export function policyInWords(there: BackupPolicy | null): string {
  if (!there) return 'none';
  const what = there.bareMetal ? 'the whole server' : there.systemState ? 'the system state' : 'single volumes';
  const more = there.bareMetal || there.volumes.length === 0 ? '' : ` (${there.volumes.join(', ')})`;
  const places = there.targets.map((target, at) => targetOf(target)?.path ?? there.shown[at] ?? 'a disk of its own');
  return `at ${there.times.join(', ')}, ${what}${more}, to ${places.join(', ')}`;
}

/**
 * How a daily backup that was taken away is set up again: the line, where wbadmin can do it without formatting a disk, or
 * what to do by hand.
 */
export function wayBack(there: BackupPolicy): string {
  const byHand = `In Windows Server Backup, set up again: ${policyInWords(there)}.`;
  const [place, ...others] = there.targets;
  const target = place === undefined || others.length > 0 ? null : targetOf(place);
  // A volume without a letter is a disk of its own: wbadmin would format it.
  if (!target || target.path.startsWith('\\\\?\\')) return byHand;
  const volumes = there.volumes.map(one => targetOf(one)?.path ?? '').filter(path => /^[A-Z]:$/.test(path));
  if (!there.bareMetal && volumes.length < there.volumes.length) return byHand;
  const words = [
    `-addtarget:${target.path}`,
    `-schedule:${there.times.join(',')}`,
    ...(there.bareMetal ? ['-allCritical'] : []),
    ...(there.systemState ? ['-systemState'] : []),
    ...(volumes.length > 0 ? [`-include:${volumes.join(',')}`] : []),
  ].map(word => (/\s/.test(word) ? `"${word}"` : word));
  return `wbadmin.exe enable backup ${words.join(' ')} -quiet`;
}
