import { powershell } from '../../../commands/windows-commands.js';
import { command, plain } from '../../../commands/words.js';
import { answersFrom, type BackupAsker, ownForms, placeForms, type Told } from '../../../ports/backup-asker.js';
import { runTool, type ToolBox } from '../run-tool.js';

export interface SimulatedBackupsOptions {
  /** Folder of the simulated machine. */
  readonly folder: string;
  /** The simulated tools, bundled into one file. */
  readonly toolFile: string;
  /** Seconds that they take, by what they do: none where nothing is said. */
  readonly pace?: Readonly<Record<string, number>>;
}

const limitSeconds = 600;

/** Windows Server Backup of a simulated machine. */
export function simulatedBackups({ folder, toolFile, pace = {} }: SimulatedBackupsOptions): BackupAsker {
  const box: ToolBox = {
    toolFile,
    environment: { CAS_RECOVERY_MACHINE: folder, CAS_RECOVERY_PACE: JSON.stringify(pace) },
  };
  const ask = async (words: readonly string[], signal: AbortSignal): Promise<(part: string) => Told<unknown>> => {
    const script = powershell('read-backups.ps1', words.map(plain));
    const end = await runTool(box, script, { timeLimitSeconds: limitSeconds, signal });
    const told = partsIn(end.standardOutput);
    return part => told[part] ?? { ok: false, why: `The script did not tell it: ${end.output}` };
  };
  return {
    own: async signal => answersFrom(ownForms, await ask([], signal)),
    place: async ({ target, machine }, signal) => {
      const words = ['-Target', target.path, ...(machine === null ? [] : ['-Machine', machine])];
      return answersFrom(placeForms, await ask(words, signal));
    },
    versions: async (place, signal) => {
      const words = place === null ? [] : [`-backupTarget:${place.target.path}`];
      const whose = place?.machine ? [`-machine:${place.machine}`] : [];
      const wbadmin = command('wbadmin.exe', ['get', 'versions', ...words, ...whose]);
      const end = await runTool(box, wbadmin, { timeLimitSeconds: limitSeconds, signal });
      // Exit codes have 32 bits; those of wbadmin are meant with a sign.
      return { exitCode: end.exitCode | 0, output: end.standardOutput };
    },
  };
}

/** The parts of an answer that a simulated script printed; none of what is no answer. */
export function partsIn(printed: string): Readonly<Record<string, Told<unknown>>> {
  try {
    return JSON.parse(printed) as Record<string, Told<unknown>>;
  } catch {
    return {};
  }
}
