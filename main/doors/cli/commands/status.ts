import { standingOf } from '../../../report/words.js';
import { exitCodes } from '../exit-codes.js';
import { conclude, type House } from '../house.js';

/** `cas-recovery status`: all recoveries of this machine, newest first. */
export async function status(house: House): Promise<number> {
  const { recoveries, stateFolder } = house.composition;
  const cards = await recoveries.list();
  house.terminal.line(`Recoveries in ${stateFolder}`);
  if (cards.length === 0) house.terminal.line('  none');
  for (const card of cards) {
    const { id, mode, serverName, verdict } = card;
    const standing = standingOf(card);
    const told = verdict === 'not ready' ? house.terminal.style('yellow', standing) : standing;
    house.terminal.line(`  ${id.padEnd(28)} ${mode.padEnd(10)} ${serverName.padEnd(16)} ${told}`);
  }
  return conclude(house, { command: 'status', exitCode: exitCodes.done, recoveries: cards });
}
