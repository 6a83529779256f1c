import { exitCodes } from '../../exit-codes.js';
import { conclude, type House } from '../../house.js';
import { filled } from './hand-off.js';

export interface RehearseRestoreOptions {
  readonly handOff?: string;
}

/** `cas-recovery backup rehearse-restore`: what a person does in the recovery environment, on the simulated server. */
export async function rehearseRestore(house: House, id: string, options: RehearseRestoreOptions): Promise<number> {
  const file = filled(
    options.handOff,
    '"backup rehearse-restore" needs --hand-off FILE, as "backup hand-off" wrote it.',
  );
  const handOff = await house.composition.handOffs.rehearseRestore(id, file);
  const { terminal } = house;
  terminal.line('REHEARSAL: no real server is touched. In the recovery environment you would have typed');
  terminal.line();
  terminal.line(`    ${handOff.command}`);
  terminal.line();
  terminal.line(`The simulated server is ${handOff.machine} of ${handOff.localTime}, and has just started. Go on with`);
  terminal.line(`  cas-recovery backup verify-restored --rehearsal ${id} --hand-off "${file}"`);
  return conclude(house, { command: 'backup rehearse-restore', exitCode: exitCodes.done, handOff });
}
