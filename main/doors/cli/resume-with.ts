/**
 * What Windows starts at the next logon for a recovery that was begun on the command line. The packaged program opens
 * its window, in which the operator goes on; from a checkout it is this command line again.
 */
export function resumeWith(id: string, stateFolder?: string): { program: string; arguments: string[] } {
  const [, script = ''] = process.argv;
  const where = stateFolder === undefined ? [] : ['--state', stateFolder];
  // The portable edition unpacks itself into a folder that vanishes with it: the file to start is the one outside.
  const program = process.env['PORTABLE_EXECUTABLE_FILE'] ?? process.execPath;
  const packaged = 'electron' in process.versions;
  return { program, arguments: [...(packaged ? ['--resume', id] : [script, 'resume', id]), ...where] };
}
