import { BackupListing } from '../../../../../preload/contract/index.js';
import type { BackupsOn } from '../../../../../preload/contract/index.js';
import { isSameComputer } from '../../../../backups/computer-name.js';
import { Failure } from '../../../../problems/failure.js';
import { documentIn } from '../../document-file.js';
import type { House } from '../../house.js';
import { whileWaiting } from '../../while-waiting.js';
import type { AdviseOptions } from './options.js';

/** A list of backups, or why there is none. */
export type ListingFound = { readonly listing: BackupListing } | { readonly listing: null; readonly why: string };

export interface ListingWish {
  /** Servers that are asked about. */
  readonly servers: readonly string[];
  /** Where backups go, so that it is looked at too. */
  readonly target: string | null;
}

/**
 * The backups that a file lists, or those of the simulated server, or of this very server when it is the one. What keeps
 * them from being listed is told and stops nothing, but for a file that can't be read, and a wish to cancel.
 */
export async function listingFor(
  house: House,
  { backups, rehearsal, scenario }: Pick<AdviseOptions, 'backups' | 'rehearsal' | 'scenario'>,
  { servers, target }: ListingWish,
): Promise<ListingFound> {
  if (backups !== undefined) return { listing: await listingIn(backups) };
  const { composition, signal } = house;
  const isHere =
    process.platform === 'win32' && servers.some(server => isSameComputer(server, composition.operator.computer));
  const on = computer(rehearsal, scenario) ?? (isHere ? ({ kind: 'this' } as const) : null);
  if (on === null) return { listing: null, why: 'no list of its backups was named' };
  const places = target === null ? [] : [target];
  try {
    const listing = composition.backups.list({ on, places, machine: null, signal });
    return { listing: (await whileWaiting(house, 'Looking for backups', listing)).listing };
  } catch (thrown) {
    const stops = ['CANCELLED', 'RECOVERY_UNKNOWN', 'SCENARIO_UNKNOWN'];
    if (!(thrown instanceof Failure) || stops.includes(thrown.problem.code)) throw thrown;
    return { listing: null, why: thrown.problem.happened };
  }
}

function computer(rehearsal: string | undefined, scenario: string | undefined): BackupsOn | null {
  if (rehearsal !== undefined) return { kind: 'rehearsal', recoveryId: rehearsal };
  return scenario === undefined ? null : { kind: 'scenario', scenario };
}

/** What `backup list --json` printed, or the list by itself. */
function listingIn(file: string): Promise<BackupListing> {
  return documentIn(file, 'a list of backups', BackupListing, [[], ['listing']]);
}
