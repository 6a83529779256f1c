import { powershell } from '../../../commands/windows-commands.js';
import { command } from '../../../commands/words.js';
import { historyFrom } from '../../../ports/backup-history.js';
import type { BackupJobs, JobEnd } from '../../../ports/backup-jobs.js';
import { runTool, type ToolBox } from '../run-tool.js';
import { partsIn, type SimulatedBackupsOptions } from './simulated-backups.js';

const longestSeconds = 24 * 3600;

/** The jobs of Windows Server Backup on a simulated machine. */
export function simulatedJobs(options: SimulatedBackupsOptions): Omit<BackupJobs, 'folder'> {
  const { folder, toolFile, pace = {} } = options;
  const box: ToolBox = {
    toolFile,
    environment: { CAS_RECOVERY_MACHINE: folder, CAS_RECOVERY_PACE: JSON.stringify(pace) },
  };
  const wbadmin = async (words: readonly string[], run: Parameters<BackupJobs['follow']>[0]): Promise<JobEnd> => {
    const end = await runTool(box, command('wbadmin.exe', words), { timeLimitSeconds: longestSeconds, ...run });
    // Exit codes have 32 bits; those of wbadmin are meant with a sign.
    return { exitCode: end.exitCode | 0, output: end.output };
  };
  return {
    follow: run => wbadmin(['get', 'status'], run),
    stateSummary: signal =>
      wbadmin(['start', 'systemstaterecovery', '-showsummary'], { signal, onOutput: () => undefined }),
    history: async signal => {
      const end = await runTool(box, powershell('read-backup-history.ps1'), { timeLimitSeconds: 300, signal });
      const told = partsIn(end.standardOutput);
      return historyFrom(part => told[part] ?? { ok: false, why: `The script did not tell it: ${end.output}` });
    },
  };
}
