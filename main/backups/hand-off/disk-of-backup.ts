import type { BackupListing, BackupTarget, Disk } from '../../../preload/contract/index.js';

/** The disk that a backup lies on, as the computer that was asked shows it. */
export interface DiskOfBackup {
  /** Null where that computer could not tell which one it is. */
  readonly disk: Disk | null;
  /** Whether Windows of the server that is restored lies on it too. */
  readonly withWindows: boolean;
}

interface Asked {
  readonly volumes: BackupListing['volumes'];
  /** Of the computer that was asked. */
  readonly disks: readonly Disk[];
  /** Whether it is the server that the backup is of: else nothing says what its letters are there. */
  readonly isServer: boolean;
}

/** Where the backup lies; null for a share. */
export function diskOfBackup({ kind, path }: BackupTarget, { volumes, disks, isServer }: Asked): DiskOfBackup | null {
  if (kind !== 'volume') return null;
  const disk = disks.find(one => holds(one, path)) ?? null;
  const ofWindows = ['C:', ...volumes.flatMap(one => (one.critical === true ? [one.path] : []))];
  return { disk, withWindows: isServer && disk !== null && ofWindows.some(one => holds(disk, one)) };
}

const holds = ({ volumes }: Disk, path: string): boolean =>
  volumes.some(one => one.toLowerCase() === path.toLowerCase());
