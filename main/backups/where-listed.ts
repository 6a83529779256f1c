import type { BackupListing, BackupTarget, BackupVersion } from '../../preload/contract/index.js';
import { sameTarget } from './targets.js';

/**
 * Whether a version is in a place: the place itself listed it. What the catalogue alone says may be gone from there, so it
 * counts only for a volume that is there and can't be read itself, as one without a letter.
 */
export function isIn(
  { unread, volumes }: BackupListing,
  { target, found }: BackupVersion,
  place: BackupTarget,
): boolean {
  const same = (path: string): boolean => path.toLowerCase() === place.path.toLowerCase();
  if (found.some(({ where }) => same(where))) return true;
  return (
    place.kind === 'volume' &&
    target !== null &&
    sameTarget(target, place) &&
    unread.some(({ where }) => same(where)) &&
    volumes.some(({ path }) => same(path))
  );
}
