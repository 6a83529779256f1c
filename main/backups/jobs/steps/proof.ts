import type { Fact, Finding } from '../../../../preload/contract/index.js';
import { failure, problem } from '../../../problems/problem.js';
import { defineStep } from '../../../runbook/step.js';
import { card } from '../cards.js';
import { versionsIn } from '../versions.js';
import { type BackupWorld, jobOf } from '../world.js';
import { newVersions } from './run.js';

/** Reads back where the backup is, what it can bring back, and how many versions are kept. */
export const proof = defineStep<BackupWorld>({
  card: card('backup-proof'),
  timeLimitSeconds: 300,

  async check(world): Promise<Finding> {
    const { target, what } = jobOf(world, 'take');
    const [made] = await newVersions(world);
    const seen = { facts: [], comparisons: [] };
    if (!made) return { state: 'blocked', problem: problem('BACKUP_NOT_THERE', { target: target.path }), ...seen };
    const wanted = what === 'full' ? 'bare-metal' : 'system-state';
    if (made.recovers !== null && !made.recovers.includes(wanted)) {
      const part = what === 'full' ? 'the whole server' : 'the system state';
      return { state: 'blocked', problem: problem('BACKUP_NOT_BARE', { id: made.id, what: part }), ...seen };
    }
    return { state: 'done', ...seen };
  },

  async verify(world): Promise<Fact[]> {
    const job = jobOf(world, 'take');
    const [made] = await newVersions(world);
    if (!made) throw failure('BACKUP_NOT_THERE', { target: job.target.path });
    const listing = await world.listing();
    const { readAt, computer, last } = listing;
    const kept = versionsIn(listing, job.target, computer || world.plan.server).length;
    const source = made.found[0]?.source ?? 'Windows Server Backup';
    const fact = (id: string, label: string, value: string): Fact => ({ id, label, value, source, readAt });
    const unknown = made.recovers === null;
    return [
      fact('version', 'Version', made.id),
      {
        ...fact(
          'recovers',
          'It can bring back',
          unknown ? 'not told in a language that is read here' : (made.recovers ?? []).join(', '),
        ),
        ...(unknown && { reservation: true as const }),
      },
      fact('place', 'It lies in', job.target.path),
      fact('kept', 'Versions of this computer kept there', String(kept)),
      ...(last && last.resultCode !== 0
        ? [
            {
              ...fact('result', 'Result that Windows keeps', last.message || String(last.resultCode)),
              reservation: true as const,
            },
          ]
        : []),
    ];
  },
});
