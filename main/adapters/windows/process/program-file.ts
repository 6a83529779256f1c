import { win32 } from 'node:path';
import { systemFolder } from './windows-folder.js';

/** Tools of Windows that do not lie in its system folder itself, by the folder below it. */
const elsewhere: Readonly<Record<string, string>> = {
  'powershell.exe': 'WindowsPowerShell\\v1.0',
  'appcmd.exe': 'inetsrv',
};

/** Windows' own tools by full path, whatever the search path says; a path as it stands. */
export function programFile(program: string): string {
  if (program.includes('\\')) return program.replaceAll('"', '');
  return win32.join(systemFolder(), elsewhere[program] ?? '', program);
}
