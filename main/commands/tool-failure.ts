import type { HostChange } from '../../preload/contract/index.js';
import type { Failure } from '../problems/failure.js';
import { failure } from '../problems/problem.js';
import type { ToolFacts } from '../problems/tool-facts.js';
import { isBackupChange } from './backup-commands.js';
import { backupFailure } from './backup-exit-codes.js';
import { identityFailure } from './identity-exit-codes.js';
import { installFailure, isInstallation, isInstalled } from './package-exit-codes.js';
import { meaningOf } from './win32-codes.js';
import { isSettingsChange } from './reapply-commands.js';
import { settingsFailure } from './settings-exit-codes.js';
import { asTyped, type Command } from './windows-commands.js';

/** How a tool ended: its exit code as Windows has it, 32 bits with a sign, and all that it printed. */
export interface Ended {
  readonly exitCode: number;
  readonly output: string;
}

/** Exit codes of a tool that has made its change: done; done, and a restart is needed; done, and a restart has begun. */
const succeeded = [0, 3010, 1641];

/** What the exit code means for the change that the tool was to make; undefined when it has made it. */
export function toolFailure(change: HostChange, command: Command, { exitCode, output }: Ended): Failure | undefined {
  if (succeeded.includes(exitCode) || (isInstallation(change) && isInstalled(change, exitCode))) return undefined;
  const told: ToolFacts = {
    tool: toolName(command),
    line: asTyped(command),
    exitCode,
    meaning: meaningOf(exitCode),
    output,
  };
  if (change.kind === 'restart') return failure('RESTART_REFUSED', told);
  if (change.kind === 'rename' || change.kind === 'join-domain' || change.kind === 'reset-account') {
    const known = identityFailure(change, told);
    if (known) return known;
  }
  if (isInstallation(change)) {
    const known = installFailure(change, told);
    if (known) return known;
  }
  if (isSettingsChange(change)) {
    const known = settingsFailure(change, told);
    if (known) return known;
  }
  if (isBackupChange(change)) {
    const known = backupFailure(change, told);
    if (known) return known;
  }
  if ([5, 740, 1314].includes(exitCode)) return failure('TOOL_ACCESS_DENIED', told);
  return failure('TOOL_FAILED', told);
}

/** What a tool is called before people: a script of PowerShell by its own name. */
export function toolName({ program, words }: Command): string {
  const file = words[words.findIndex(({ passed }) => passed === '-File') + 1]?.passed;
  return program === 'powershell.exe' && file !== undefined ? file.slice(file.lastIndexOf('\\') + 1) : program;
}
