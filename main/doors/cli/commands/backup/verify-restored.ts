import { resolve } from 'node:path';
import type { DirectoryOptions } from '../../directory-option.js';
import { exitCodes } from '../../exit-codes.js';
import { tellRestored } from '../../hand-off-text.js';
import { conclude, type House } from '../../house.js';
import { whileWaiting } from '../../while-waiting.js';
import { directoryWish, filled } from './hand-off.js';

/** The options of `backup verify-restored`, as commander hands them over. */
export interface VerifyRestoredOptions extends DirectoryOptions {
  readonly handOff?: string;
  readonly rehearsal?: string;
  readonly out?: string;
}

/** `cas-recovery backup verify-restored`: whether a restored server is what it was. */
export async function verifyRestored(house: House, options: VerifyRestoredOptions): Promise<number> {
  const { composition, signal, terminal } = house;
  const { rehearsal, out } = options;
  const file = filled(
    options.handOff,
    '"backup verify-restored" needs --hand-off FILE: cas-recovery-hand-off-SERVER.json on the backup target.',
  );
  const wish = {
    on: rehearsal === undefined ? ({ kind: 'this' } as const) : ({ kind: 'rehearsal', recoveryId: rehearsal } as const),
    file,
    out: out === undefined ? null : resolve(filled(out, '--out takes a folder.')),
    directory: await directoryWish(house, options),
  };
  const { check, files } = await whileWaiting(
    house,
    'Looking at the server',
    composition.handOffs.verify(wish, signal),
  );
  tellRestored(terminal, check, files);
  const exitCode = check.outcome === 'sound' ? exitCodes.done : exitCodes.failed;
  return conclude(house, { command: 'backup verify-restored', exitCode, check, files: [...files] });
}
