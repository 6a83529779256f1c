import { historyFrom } from '../../../ports/backup-history.js';
import { type BackupJobs, historySeconds } from '../../../ports/backup-jobs.js';
import { runScript } from '../powershell/run-script.js';
import { runTool } from '../process/run-tool.js';
import { systemTool } from '../process/windows-folder.js';
import type { WindowsBackupsOptions } from './windows-backups.js';

/** A whole server over a slow line takes its time. */
const longestSeconds = 24 * 3600;

/**
 * The jobs of Windows Server Backup on this very computer. Ending wbadmin.exe never ends a job: `wbengine` does it.
 * @fidelity C wbadmin get status: shows a job until it has ended, as Microsoft's page on wbadmin get status says
 * @fidelity C wbadmin start systemstaterecovery -showsummary: Microsoft's page on wbadmin start systemstaterecovery; its exit code alone is read
 */
export function windowsJobs({ scriptsFolder, run = runTool }: WindowsBackupsOptions): Omit<BackupJobs, 'folder'> {
  const file = systemTool('wbadmin.exe');
  return {
    follow: async ({ signal, onOutput }) => {
      const end = await run({ file, args: ['get', 'status'], timeLimitSeconds: longestSeconds, signal, onOutput });
      return { exitCode: end.exitCode, output: end.output };
    },
    stateSummary: async signal => {
      const args = ['start', 'systemstaterecovery', '-showsummary'];
      const end = await run({ file, args, timeLimitSeconds: 300, signal });
      return { exitCode: end.exitCode, output: end.output };
    },
    history: async signal => {
      const asked = { scriptsFolder, script: 'read-backup-history.ps1', words: [] };
      const script = { ...asked, signal, timeLimitSeconds: historySeconds };
      const { lines, broken } = await runScript(script, run);
      return historyFrom(
        part =>
          lines.find(({ probe }) => probe === part) ?? { ok: false, why: broken ?? 'The script did not tell it.' },
      );
    },
  };
}
