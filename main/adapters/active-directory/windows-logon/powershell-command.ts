import { join } from 'node:path';
import { systemTool, type WindowsPlace } from '../../windows/process/windows-folder.js';

/** A program and its words, as they are passed. */
export interface ScriptCommand {
  readonly file: string;
  readonly args: readonly string[];
  /** The domain controller that was named by hand. */
  readonly server?: string | undefined;
}

interface Script {
  readonly scriptsFolder: string;
  readonly file: string;
  readonly words: readonly string[];
}

/** How the script that reads the directory is started. */
export function powershellCommand(
  scriptsFolder: string,
  server: string | undefined,
  place?: WindowsPlace,
): ScriptCommand {
  const words = server ? ['-Server', server] : [];
  return { ...scriptCommand({ scriptsFolder, file: 'read-directory.ps1', words }, place), server };
}

/**
 * How a script is started: by the PowerShell that Windows brings, whatever the search path says. Nothing secret is
 * among the words. `-InputFormat None` keeps PowerShell from reading the requests itself. A policy of the domain that
 * forbids scripts outranks `-ExecutionPolicy`, and is respected.
 */
export function scriptCommand({ scriptsFolder, file, words }: Script, place?: WindowsPlace): ScriptCommand {
  const options = ['-NoLogo', '-NoProfile', '-NonInteractive', '-InputFormat', 'None', '-ExecutionPolicy', 'Bypass'];
  return {
    file: systemTool('WindowsPowerShell\\v1.0\\powershell.exe', place),
    args: [...options, '-File', onDisk(join(scriptsFolder, file)), ...words],
  };
}

/** PowerShell can't look into the archive of the packaged program; the same folder lies unpacked beside it. */
function onDisk(path: string): string {
  return path.replace(/([\\/])app\.asar([\\/])/, '$1app.asar.unpacked$2');
}
