import type { BackupTarget, BackupVolume } from '../../../preload/contract/backups.js';
import { tj } from '../../messages/backup-job-words.js';

/** What a place is, however it is typed: `e:\` is `E:`. Null for what is neither a volume nor a share. */
export function targetOf(text: string): BackupTarget | null {
  const bare = unquoted(text).replace(/(?<=[^\\:]|:)\\+$/, '');
  if (/^[a-z]:$/i.test(bare)) return { kind: 'volume', path: bare.toUpperCase() };
  if (/^\\\\\?\\Volume\{[0-9a-fA-F-]{36}\}$/.test(bare)) return { kind: 'volume', path: bare };
  return /^\\\\[^\\?][^\\]*\\[^\\]+(?:\\[^\\]+)*$/.test(bare) ? { kind: 'share', path: bare } : null;
}

/** A path as it was typed or copied: Explorer puts it in quotes. */
export const unquoted = (path: string): string => path.trim().replace(/^"(.*)"$/, '$1');

/** What can't be right about the place of a new backup, as far as the volumes of this computer tell; '' while nothing is. */
export function placeComplaint(
  text: string,
  chosen: readonly string[],
  volumes: readonly BackupVolume[] | null,
): string {
  if (text.trim() === '') return '';
  const target = targetOf(text);
  if (!target) return tj('place.odd');
  if (target.kind === 'share' || volumes === null || volumes.length === 0) return '';
  const { path } = target;
  const volume = volumes.find(one => one.path.toLowerCase() === path.toLowerCase());
  if (!volume) return tj('place.not-there', { volume: path });
  if (volume.critical === true || path === 'C:') return tj('place.inside', { volume: path });
  if (chosen.includes(path)) return tj('place.chosen', { volume: path });
  if (volume.removable) return tj('place.removable', { volume: path });
  return /^(NTFS|ReFS)$/.test(volume.fileSystem)
    ? ''
    : tj('place.file-system', { volume: path, system: volume.fileSystem || '?' });
}

/** A folder with its drive: `C:\Windows`. */
export const isFolder = (path: string): boolean => /^[a-z]:\\[^<>:"|?*]*$/i.test(path);

/** The last name of a path of Windows. */
const baseName = (path: string): string => path.replace(/\\+$/, '').split('\\').at(-1)?.toLowerCase() ?? '';

/** Whether two folders are the same, or one lies in the other. */
function overlap(one: string, other: string): boolean {
  const plain = (path: string): string => `${path.replace(/\\+$/, '').toLowerCase()}\\`;
  return plain(one).startsWith(plain(other)) || plain(other).startsWith(plain(one));
}

/** Folders that are to come back, one a line. */
export const foldersIn = (text: string): readonly string[] =>
  text
    .split(/\r?\n/)
    .map(line => unquoted(line).replace(/(?<=[^\\:])\\+$/, ''))
    .filter(line => line !== '');

export function foldersComplaint(text: string): string {
  const folders = foldersIn(text);
  const odd = folders.find(folder => !isFolder(folder));
  if (odd !== undefined) return tj('folder.odd', { folder: odd });
  const names = folders.map(baseName);
  const twice = names.find((name, at) => names.indexOf(name) !== at);
  return twice === undefined ? '' : tj('folders.twice', { name: twice });
}

const live = ['C:\\Windows', 'C:\\inetpub', 'C:\\Program Files\\Microsoft\\Exchange Server\\V14'];

/** Never over what is live, and not into what is restored. */
export function intoComplaint(text: string, folders: readonly string[]): string {
  const into = unquoted(text);
  if (into === '') return '';
  if (!isFolder(into) || into.replace(/\\+$/, '').length < 3) return tj('folder.odd', { folder: into });
  const folder = [...live, ...folders].find(one => overlap(one, into));
  return folder === undefined ? '' : tj('into.live', { folder });
}
