import type { TreeFile } from '../../ports/kit-store.js';
import type { SettingsSide, SideFile, UnreadPlace } from '../../ports/settings-side.js';
import type { SettingsSource } from '../../ports/settings-source.js';
import { failure } from '../../problems/problem.js';
import { hashOfListed } from './hash-pool.js';
import { listTree } from './list-tree.js';
import { wholeFile } from './read-file.js';

/** A server as it is now, as one side of a comparison: its settings are read at once, its files when they are asked for. */
export const openSourceSide = (source: SettingsSource, signal?: AbortSignal): Promise<SettingsSide> =>
  sideOf(source, { signal });

/** The same for who wants all hashes: they are added up while the rest is listed, and stay what they were then. */
export function openSideToCompare(source: SettingsSource, signal?: AbortSignal): Promise<SettingsSide> {
  const hashes = new Map<string, Promise<string>>();
  const onFile = (file: TreeFile): void => {
    const hash = hashOfListed(file.path, file.bytes, signal);
    // Who asks for it hears of its failure.
    hash.catch(() => undefined);
    hashes.set(file.path, hash);
  };
  return sideOf(source, { signal, onFile, hashes });
}

interface Opening {
  readonly signal: AbortSignal | undefined;
  readonly onFile?: (file: TreeFile) => void;
  readonly hashes?: ReadonlyMap<string, Promise<string>>;
}

async function sideOf(source: SettingsSource, { signal, onFile, hashes }: Opening): Promise<SettingsSide> {
  const settings = await source.settings(signal);
  const files: TreeFile[] = [];
  const unreadPlaces: UnreadPlace[] = [];
  for (const root of await source.trees()) {
    const listing = await listTree(root, signal, onFile);
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
    sha256: async file => {
      const path = pathOf(file);
      return hashes?.get(path) ?? hashOfListed(path, file.bytes, signal);
    },
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
