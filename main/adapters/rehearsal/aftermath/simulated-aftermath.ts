import type { FailPoint } from '../../../../preload/contract/index.js';
import { powershell } from '../../../commands/windows-commands.js';
import { command, plain } from '../../../commands/words.js';
import type { Aftermath } from '../../../ports/aftermath.js';
import type { Clock } from '../../../ports/clock.js';
import {
  type Answers,
  balancingFrom,
  dailyBackupFrom,
  eventsFrom,
  shellFrom,
  type Told,
} from '../../../verification/aftermath/answers.js';
import { type WebList, webLists, webStatesFrom } from '../../../verification/aftermath/web-states.js';
import { isLeft } from '../faults.js';
import { readMachine } from '../machine-file.js';
import { runTool, type ToolBox } from '../run-tool.js';

export interface SimulatedAftermathOptions {
  /** Folder of the simulated machine. */
  readonly folder: string;
  /** The simulated tools, bundled into one file. */
  readonly toolFile: string;
  readonly clock: Clock;
  /** Seconds that they take, by what they do: none where nothing is said. */
  readonly pace?: Readonly<Record<string, number>>;
  /** Is told what goes wrong on purpose, once a reading shows it. */
  readonly showed?: (point: FailPoint) => void;
  /** How its tools are run: together with others where those are asked too. */
  readonly run?: typeof runTool;
}

const limitSeconds = 120;

/** How a simulated machine runs, asked by its simulated tools. */
export function simulatedAftermath(options: SimulatedAftermathOptions): Aftermath {
  const { folder, toolFile, clock, pace, showed = () => undefined, run = runTool } = options;
  const box: ToolBox = {
    toolFile,
    environment: { CAS_RECOVERY_MACHINE: folder, ...(pace && { CAS_RECOVERY_PACE: JSON.stringify(pace) }) },
  };
  const shows = (point: FailPoint): void => {
    if (isLeft(readMachine(folder), point)) showed(point);
  };
  const ask = async (script: string, words: readonly string[], signal: AbortSignal): Promise<Answers> => {
    const end = await run(box, powershell(script, words.map(plain)), { timeLimitSeconds: limitSeconds, signal });
    const parts = partsIn(end.standardOutput);
    const part: Answers['part'] = name =>
      parts[name] ?? { ok: false, why: `The script did not tell it: ${end.output}` };
    return { part, raw: end.standardOutput, readAt: clock.now() };
  };
  return {
    async web(signal) {
      const lists = await Promise.all(
        webLists.map(async list => {
          const end = await run(box, command('appcmd.exe', ['list', list, '/xml']), {
            timeLimitSeconds: limitSeconds,
            signal,
          });
          return [list, end.standardOutput] as const;
        }),
      );
      shows('pool-stopped');
      return webStatesFrom(Object.fromEntries(lists) as Record<WebList, string>, clock.now());
    },
    async events(since, signal) {
      const answers = await ask('read-aftermath-events.ps1', ['-Since', since], signal);
      shows('event-errors');
      return eventsFrom(since, answers);
    },
    async balancing(signal) {
      const answers = await ask('read-aftermath-balancing.ps1', [], signal);
      const reading = balancingFrom(answers);
      if (reading.clusters.length > 0) shows('nlb-not-converged');
      return reading;
    },
    shell: async signal => shellFrom(await ask('read-aftermath-shell.ps1', [], signal)),
    dailyBackup: async signal => dailyBackupFrom(await ask('read-backup-history.ps1', [], signal)),
  };
}

function partsIn(printed: string): Readonly<Record<string, Told>> {
  try {
    return JSON.parse(printed) as Record<string, Told>;
  } catch {
    return {};
  }
}
