import { resolve } from 'node:path';
import { VersionId } from '../../../../../preload/contract/index.js';
import type { HandOffOn } from '../../../../backups/hand-off/hand-offs.js';
import { failure } from '../../../../problems/problem.js';
import { directoryFrom, type DirectoryOptions } from '../../directory-option.js';
import { exitCodes } from '../../exit-codes.js';
import { tellHandOff } from '../../hand-off-text.js';
import { conclude, type House } from '../../house.js';
import { passwordFor } from '../../password-option.js';
import { whileWaiting } from '../../while-waiting.js';

/** The options of `backup hand-off`, as commander hands them over. */
export interface HandOffOptions extends DirectoryOptions {
  readonly target?: string;
  readonly version?: string;
  readonly machine?: string;
  readonly kit?: string;
  readonly account?: string;
  readonly out?: string;
  readonly rehearsal?: string;
  readonly scenario?: string;
}

/** `cas-recovery backup hand-off`: the sheet by which a person restores a whole server. */
export async function handOff(house: House, options: HandOffOptions): Promise<number> {
  const { composition, signal, terminal } = house;
  const on = serverOf(options);
  const place = filled(
    options.target,
    '"backup hand-off" needs --target: where the backup is, E: or \\\\server\\share.',
  );
  const wish = {
    on,
    place,
    version: versionFrom(options.version),
    machine: optional(options.machine, '--machine takes the name of a computer.'),
    kit: optional(options.kit, '--kit takes the path of a recovery kit.'),
    account: optional(options.account, '--account takes a name, as DOMAIN\\NAME.'),
    out: options.out === undefined ? null : resolve(filled(options.out, '--out takes a folder.')),
    directory: await directoryWish(house, options),
  };
  const made = await whileWaiting(house, 'Proving the backup', composition.handOffs.make(wish, signal));
  tellHandOff(terminal, made, on);
  return conclude(house, { command: 'backup hand-off', exitCode: exitCodes.done, ...made });
}

/** The directory of the options with its password; null where they name none. */
export async function directoryWish(house: House, options: DirectoryOptions) {
  const source = directoryFrom(options);
  return source ? { source, password: await passwordFor(source, options, house) } : null;
}

function serverOf({ rehearsal, scenario }: HandOffOptions): HandOffOn {
  if (rehearsal !== undefined && scenario !== undefined) {
    throw failure('WRONG_USE', { what: '--rehearsal and --scenario are two servers: choose one.' });
  }
  if (rehearsal !== undefined) return { kind: 'rehearsal', recoveryId: rehearsal };
  return scenario === undefined ? { kind: 'this' } : { kind: 'scenario', scenario };
}

function versionFrom(typed: string | undefined): VersionId | null {
  if (typed === undefined) return null;
  const id = VersionId.safeParse(typed.trim());
  if (id.success) return id.data;
  throw failure('WRONG_USE', {
    what: `"${typed}" is no version. It looks like 10/29/2026-21:30, as "backup list" shows it.`,
  });
}

export function filled(value: string | undefined, otherwise: string): string {
  const text = value?.trim() ?? '';
  if (text === '') throw failure('WRONG_USE', { what: otherwise });
  return text;
}

const optional = (value: string | undefined, otherwise: string): string | null =>
  value === undefined ? null : filled(value, otherwise);
