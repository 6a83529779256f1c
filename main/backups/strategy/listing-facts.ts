import { isSameComputer } from '../computer-name.js';
import { whyUnfit } from '../unfit-target.js';
import type { BackupListing, StrategyFacts } from '../../../preload/contract/index.js';

/** What the list of backups tells: the sizes of the volumes, when it is of this very server, and the places it sees. */
export function withListing(facts: StrategyFacts, listing: BackupListing): StrategyFacts {
  const source = `backup list of ${listing.computer}, read at ${listing.readAt}`;
  const own = listing.volumes.filter(({ removable }) => !removable);
  const isOfServer = isSameComputer(listing.computer, facts.server);
  return {
    ...facts,
    volumes:
      isOfServer && own.length > 0
        ? {
            value: own.map(({ path, totalBytes, freeBytes, critical }) => ({
              path,
              usedBytes: Math.max(0, totalBytes - freeBytes),
              critical,
            })),
            source,
          }
        : facts.volumes,
    places: {
      value: listing.volumes.map(volume => {
        const unfit = whyUnfit(volume);
        return { path: volume.path, freeBytes: volume.freeBytes, ...(unfit === null ? {} : { unfit }) };
      }),
      source,
    },
  };
}
