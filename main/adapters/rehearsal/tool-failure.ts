import type { HostChange } from '../../../preload/contract/index.js';
import type { Failure } from '../../problems/failure.js';
import { failure } from '../../problems/problem.js';
import { asTyped, type Command } from '../../commands/windows-commands.js';
import type { ToolEnd } from './run-tool.js';

/** What a tool's exit code means for the change that it was to make. Win32 codes; source: winerror.h. */
export function toolFailure(change: HostChange, command: Command, { exitCode, output }: ToolEnd): Failure {
  const told = { tool: command.program, line: asTyped(command), exitCode, output };
  if (change.kind === 'restart') return failure('RESTART_REFUSED', told);
  if (change.kind === 'join-domain') {
    const { domain, account } = change;
    if (exitCode === 1326) return failure('JOIN_PASSWORD_WRONG', { ...told, domain, account });
    if (exitCode === 1355) return failure('JOIN_DOMAIN_NOT_FOUND', { ...told, domain });
    if (exitCode === 2224) return failure('JOIN_ACCOUNT_NOT_RESET', { ...told, computer: change.computer });
  }
  if (exitCode === 5 || exitCode === 740) return failure('TOOL_ACCESS_DENIED', told);
  return failure('TOOL_FAILED', told);
}
