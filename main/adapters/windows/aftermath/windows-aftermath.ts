import type { Aftermath } from '../../../ports/aftermath.js';
import type { Clock } from '../../../ports/clock.js';
import { failure, toProblem } from '../../../problems/problem.js';
import {
  type Answers,
  balancingFrom,
  dailyBackupFrom,
  eventsFrom,
  shellFrom,
} from '../../../verification/aftermath/answers.js';
import { webLists, webStatesFrom, type WebList } from '../../../verification/aftermath/web-states.js';
import { runScript, type RunTool } from '../powershell/run-script.js';
import type { RunScript } from '../powershell/run-together.js';
import { runTool } from '../process/run-tool.js';
import { systemTool } from '../process/windows-folder.js';

export interface WindowsAftermathOptions {
  /** Where the PowerShell scripts of this program are. */
  readonly scriptsFolder: string;
  readonly clock: Clock;
  /** How tools are run: replaced in tests. */
  readonly run?: RunTool;
  /** How scripts are run: together with others where those are read too. */
  readonly ask?: RunScript;
}

const seconds = { lists: 30, events: 90, balancing: 60, shell: 120, dailyBackup: 90 };

/** How this very server runs. Reads only. */
export function windowsAftermath(options: WindowsAftermathOptions): Aftermath {
  const { scriptsFolder, clock, run = runTool, ask: runOne = runScript } = options;
  const ask = async (script: string, timeLimitSeconds: number, how: How): Promise<Answers> => {
    const { lines, broken, noise } = await runOne(
      { scriptsFolder, script, timeLimitSeconds, words: how.words ?? [], signal: how.signal, version: how.version },
      run,
    );
    const raw = [...lines.map(line => `${line.probe}: ${line.raw}`), noise].filter(Boolean).join('\n');
    const part: Answers['part'] = name =>
      lines.find(({ probe }) => probe === name) ?? { ok: false, why: broken ?? 'The script did not tell it.' };
    return { part, raw, readAt: clock.now() };
  };
  return {
    async web(signal) {
      const printed = await Promise.all(webLists.map(list => listOf(list, run, signal)));
      const lists = Object.fromEntries(webLists.map((list, at) => [list, printed[at] ?? '']));
      return webStatesFrom(lists as Record<WebList, string>, clock.now());
    },
    events: async (since, signal) =>
      eventsFrom(since, await ask('read-aftermath-events.ps1', seconds.events, { words: ['-Since', since], signal })),
    balancing: async signal => balancingFrom(await ask('read-aftermath-balancing.ps1', seconds.balancing, { signal })),
    shell: async signal => shellFrom(await ask('read-aftermath-shell.ps1', seconds.shell, { signal, version: '2.0' })),
    dailyBackup: async signal => dailyBackupFrom(await ask('read-backup-history.ps1', seconds.dailyBackup, { signal })),
  };
}

interface How {
  readonly words?: readonly string[];
  readonly signal: AbortSignal;
  readonly version?: '2.0';
}

/** One list of appcmd. Throws `AFTERMATH_NOT_READ`, also where IIS is not installed, and `TOOL_STOPPED`. */
async function listOf(list: WebList, run: RunTool, signal: AbortSignal): Promise<string> {
  try {
    const tool = { file: systemTool('inetsrv\\appcmd.exe'), args: ['list', list, '/xml'] };
    const { bytes, standardOutput } = await run({ ...tool, timeLimitSeconds: seconds.lists, signal });
    return inUtf8(bytes) ?? standardOutput;
  } catch (thrown) {
    const { code, happened, details = '' } = toProblem(thrown);
    if (code === 'TOOL_STOPPED') throw thrown;
    throw failure('AFTERMATH_NOT_READ', { what: 'lists of IIS', why: happened, output: details }, thrown);
  }
}

/** Its XML says UTF-8. Where the bytes are none, they are of the code page of the console. */
function inUtf8(bytes: Buffer): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
