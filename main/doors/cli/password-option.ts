import type { DirectorySource } from '../../../preload/contract/index.js';
import type { Secret } from '../../ports/secret.js';
import { failure } from '../../problems/problem.js';
import type { House } from './house.js';
import { passwordFromInput, passwordFromTerminal } from './password.js';
import { visible } from './text-width.js';

/** The account that a directory is read with; undefined where no password is needed. */
export function userOf(source: DirectorySource | undefined): string | undefined {
  return source?.kind === 'ldap' || source?.kind === 'domain' ? source.user : undefined;
}

/** The password that goes with the options: from standard input, or asked for where a person sits. */
export async function passwordFor(
  source: DirectorySource | undefined,
  options: { readonly passwordStdin?: boolean },
  { terminal, signal }: House,
): Promise<Secret | undefined> {
  const fromInput = options.passwordStdin === true;
  const user = userOf(source);
  if (!fromInput && user === undefined) return undefined;
  if (!fromInput && !terminal.isInteractive) throw failure('WRONG_USE', { what: howToGiveIt });
  const typed = await (fromInput
    ? passwordFromInput(signal)
    : passwordFromTerminal(`Password of ${visible(user ?? '')}: `, signal));
  if (signal.aborted) throw failure('CANCELLED', {});
  if (!typed) throw failure('WRONG_USE', { what: howToGiveIt });
  return typed;
}

const howToGiveIt = 'The password is read with --password-stdin.';
