import { z } from 'zod';
import { ServerSettings } from '../../../../preload/contract/index.js';
import { powershell } from '../../../commands/windows-commands.js';
import { option, quoted, plain } from '../../../commands/words.js';
import type { Clock } from '../../../ports/clock.js';
import { certificateCodes } from '../../../commands/settings-exit-codes.js';
import type { SettingsSource, TreeRoot } from '../../../ports/settings-source.js';
import { failure } from '../../../problems/problem.js';
import { treeRoots } from '../disk.js';
import { readMachine } from '../machine-file.js';
import { runTool, type ToolBox } from '../run-tool.js';

export interface SimulatedSettingsOptions {
  /** Folder of the simulated machine: that of a rehearsal, or one that `openGoodDay` made. */
  readonly folder: string;
  /** The simulated tools, bundled into one file. */
  readonly toolFile: string;
  readonly clock: Clock;
  /** How its tools are run: together with others where those are asked too. */
  readonly run?: typeof runTool;
}

const limitSeconds = 120;
/** A simulated machine as the place from which settings are read. */
export function simulatedSettings(options: SimulatedSettingsOptions): SettingsSource {
  const { folder, toolFile, clock, run = runTool } = options;
  const box: ToolBox = { toolFile, environment: { CAS_RECOVERY_MACHINE: folder } };
  return {
    kind: 'rehearsal',
    settings: async signal => {
      const readAt = clock.now();
      const end = await run(box, powershell('read-settings.ps1'), {
        timeLimitSeconds: limitSeconds,
        ...(signal && { signal }),
      });
      return checked(end.standardOutput, end.output, readAt);
    },
    trees: () => Promise.resolve().then((): readonly TreeRoot[] => treeRoots(folder, readMachine(folder))),
    exportCertificate: async (thumbprint, file, password, signal) => {
      const words = [...option('-Thumbprint', thumbprint), plain('-File'), quoted(file)];
      const end = await runTool(box, powershell('export-certificate.ps1', words), {
        timeLimitSeconds: limitSeconds,
        password,
        ...(signal && { signal }),
      });
      if (end.exitCode === 0) return;
      const code =
        end.exitCode === certificateCodes.keyNotExportable
          ? 'CERTIFICATE_KEY_NOT_EXPORTABLE'
          : 'CERTIFICATE_NOT_EXPORTED';
      throw failure(code, { thumbprint, why: end.output });
    },
  };
}

function checked(printed: string, output: string, readAt: string): ServerSettings {
  let told: { machine?: object };
  try {
    told = JSON.parse(printed) as { machine?: object };
  } catch (thrown) {
    throw failure('SETTINGS_NOT_READABLE', { why: String(thrown), output }, thrown);
  }
  const settings = ServerSettings.safeParse({ ...told, readAt, machine: { ...told.machine, readAt } });
  if (settings.success) return settings.data;
  throw failure('SETTINGS_NOT_READABLE', { why: z.prettifyError(settings.error), output });
}
