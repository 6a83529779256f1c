import type { BackupListing, Comparison, HostFacts, Problem } from '../../../preload/contract/index.js';
import { sizeWords } from '../../product/size-words.js';
import { problem } from '../../problems/problem.js';
import { isInBackup, keepsBackups } from '../unfit-target.js';
import { unreadPlace, versionsIn } from './versions.js';
import type { JobOf } from './world.js';

type Take = JobOf<'take'>;
type Machine = Pick<HostFacts, 'name' | 'operatingSystem' | 'disks'>;

/** Longer than this, and no whole server can be restored from it. */
const longestPath = 110;
/** What a system state of Windows Server 2008 R2 or 2012 takes at least, and usually at most. */
const systemStateBytes = { least: 7 * 1024 ** 3, most: 15 * 1024 ** 3 } as const;

/** How a place suits a backup: why not, and what was looked at. */
export interface TargetCheck {
  readonly problem: Problem | undefined;
  readonly rows: readonly Comparison[];
}

/**
 * What is known of a place before a backup is taken there. What Windows would refuse only after minutes, and what it takes
 * although no restore could use it, is told here.
 */
export function checkTarget(job: Take, listing: BackupListing, machine: Machine): TargetCheck {
  const { target } = job;
  const missing = missingVolume(job, listing);
  if (missing) return { problem: missing, rows: [] };
  return target.kind === 'volume' ? checkVolume(job, listing, machine) : checkShare(job, listing, machine);
}

/** A volume that is to go into the backup and that this computer has not; not told where no volume could be read. */
export function missingVolume({ volumes }: Take, listing: BackupListing): Problem | undefined {
  const there = listing.volumes.map(({ path }) => path.toUpperCase());
  const volume = there.length === 0 ? undefined : volumes.find(one => !there.includes(one.toUpperCase()));
  if (volume === undefined) return undefined;
  return problem('BACKUP_VOLUME_NOT_THERE', { volume, there: there.filter(one => /^[A-Z]:$/.test(one)) });
}

function checkVolume(job: Take, listing: BackupListing, machine: Machine): TargetCheck {
  const { path: target } = job.target;
  const volume = listing.volumes.find(({ path }) => path.toLowerCase() === target.toLowerCase());
  if (!volume) {
    const unread = unreadVolumes(listing);
    return { problem: unread ?? problem('BACKUP_TARGET_NOT_THERE', { target }), rows: [] };
  }
  const inside = isInBackup(volume) || job.volumes.includes(target.toUpperCase());
  const is2008 = machine.operatingSystem.version.startsWith('6.1');
  const fits = keepsBackups(volume.fileSystem, !is2008);
  const sectors = machine.disks?.find(({ volumes }) => volumes.includes(target.toUpperCase()))?.sectorBytes ?? null;
  const needs = neededBytes(job, listing);
  const rows: Comparison[] = [
    row('inside', 'Where it lies', 'outside of the backup', inside ? 'inside of it' : 'outside of it', !inside),
    row('kind', 'Medium', 'a fixed disk', volume.removable ? 'a removable one' : 'a fixed disk', !volume.removable),
    row('file-system', 'File system', 'NTFS', volume.fileSystem || 'none', fits),
    row(
      'sectors',
      'Sectors of the disk',
      '512 bytes',
      sectors === null ? 'not told' : `${String(sectors)} bytes`,
      sectorsFit(sectors, is2008),
    ),
    row(
      'room',
      'Room',
      needs === null ? 'not known' : `about ${sizeWords(needs.usual)}`,
      `${sizeWords(volume.freeBytes)} free`,
      roomFits(needs, volume.freeBytes),
    ),
  ];
  return { problem: firstProblem(), rows };

  function firstProblem(): Problem | undefined {
    if (inside) return problem('BACKUP_TARGET_INSIDE', { target });
    if (volume?.removable === true) return problem('BACKUP_TARGET_REMOVABLE', { target });
    if (!fits) return problem('BACKUP_TARGET_FILE_SYSTEM', { target, fileSystem: volume?.fileSystem ?? '' });
    if (sectorsFit(sectors, is2008) === false) return problem('BACKUP_TARGET_SECTORS', { target });
    const free = volume?.freeBytes ?? 0;
    if (needs !== null && free < needs.least) {
      return problem('BACKUP_TARGET_TOO_SMALL', { target, needs: sizeWords(needs.usual), free: sizeWords(free) });
    }
    return undefined;
  }
}

