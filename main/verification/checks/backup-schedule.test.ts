import { describe, expect, it } from 'vitest';
import { failure } from '../../problems/problem.js';
import { type Case, type Change, lookWith, policy, worldOf } from '../fixture-world.js';
import { runChecks } from '../run-checks.js';
import { backupSchedule } from './backup-schedule.js';

const daily = (change: Partial<typeof policy>): Change => ({ dailyBackup: { policy: { ...policy, ...change } } });

describe('the daily backup of the server', () => {
  it.each<Case>([
    ['the whole server', backupSchedule, {}, 'pass', 'at 21:00, the whole server, to \\\\nas1\\backup'],
    [
      'the system state, twice a day',
      backupSchedule,
      daily({ bareMetal: false, times: ['09:00', '21:00'] }),
      'pass',
      'at 09:00, 21:00, the system state',
    ],
    [
      'volumes that bring no server back',
      backupSchedule,
      daily({ bareMetal: false, systemState: false }),
      'warning',
      'volumes without the system state (C:\\)',
    ],
    ['none', backupSchedule, { dailyBackup: { policy: null } }, 'warning', 'No backup of this server is scheduled'],
    ['one that has no time', backupSchedule, daily({ times: [] }), 'warning', 'at no time'],
    [
      'no Windows Server Backup',
      backupSchedule,
      { dailyBackup: { installed: false, policy: null } },
      'warning',
      'No backup of this server is scheduled: Windows Server Backup is not installed',
    ],
  ])('%s', async (_what, check, change, outcome, found) => {
    const seen = await lookWith(check, change);
    expect(seen).toMatchObject({ outcome, found: expect.stringContaining(found) as string });
    // What can't be right says what to do.
    expect(seen.fix?.commands.length ?? 0).toBe(outcome === 'pass' ? 0 : 1);
  });

  it('could not be told where nobody could ask', async () => {
    const dailyBackup = () =>
      Promise.reject(failure('AFTERMATH_NOT_READ', { what: 'schedule', why: 'Access denied.', output: '' }));
    const signal = new AbortController().signal;
    const [seen] = await runChecks([backupSchedule], { ...worldOf(), dailyBackup }, { signal });
    expect(seen).toMatchObject({
      outcome: 'could not tell',
      found: expect.stringContaining('Access denied.') as string,
    });
  });
});
