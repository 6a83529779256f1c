import { win32 } from 'node:path';

/** What decides where Windows keeps its own programs. */
export interface WindowsPlace {
  /** `process.arch` of this program. */
  readonly arch: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

const here: WindowsPlace = { arch: process.arch, environment: process.env };

/** The folder of Windows, such as `C:\Windows`. */
export function windowsFolder({ environment }: WindowsPlace = here): string {
  return environment['SystemRoot'] || 'C:\\Windows';
}

/**
 * The folder of the tools that Windows brings, of the same bits as Windows itself. A 32-bit program on 64-bit Windows
 * is shown another System32, in which wbadmin and others are missing; `Sysnative` is its way to the real one.
 */
export function systemFolder(place: WindowsPlace = here): string {
  const redirected = place.arch === 'ia32' && place.environment['PROCESSOR_ARCHITEW6432'] !== undefined;
  return win32.join(windowsFolder(place), redirected ? 'Sysnative' : 'System32');
}

/** The full path of a tool of Windows, whatever the search path says: `reg.exe`, `wbem\wmic.exe`. */
export function systemTool(name: string, place: WindowsPlace = here): string {
  return win32.join(systemFolder(place), name);
}
