import { resolve } from 'node:path';
import type { DirectorySource } from '../../../preload/contract/index.js';
import type { Secret } from '../../ports/secret.js';
import { failure } from '../../problems/problem.js';
import type { House } from './house.js';
import { passwordFromInput, passwordFromTerminal } from './password.js';

/** The options that name a directory, as commander hands them over. */
export interface DirectoryOptions {
  readonly directory?: string;
  readonly ca?: string;
  readonly user?: string;
  readonly passwordStdin?: boolean;
}

/** The directory that the options name; undefined when they name none. Throws `WRONG_USE` where they don't fit. */
export function directoryFrom(options: DirectoryOptions): DirectorySource | undefined {
  const { directory, ca, user } = options;
  if (directory === undefined) {
    if (ca !== undefined || user !== undefined)
      throw failure('WRONG_USE', { what: '--ca and --user go with --directory.' });
    return undefined;
  }
  if (directory.startsWith('file:')) {
    if (ca !== undefined || user !== undefined)
      throw failure('WRONG_USE', { what: 'An export needs neither --ca nor --user.' });
    const path = directory.slice('file:'.length);
    if (path === '') throw failure('WRONG_USE', { what: '"file:" is followed by the path of the export.' });
    return { kind: 'file', path: resolve(path) };
  }
  if (!/^ldaps?:\/\/[^/\s]+\/?$/.test(directory)) {
    throw failure('WRONG_USE', { what: `"${directory}" is neither ldaps://HOST, ldap://HOST nor file:EXPORT.ldif.` });
  }
  if (user === undefined) throw failure('WRONG_USE', { what: 'A domain controller needs --user.' });
  return { kind: 'ldap', url: directory, user, ...(ca !== undefined && { caFile: resolve(ca) }) };
}

/** The password that goes with the options: from standard input, or asked for where a person sits. */
export async function passwordFor(
  source: DirectorySource | undefined,
  options: DirectoryOptions,
  { terminal, signal }: House,
): Promise<Secret | undefined> {
  const fromInput = options.passwordStdin === true;
  if (!fromInput && source?.kind !== 'ldap') return undefined;
  if (!fromInput && !terminal.isInteractive) throw failure('WRONG_USE', { what: howToGiveIt });
  const given = await (fromInput
    ? passwordFromInput(signal)
    : passwordFromTerminal(`Password of ${source?.kind === 'ldap' ? source.user : ''}: `, signal));
  if (signal.aborted) throw failure('CANCELLED', {});
  if (!given) throw failure('WRONG_USE', { what: howToGiveIt });
  return given;
}

const howToGiveIt = 'The password is read with --password-stdin.';
