/**
 * What Windows starts at the next logon for a recovery that was begun on the command line. The packaged program opens
 * its window, in which the operator goes on; from a checkout it is this command line again.
 */
export function resumeWith(id: string): { program: string; arguments: string[] } {
  const [, script = ''] = process.argv;
  const packaged = process.versions['electron'] !== undefined;
  return { program: process.execPath, arguments: packaged ? ['--resume', id] : [script, 'resume', id] };
}
