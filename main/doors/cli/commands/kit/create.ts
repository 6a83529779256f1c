import { resolve } from 'node:path';
import type { KitFrom } from '../../../../../preload/contract/index.js';
import type { Failure } from '../../../../problems/failure.js';
import { failure } from '../../../../problems/problem.js';
import { directoryFrom, type DirectoryOptions } from '../../directory-option.js';
import { exitCodes } from '../../exit-codes.js';
import { conclude, type House } from '../../house.js';
import { kitPasswords } from '../../kit-passwords.js';
import { withKitProgress } from '../../kit-progress.js';
import { tellInspection } from '../../kit-text.js';

/** The options of `kit create`, as commander hands them over. */
export interface KitCreateOptions extends DirectoryOptions {
  readonly out?: string;
  readonly server?: string;
  readonly fromBackup?: boolean;
  readonly clientAccess?: string;
  readonly iisConfig?: string;
  readonly scenario?: string;
}

/** `cas-recovery kit create`: takes a kit of this server, of a backup, or of a rehearsal's server before its loss. */
export async function createKit(house: House, options: KitCreateOptions): Promise<number> {
  const out = required(options.out, '"kit create" needs --out: a new folder, or a file that ends in .zip.');
  const from = fromOf(options);
  // The password on standard input is that of the certificates first: it goes with any directory.
  const { passwordStdin, ...rest } = options;
  const directory = directoryFrom(rest);
  const passwords = await kitPasswords(house, { fromInput: passwordStdin === true, from, directory });
  const inspection = await withKitProgress(house, run =>
    house.composition.kits.create({ from, out: resolve(out), ...passwords, ...(directory && { directory }) }, run),
  );
  tellInspection(house.terminal, inspection, 'taken');
  return conclude(house, { command: 'kit create', exitCode: exitCodes.done, inspection });
}

function fromOf({ fromBackup, clientAccess, iisConfig, server, scenario }: KitCreateOptions): KitFrom {
  if (fromBackup !== true) {
    const stray = Object.entries({ clientAccess, iisConfig, server }).find(([, value]) => value !== undefined);
    if (stray) throw wrongUse(`${backupNames[stray[0]] ?? ''} goes with --from-backup.`);
    if (scenario === undefined) return { kind: 'server' };
    return { kind: 'scenario', scenario: required(scenario, '--scenario takes a name, for example ex3.') };
  }
  if (scenario !== undefined) throw wrongUse('--from-backup and --scenario are two places: choose one.');
  return {
    kind: 'backup',
    server: required(server, 'A backup does not say whose it is: add --server NAME.').trim(),
    clientAccess: resolve(required(clientAccess, '--from-backup needs --client-access FOLDER.')),
    iisConfig: iisConfig === undefined ? null : resolve(required(iisConfig, '--iis-config takes a folder.')),
  };
}

const backupNames: Readonly<Record<string, string>> = {
  clientAccess: '--client-access',
  iisConfig: '--iis-config',
  server: '--server',
};

function required(value: string | undefined, otherwise: string): string {
  if (value === undefined || value.trim() === '') throw wrongUse(otherwise);
  return value;
}

const wrongUse = (what: string): Failure => failure('WRONG_USE', { what });
