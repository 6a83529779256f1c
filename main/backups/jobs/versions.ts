import type { BackupListing, BackupTarget, BackupVersion, UnreadBackups } from '../../../preload/contract/index.js';
import { isSameComputer } from '../computer-name.js';
import { isIn } from '../where-listed.js';

/** Versions of a computer in a place; those whose computer nothing tells count too. */
export function versionsIn(listing: BackupListing, target: BackupTarget, machine: string): BackupVersion[] {
  return listing.versions.filter(
    version => isIn(listing, version, target) && (version.machine === null || isSameComputer(version.machine, machine)),
  );
}

/** Why the place could not be read; undefined where it was. */
export const unreadPlace = ({ unread }: BackupListing, target: BackupTarget): UnreadBackups | undefined =>
  unread.find(({ where }) => {
    const [place, path] = [where.toLowerCase(), target.path.toLowerCase()];
    // One computer of a place is named after it: `E:, EX3`.
    return place === path || (place.startsWith(`${path}, `) && !place.slice(path.length).includes('\\'));
  });

/** Whether a job is known to run: where Windows tells nothing of its last backup, nobody knows. */
export const runs = ({ last }: BackupListing): boolean => last?.running === true;

/** Without the cmdlets nothing tells whether a job runs. */
export const mayRun = ({ last }: BackupListing): boolean => last === null;

/** How the last backup ended, in a line for people. */
export function lastInWords({ last }: BackupListing): string {
  if (!last) return 'Windows tells nothing of the last backup.';
  const hex = (code: number): string => `0x${code.toString(16).toUpperCase().padStart(8, '0')}`;
  const when = last.lastAt === null ? 'No backup was taken yet' : `Last backup ${last.lastAt}`;
  return `${when}, result ${hex(last.resultCode)}, detail ${hex(last.detailCode)}. ${last.message}`.trim();
}

/** Win32 codes of a network that went away, as the detail of a result has them. */
const networkCodes = [53, 55, 59, 64, 67, 121, 1167, 1231, 1232, 1236];
const fullCodes = [39, 112];

/** What the detail of a result means, where it is one of Win32. */
export function detailMeans(detailCode: number): 'network' | 'full' | null {
  const win32 = detailCode >>> 16 === 0x8007 ? detailCode & 0xffff : 0;
  if (networkCodes.includes(win32)) return 'network';
  return fullCodes.includes(win32) ? 'full' : null;
}
