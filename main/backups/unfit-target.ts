import type { BackupVolume } from '../../preload/contract/index.js';

/** A volume that would itself be in each backup: nobody can keep one there. */
export const isInBackup = ({ path, critical }: Pick<BackupVolume, 'path' | 'critical'>): boolean =>
  critical === true || /^c:$/i.test(path);

/** `onReFS`: Windows Server 2012 keeps backups there, 2008 R2 does not. */
export const keepsBackups = (fileSystem: string, onReFS: boolean): boolean =>
  fileSystem === 'NTFS' || (fileSystem === 'ReFS' && onReFS);

/** Why Windows Server Backup keeps nothing on a volume, as far as the volume alone tells; null where it may keep it. */
export function whyUnfit(volume: BackupVolume): string | null {
  if (isInBackup(volume)) return 'it would itself be in the backup';
  if (volume.removable) return 'it is a removable medium';
  if (!keepsBackups(volume.fileSystem, true)) return `its file system is ${volume.fileSystem || 'none'}`;
  return null;
}
