import { exitCodes } from '../../exit-codes.js';
import { conclude, type House } from '../../house.js';

export interface DeleteOptions {
  /** What would be typed. */
  readonly confirm?: string;
}

/** `cas-recovery delete ID`: says what is lost, asks for the name, and deletes. */
export async function deleteRecovery(house: House, id: string, { confirm }: DeleteOptions): Promise<number> {
  const { terminal, composition, signal } = house;
  const { past } = composition;
  const removal = await past.removal(id);
  const name = removal.serverName === '' ? id : removal.serverName;
  terminal.line(`Deleting ${id} can’t be taken back. What is lost:`);
  for (const one of removal.lost) terminal.line(`  - ${one}`);
  const canAsk = terminal.isInteractive && !house.json;
  const typed =
    confirm ?? (canAsk ? await terminal.ask(`Type ${name} to delete it, or Enter to keep it: `, signal) : undefined);
  if (typed === undefined || typed.trim() === '') {
    terminal.line(canAsk ? 'It is kept.' : `It is kept: nobody can type a name here. Add --confirm ${name}.`);
    return conclude(house, { command: 'delete', exitCode: exitCodes.waiting, removal, deleted: false });
  }
  await past.remove(id, typed);
  terminal.line(`${id} is deleted.`);
  return conclude(house, { command: 'delete', exitCode: exitCodes.done, removal, deleted: true });
}
