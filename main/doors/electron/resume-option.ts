import { isAbsolute } from 'node:path';

/** With this option Windows starts the program after a restart; the recovery to go on with stands behind it. */
export const resumeOption = '--resume';
/** The state folder, where it is not the usual one. */
export const stateOption = '--state';

/** The state folder that a command line names; undefined when it names none. */
export function stateFrom(args: readonly string[]): string | undefined {
  const place = args.indexOf(stateOption);
  const folder = place < 0 ? undefined : args[place + 1];
  return folder !== undefined && isAbsolute(folder) ? folder : undefined;
}

/** The recovery that a command line names; undefined when it names none, or something that can be none. */
export function resumeFrom(args: readonly string[]): string | undefined {
  const place = args.indexOf(resumeOption);
  const id = place < 0 ? undefined : args[place + 1];
  return id !== undefined && /^[a-z0-9][a-z0-9-]{0,63}$/.test(id) ? id : undefined;
}
