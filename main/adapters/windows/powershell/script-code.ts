import { asTyped, type Command } from '../../../commands/windows-commands.js';
import { failure } from '../../../problems/problem.js';
import { endOfOutput } from '../process/tool-output.js';

/** The code with which a script says that it ended. Windows PowerShell 2.0 ends with 0 whatever befell the script. */
export function codeTold({ output }: { readonly output: string }): number | undefined {
  const told = [...output.matchAll(/^= end (-?\d+)\s*$/gm)].at(-1)?.[1];
  return told === undefined ? undefined : Number(told);
}

/**
 * The code with which a script ended.
 * @throws SCRIPT_BROKE_OFF when it has none
 */
export function scriptCode(command: Command, { exitCode, output }: { exitCode: number; output: string }): number {
  const told = codeTold({ output });
  if (told !== undefined) return told;
  throw failure('SCRIPT_BROKE_OFF', { line: asTyped(command), exitCode, output: endOfOutput(output) });
}
