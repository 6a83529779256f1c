import { command } from '../../../commands/words.js';
import type { AskReagentc } from '../../../ports/recovery-environment.js';
import { runTool, type ToolBox } from '../run-tool.js';

/** Asks the simulated machine for its recovery environment. */
export function simulatedReagentc(folder: string, toolFile: string): AskReagentc {
  const box: ToolBox = { toolFile, environment: { CAS_RECOVERY_MACHINE: folder, CAS_RECOVERY_PACE: '{}' } };
  return async signal => {
    const ask = async (word: string): Promise<string> =>
      (await runTool(box, command('reagentc.exe', [word]), { timeLimitSeconds: 60, signal })).output;
    return { info: await ask('/info'), help: await ask('/?') };
  };
}
