import {
  answersFrom,
  type BackupAsker,
  ownForms,
  type Place,
  placeForms,
  type Told,
} from '../../../ports/backup-asker.js';
import { runScript, type RunTool } from '../powershell/run-script.js';
import { runTool } from '../process/run-tool.js';
import { systemTool } from '../process/windows-folder.js';

export interface WindowsBackupsOptions {
  /** Where the PowerShell scripts of this program are. */
  readonly scriptsFolder: string;
  /** How tools are run: replaced in tests. */
  readonly run?: RunTool;
}

/** Whoever asks gives up earlier; this only ends what he would leave behind. */
const longestSeconds = 600;

/**
 * Windows Server Backup of this very computer: its cmdlets, or the text of wbadmin. Reads only.
 * @fidelity C wbadmin get versions: started without a shell, its exit code signed, its text decoded from the OEM code page; Microsoft's page on wbadmin get versions
 */
export function windowsBackups({ scriptsFolder, run = runTool }: WindowsBackupsOptions): BackupAsker {
  const ask = async (words: readonly string[], signal: AbortSignal): Promise<(part: string) => Told<unknown>> => {
    const script = { scriptsFolder, script: 'read-backups.ps1', words, signal, timeLimitSeconds: longestSeconds };
    const { lines, broken } = await runScript(script, run);
    return part => {
      const line = lines.find(({ probe }) => probe === part);
      return line ?? { ok: false, why: broken ?? 'The script did not tell it.' };
    };
  };
  return {
    own: async signal => answersFrom(ownForms, await ask([], signal)),
    place: async ({ target, machine }, signal) => {
      const words = ['-Target', target.path, ...(machine === null ? [] : ['-Machine', machine])];
      return answersFrom(placeForms, await ask(words, signal));
    },
    versions: async (place, signal) => {
      const { exitCode, output } = await run({
        file: systemTool('wbadmin.exe'),
        args: ['get', 'versions', ...wordsOfPlace(place)],
        timeLimitSeconds: longestSeconds,
        signal,
      });
      return { exitCode, output };
    },
  };
}

function wordsOfPlace(place: Place | null): string[] {
  if (place === null) return [];
  const { target, machine } = place;
  return [`-backupTarget:${target.path}`, ...(machine === null ? [] : [`-machine:${machine}`])];
}
