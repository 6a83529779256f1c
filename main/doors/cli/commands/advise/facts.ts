import { resolve } from 'node:path';
import type { DirectorySource } from '../../../../../preload/contract/index.js';
import { readFacts, type AdviceFacts } from '../../../../backups/strategy/read-facts.js';
import { directoryFrom } from '../../directory-option.js';
import type { House } from '../../house.js';
import { withKitProgress } from '../../kit-progress.js';
import { passwordFor } from '../../password-option.js';
import { whileWaiting } from '../../while-waiting.js';
import { listingFor } from './listing.js';
import type { AdviseOptions } from './options.js';

/** The directory that the options name, or that a scenario brings. */
export async function sourceOf(house: House, options: AdviseOptions): Promise<DirectorySource | undefined> {
  if (options.scenario === undefined) return directoryFrom(options);
  return house.composition.rehearsals.export(options.scenario);
}

/** Reads everything that the options name, for the server that they name, or for all. */
export async function factsFor(
  house: House,
  options: AdviseOptions,
  { source, target }: { readonly source: DirectorySource | undefined; readonly target: string | null },
): Promise<AdviceFacts> {
  const { composition, signal, clock } = house;
  const { rehearsals, advice, kits } = composition;
  const { scenario, rehearsal } = options;
  const kit = options.kit === undefined ? null : await advice.kit(resolve(options.kit), signal);
  const card = scenario === undefined ? null : await rehearsals.card(scenario);
  const name = options.all === true ? null : (options.server ?? card?.serverName ?? kit?.server ?? '');
  const open = async (from: DirectorySource) => {
    const password = scenario === undefined ? await passwordFor(from, options, house) : undefined;
    return composition.openDirectory(from, { signal, ...(password && { password }) });
  };
  const compared = (path: string, recoveryId: string) =>
    withKitProgress(house, run => kits.compare({ path, target: { kind: 'rehearsal', recoveryId } }, run));
  return readFacts(
    {
      openDirectory: source ? () => open(source) : null,
      kit,
      server: server => advice.server(server, scenario, signal),
      listing: servers => listingFor(house, options, { servers, target }),
      comparison: rehearsal === undefined ? null : ({ path }) => compared(path, rehearsal),
      clock,
      waiting: (doing, work) => whileWaiting(house, doing, work),
    },
    name,
  );
}
