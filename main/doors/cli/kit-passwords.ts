import type { DirectorySource, KitFrom } from '../../../preload/contract/index.js';
import { Secret } from '../../ports/secret.js';
import { failure } from '../../problems/problem.js';
import type { House } from './house.js';
import { passwordFor, userOf } from './password-option.js';
import { linesFromInput, passwordFromTerminal } from './password.js';

export interface KitPasswords {
  /** Of the certificates in the kit. */
  readonly password?: Secret;
  readonly directoryPassword?: Secret;
}

interface Wanted {
  readonly fromInput: boolean;
  readonly from: KitFrom;
  readonly directory: DirectorySource | undefined;
}

/** The passwords of a new kit: lines of standard input, or typed by a person, that of the certificates twice. */
export async function kitPasswords(house: House, { fromInput, from, directory }: Wanted): Promise<KitPasswords> {
  if (fromInput) {
    const needsSecond = userOf(directory) !== undefined;
    const [first, second] = await linesFromInput(house.signal, needsSecond ? 2 : 1);
    if (house.signal.aborted) throw failure('CANCELLED', {});
    if (needsSecond && !second) throw failure('WRONG_USE', { what: twoLines });
    return { ...(first && { password: new Secret(first) }), ...(second && { directoryPassword: new Secret(second) }) };
  }
  const directoryPassword = await passwordFor(directory, {}, house);
  // A backup of files has no certificates to protect.
  const password = from.kind === 'backup' || !house.terminal.isInteractive ? undefined : await typedTwice(house);
  return { ...(password && { password }), ...(directoryPassword && { directoryPassword }) };
}

const twoLines =
  'With --user and --password-stdin, standard input has two lines: the password of the certificates (it may be empty), then that of the account.';

async function typedTwice({ terminal, signal }: House): Promise<Secret | undefined> {
  const ask = async (question: string): Promise<string> => {
    const typed = await passwordFromTerminal(question, signal);
    if (signal.aborted) throw failure('CANCELLED', {});
    return typed?.reveal() ?? '';
  };
  for (;;) {
    const first = await ask('New password for the certificates (Enter: leave them out): ');
    if (first === '') return undefined;
    if ((await ask('The same password again: ')) === first) return new Secret(first);
    terminal.line('These were two different passwords. Type it twice again.');
  }
}
