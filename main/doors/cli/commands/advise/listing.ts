import { BackupListing } from '../../../../../preload/contract/index.js';
import { backupsToAsk, foundOr, noListNamed, type ListingFound } from '../../../../backups/strategy/read-facts.js';
import { documentIn } from '../../document-file.js';
import type { House } from '../../house.js';
import { whileWaiting } from '../../while-waiting.js';
import type { AdviseOptions } from './options.js';

export interface ListingWish {
  /** Servers that are asked about. */
  readonly servers: readonly string[];
  /** Where backups go, so that it is looked at too. */
  readonly target: string | null;
}

/** The backups that a file lists, or those of the simulated server, or of this very server when it is the one. */
export async function listingFor(
  house: House,
  { backups, rehearsal, scenario }: Pick<AdviseOptions, 'backups' | 'rehearsal' | 'scenario'>,
  { servers, target }: ListingWish,
): Promise<ListingFound> {
  if (backups !== undefined) return { listing: await listingIn(backups) };
  const { composition, signal } = house;
  const here = process.platform === 'win32' ? composition.operator.computer : null;
  const on = backupsToAsk({ rehearsal, scenario, here, servers });
  if (on === null) return noListNamed;
  const places = target === null ? [] : [target];
  const listed = composition.backups.list({ on, places, machine: null, signal });
  return foundOr(whileWaiting(house, 'Looking for backups', listed).then(({ listing }) => listing));
}

/** What `backup list --json` printed, or the list by itself. */
function listingIn(file: string): Promise<BackupListing> {
  return documentIn(file, 'a list of backups', BackupListing, [[], ['listing']]);
}
