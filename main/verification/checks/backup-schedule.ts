import type { DailyBackupReading } from '../../ports/aftermath.js';
import { defineCheck } from '../check.js';

/** A server that was recovered comes back without the backup job of the lost one. */
export const backupSchedule = defineCheck({
  card: {
    id: 'backup-schedule',
    area: 'settings',
    title: 'A backup of this server is scheduled',
    proves: 'Windows Server Backup takes the whole server, or its system state, every day.',
    how: 'Get-WBPolicy of Windows Server Backup; other backup programs are not asked',
    weight: 'tells',
  },
  timeLimitSeconds: 300,

  async look(world) {
    const { installed, policy, source, raw, readAt } = await world.dailyBackup();
    const value = inWords(installed, policy);
    const evidence = [{ id: 'daily-backup', label: 'Daily backup', value, source, raw, readAt }];
    if (!policy || policy.times.length === 0) {
      return {
        outcome: 'warning',
        found: `No backup of this server is scheduled: ${value}. Another backup program would not be seen here.`,
        evidence,
        fix: {
          words: `${takeOne} It installs Windows Server Backup where that is missing.`,
          commands: ['cas-recovery backup take --full --target PLACE --schedule 21:00'],
          changes: [],
        },
      };
    }
    if (policy.bareMetal || policy.systemState) return { outcome: 'pass', found: `Every day ${value}.`, evidence };
    return {
      outcome: 'warning',
      found: `A backup is taken every day, and can't bring this server back: ${value}.`,
      evidence,
      fix: {
        words: `${takeOne} It takes the place of the daily backup that is there.`,
        commands: ['cas-recovery backup take --full --target PLACE --schedule 21:00 --replace'],
        changes: [],
      },
    };
  },
});

const takeOne =
  'Take a backup and have Windows take it again every day: “Take a backup” in the window, or this line with a volume or share of yours as PLACE.';

/** `at 21:00, the whole server, to \\nas1\backup` */
function inWords(installed: boolean, policy: DailyBackupReading['policy']): string {
  if (!installed) return 'Windows Server Backup is not installed';
  if (!policy) return 'Windows Server Backup takes nothing by itself';
  const { times, bareMetal, systemState, volumes, shown } = policy;
  const single = `volumes without the system state (${volumes.join(', ')})`;
  const what = bareMetal ? 'the whole server' : systemState ? 'the system state' : single;
  const when = times.length > 0 ? `at ${times.join(', ')}` : 'at no time';
  return `${when}, ${what}, to ${shown.join(', ')}`;
}
