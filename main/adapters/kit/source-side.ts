import type { TreeFile } from '../../ports/kit-store.js';
import type { SettingsSide, SideFile, UnreadPlace } from '../../ports/settings-side.js';
import type { SettingsSource } from '../../ports/settings-source.js';
import { failure } from '../../problems/problem.js';
import { listTree } from './list-tree.js';
import { hashOfFile, wholeFile } from './read-file.js';

/** A server as it is now, as one side of a comparison: its settings are read at once, its files when they are asked for. */
export async function openSourceSide(source: SettingsSource, signal?: AbortSignal): Promise<SettingsSide> {
  const settings = await source.settings(signal);
  const files: TreeFile[] = [];
  const unreadPlaces: UnreadPlace[] = [];
  for (const root of await source.trees()) {
    const listing = await listTree(root, signal);
    files.push(...listing.files);
    unreadPlaces.push(...listing.leftOut.map(({ tree, file, why }) => ({ tree, file, why })));
  }
  const paths = new Map(files.map(one => [keyOf(one), one.path]));
  const pathOf = (file: SideFile): string => {
    const path = paths.get(keyOf(file));
    if (path === undefined) {
      throw failure('FILE_NOT_USABLE', { path: file.file, why: 'it does not exist', code: 'ENOENT' });
    }
    return path;
  };
  return {
    settings,
    files: sortedSides(files),
    unreadPlaces,
    sha256: file => hashOfFile(pathOf(file), signal, file.bytes),
    read: file => wholeFile(pathOf(file)),
  };
}

const keyOf = ({ tree, file }: Pick<SideFile, 'tree' | 'file'>): string => `${tree}/${file}`;

/** Sorted by tree and name, as the port promises. */
export function sortedSides(files: readonly SideFile[]): SideFile[] {
  return files
    .map(({ tree, file, bytes, modifiedAt }) => ({ tree, file, bytes, modifiedAt }))
    .sort((left, right) => {
      const [one, other] = [keyOf(left), keyOf(right)];
      return one < other ? -1 : one > other ? 1 : 0;
    });
}
