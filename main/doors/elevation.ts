import path from 'node:path';
import { execa } from 'execa';

/** SIDs of the integrity levels that an elevated process has: high, and that of the system itself. */
const elevatedSids = /\bS-1-16-(12288|16384)\b/;

const timeLimitMs = 15_000;

/** Whether this process runs with an administrator's full rights; null on a system that has no such thing. */
export async function isElevated(platform: NodeJS.Platform = process.platform): Promise<boolean | null> {
  if (platform !== 'win32') return null;
  // SIDs are the same in every language of Windows; the names beside them are not.
  const { stdout, failed } = await execa(system32('whoami.exe'), ['/groups', '/fo', 'csv', '/nh'], {
    reject: false,
    timeout: timeLimitMs,
    windowsHide: true,
  });
  return !failed && tellsElevated(stdout);
}

/** Reads the groups that `whoami` printed. */
export function tellsElevated(groups: string): boolean {
  return elevatedSids.test(groups);
}

/**
 * Starts a program as administrator: Windows asks the person at the screen. False when the answer was no.
 * The program and its one argument travel as variables, so that no path becomes a part of a command.
 */
export async function startElevated(program: string, argument: string | null): Promise<boolean> {
  const withArgument = argument === null ? '' : ` -ArgumentList ('"' + $env:CAS_RECOVERY_ARGUMENT + '"')`;
  const command = `$ErrorActionPreference = 'Stop'; Start-Process -FilePath $env:CAS_RECOVERY_PROGRAM${withArgument} -Verb RunAs`;
  const { failed } = await execa(
    system32('WindowsPowerShell', 'v1.0', 'powershell.exe'),
    ['-NoLogo', '-NoProfile', '-NonInteractive', '-Command', command],
    {
      reject: false,
      windowsHide: true,
      env: { CAS_RECOVERY_PROGRAM: program, CAS_RECOVERY_ARGUMENT: argument ?? '' },
    },
  );
  return !failed;
}

/** The system's own tool: never one that happens to lie in the working folder or on the path. */
function system32(...names: readonly string[]): string {
  return path.win32.join(process.env['SystemRoot'] ?? 'C:\\Windows', 'System32', ...names);
}
