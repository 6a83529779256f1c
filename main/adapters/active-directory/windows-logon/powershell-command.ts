import { join, win32 } from 'node:path';

/** A program and its words, as they are passed. */
export interface ScriptCommand {
  readonly file: string;
  readonly args: readonly string[];
  /** The domain controller that was named by hand. */
  readonly server?: string | undefined;
}

/** What decides where Windows keeps its own PowerShell. */
export interface WindowsPlace {
  readonly arch: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
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
export function scriptCommand(
  { scriptsFolder, file, words }: Script,
  { arch, environment }: WindowsPlace = { arch: process.arch, environment: process.env },
): ScriptCommand {
  const windows = environment['SystemRoot'] ?? 'C:\\Windows';
  // A 32-bit program on 64-bit Windows is shown another System32; its PowerShell may lack policies and settings.
  const redirected = arch === 'ia32' && environment['PROCESSOR_ARCHITEW6432'] !== undefined;
  const system = win32.join(windows, redirected ? 'Sysnative' : 'System32');
  const options = ['-NoLogo', '-NoProfile', '-NonInteractive', '-InputFormat', 'None', '-ExecutionPolicy', 'Bypass'];
  return {
    file: win32.join(system, 'WindowsPowerShell', 'v1.0', 'powershell.exe'),
    args: [...options, '-File', onDisk(join(scriptsFolder, file)), ...words],
  };
}

/** PowerShell can't look into the archive of the packaged program; the same folder lies unpacked beside it. */
function onDisk(path: string): string {
  return path.replace(/([\\/])app\.asar([\\/])/, '$1app.asar.unpacked$2');
}
