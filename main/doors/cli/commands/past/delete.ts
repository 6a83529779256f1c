import { failure } from '../../../../problems/problem.js';
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
  if (confirm === undefined && !terminal.isInteractive && !house.json) {
    throw failure('WRONG_USE', { what: `Nothing was deleted: nobody can type a name here. Add --confirm ${name}.` });
  }
  const typed =
    confirm ??
    (house.json ? undefined : await terminal.ask(`Type ${name} to delete it, or Enter to keep it: `, signal));
  if (typed === undefined || typed.trim() === '') {
    terminal.line('It is kept.');
    return conclude(house, { command: 'delete', exitCode: exitCodes.waiting, removal, deleted: false });
  }
  await past.remove(id, typed);
  terminal.line(`${id} is deleted.`);
  return conclude(house, { command: 'delete', exitCode: exitCodes.done, removal, deleted: true });
}
