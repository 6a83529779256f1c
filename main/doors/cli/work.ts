import type { Outcome } from '../../runbook/engine.js';
import type { Secret } from '../../ports/secret.js';
import { decider, type DeciderOptions } from './decider.js';
import type { House } from './house.js';
import { Narrator } from './narrator.js';

/** Lets the engine go on with a recovery in this process, telling it on the terminal. */
export async function work(
  house: House,
  id: string,
  options: DeciderOptions & { readonly showOutput: boolean; readonly password?: Secret },
): Promise<Outcome> {
  const { terminal, composition, signal } = house;
  const narrator = new Narrator(terminal, options.showOutput);
  narrator.catchUp((await composition.recoveries.read(id)).records);
  narrator.banner();
  return composition.recoveries.run(id, {
    decide: decider(options, terminal),
    signal,
    onRecord: narrator.record,
    onProgress: narrator.progress,
    onOutput: narrator.output,
    ...(options.password && { password: options.password }),
  });
}

/** What to do next, in one or two lines, for a recovery that is not finished. */
export function tellNext(house: House, id: string, outcome: Outcome): void {
  const { terminal } = house;
  if (outcome.kind === 'restarting') terminal.line(`The server restarts. After the logon: cas-recovery resume ${id}`);
  if (outcome.kind === 'waiting') terminal.line(`Somebody must decide. Go on with: cas-recovery resume ${id}`);
  if (outcome.kind === 'cancelled') terminal.line(`Cancelled. Go on with: cas-recovery resume ${id}`);
  if (outcome.kind === 'failed') {
    terminal.line(`When it is put right: cas-recovery resume ${id} --retry`);
    terminal.line(`Or: --skip --reason "why", or --stop`);
  }
}
