import { resolve } from 'node:path';
import { failure } from '../../../../problems/problem.js';
import { exitCodes } from '../../exit-codes.js';
import { conclude, type House } from '../../house.js';
import { withKitProgress } from '../../kit-progress.js';
import { tellInspection } from '../../kit-text.js';
import { passwordFromInput } from '../../password.js';

export interface KitInspectOptions {
  readonly passwordStdin?: boolean;
}

/** `cas-recovery kit inspect`: verifies every file of a kit, and tells what a recovery can get back with it. */
export async function inspectKit(house: House, path: string, { passwordStdin }: KitInspectOptions): Promise<number> {
  const password = passwordStdin === true ? await passwordFromInput(house.signal) : undefined;
  if (house.signal.aborted) throw failure('CANCELLED', {});
  const inspection = await withKitProgress(house, run => house.composition.kits.inspect(resolve(path), password, run));
  tellInspection(house.terminal, inspection, 'inspected');
  const isSound = inspection.damage.length === 0 && inspection.password !== 'wrong';
  return conclude(house, {
    command: 'kit inspect',
    exitCode: isSound ? exitCodes.done : exitCodes.failed,
    inspection,
  });
}
