import { existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { isShare, sameName, shareOf, withBackups } from '../backups/places.js';
import { hasFault, withoutOnce } from '../faults.js';
import { OddPath, onDisk } from '../disk.js';
import { ended, lineOfInput, named } from './identity-scripts.js';
import { type Bench, sleep } from './tool.js';

// The scripts that prepare a backup or a restore. Each ends with the Win32 code of what it did, as the real ones do.

const needsRights = 740;

/** `connect-share.ps1 -Share SHARE -Account ACCOUNT`, with the password on standard input. */
export async function connectShare(bench: Bench): Promise<number> {
  const password = lineOfInput();
  const [place, account] = [named(bench, '-Share'), named(bench, '-Account')];
  if (!isShare(place) || account === '') return ended(bench, 87);
  if (password === '') return ended(bench, 1326);
  const { backups } = bench.machine();
  const share = shareOf(backups, place);
  if (share) await sleep(share.delaySeconds * bench.secondsFor('share-delay'));
  if (!share?.reachable) return ended(bench, 53);
  const known = share.accounts === null || share.accounts.some(one => sameName(one, account));
  if (!known) return ended(bench, 5, 'Access is denied.');
  if (hasFault(bench.machine(), 'share-password-wrong')) {
    bench.change(machine => withoutOnce(machine, ['share-password-wrong']));
    return ended(bench, 1326, 'Logon failure: unknown user name or bad password.');
  }
  const other = backups.sessions.find(one => sameName(one.share, share.path));
  if (other && !sameName(other.account, account)) return ended(bench, 1219);
  bench.change(machine =>
    withBackups(machine, {
      sessions: [
        ...machine.backups.sessions.filter(one => !sameName(one.share, share.path)),
        { share: share.path, account },
      ],
    }),
  );
  return ended(bench, 0, `${place} is open.`);
}

/** `new-folder.ps1 -Path PATH`: on the disk of the machine. */
export function newFolder(bench: Bench): number {
  if (!bench.facts().elevated) return ended(bench, needsRights);
  const path = named(bench, '-Path');
  try {
    const place = onDisk(bench.folder, path);
    if (existsSync(place)) return ended(bench, 183);
    const letter = path.slice(0, 2);
    const isRoot = /^[a-z]:\\[^\\]+$/i.test(path);
    const hasDrive = bench.facts().drives.some(drive => sameName(drive.letter, letter));
    if (!hasDrive || (!isRoot && !existsSync(dirname(place)))) return ended(bench, 3);
    mkdirSync(place, { recursive: true });
    return ended(bench, 0, `${path} is there, and only administrators may open it.`);
  } catch (thrown) {
    if (thrown instanceof OddPath) return ended(bench, 161);
    throw thrown;
  }
}