function checkShare(job: Take, listing: BackupListing, { name }: Machine): TargetCheck {
  const { path: target } = job.target;
  const whole = `${target}\\WindowsImageBackup\\${name}`.length;
  const unread = unreadPlace(listing, job.target);
  const [there] = versionsIn(listing, job.target, listing.computer || name);
  const rows: Comparison[] = [
    row(
      'length',
      'Length of the path of the backup',
      `at most ${String(longestPath)}`,
      String(whole),
      whole <= longestPath,
    ),
    row('opens', 'It can be opened', 'yes', unread ? 'no' : 'yes', !unread),
    row(
      'versions',
      'Older versions there',
      job.replaces ? 'may be replaced' : 'none',
      there?.id ?? 'none',
      !there || job.replaces,
    ),
    row('room', 'Room', 'enough', 'a share does not tell it beforehand', 'unknown'),
  ];
  return { problem: firstProblem(), rows };

  function firstProblem(): Problem | undefined {
    if (whole > longestPath) return problem('BACKUP_TARGET_TOO_LONG', { target, longest: longestPath });
    if (unread) return problem('BACKUP_PLACE_UNREAD', { target, why: unread.why });
    if (there && !job.replaces) {
      const stamp = listing.readAt.slice(0, 16).replace(/[-:]/g, '').replace('T', '-');
      return problem('BACKUP_WOULD_REPLACE', { target, id: there.id, folder: `${target}\\${name}-${stamp}` });
    }
    return undefined;
  }
}

function unreadVolumes({ unread, volumes }: BackupListing): Problem | undefined {
  if (volumes.length > 0) return undefined;
  const why = unread.map(one => `${one.where}: ${one.why}`).join('\n');
  return problem('HOST_PART_NOT_READ', { what: 'list of volumes', why });
}

const sectorsFit = (sectors: number | null, is2008: boolean): boolean | 'unknown' =>
  sectors === null ? 'unknown' : sectors <= 512 || !is2008;

interface Needs {
  readonly least: number;
  readonly usual: number;
}

function roomFits(needs: Needs | null, free: number): boolean | 'unknown' {
  if (needs === null) return 'unknown';
  if (free < needs.least) return false;
  return free >= needs.usual ? true : 'unknown';
}

/** Used bytes of what is in it; null where Windows does not tell which volumes those are. */
function neededBytes({ what, volumes }: Take, listing: BackupListing): Needs | null {
  if (what === 'system-state') return { least: systemStateBytes.least, usual: systemStateBytes.most };
  if (listing.volumes.some(({ critical }) => critical === null)) return null;
  const inIt = listing.volumes.filter(({ path, critical }) => critical === true || volumes.includes(path));
  const used = inIt.reduce((sum, { totalBytes, freeBytes }) => sum + totalBytes - freeBytes, 0);
  return { least: used, usual: used };
}

type Row = readonly [id: string, label: string, needed: string, found: string, fits: boolean | 'unknown'];

function row(...[id, label, needed, found, fits]: Row): Comparison {
  return {
    id: `backup-${id}`,
    label,
    lost: needed,
    lostSource: 'what Windows Server Backup needs',
    rebuilt: found,
    rebuiltSource: 'volumes and backups of this computer',
    result: fits === 'unknown' ? 'unknown' : fits ? 'same' : 'different',
    remedy: fits === 'unknown' ? 'The backup itself will tell.' : '',
  };
}
