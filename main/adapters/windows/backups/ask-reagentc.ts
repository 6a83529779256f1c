import type { AskReagentc } from '../../../ports/recovery-environment.js';
import { runTool } from '../process/run-tool.js';
import { systemTool } from '../process/windows-folder.js';

const limitSeconds = 60;

/**
 * Asks this Windows for its recovery environment. Where the tool is missing or fails, nobody is told what is not known.
 * @fidelity D reagentc on this server: /info and /? as published; the tool was not seen on Windows Server 2008 R2 or 2012
 */
export const askReagentc: AskReagentc = async signal => {
  const ask = async (word: string): Promise<string> => {
    const run = { file: systemTool('reagentc.exe'), args: [word], timeLimitSeconds: limitSeconds, signal };
    return (await runTool(run)).output;
  };
  try {
    return { info: await ask('/info'), help: await ask('/?') };
  } catch (thrown) {
    if (signal.aborted) throw thrown;
    return null;
  }
};
