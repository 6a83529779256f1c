/**
 * What Windows starts at the next logon for a recovery that was begun on the command line. The packaged program opens
 * its window, in which the operator goes on; from a checkout it is this command line again.
 */
export function resumeWith(id: string): { program: string; arguments: string[] } {
  const [, script = ''] = process.argv;
  const packaged = 'electron' in process.versions;
  return { program: process.execPath, arguments: packaged ? ['--resume', id] : [script, 'resume', id] };
}
