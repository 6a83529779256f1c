import type { SettingsTree } from '../../../preload/contract/index.js';
import type { SettingsSide, SideFile, UnreadPlace } from '../../ports/settings-side.js';
import { versionFolder } from '../../product/settings/rollup-files.js';
import { shownFile } from './shown-place.js';

/** A file of a kit and its counterparts. At least one of `kit` and `now` is there. */
export interface FilePair {
  readonly tree: SettingsTree;
  /** Where it is, or would be, on the server. */
  readonly file: string;
  readonly kit: SideFile | null;
  readonly now: SideFile | null;
  /** Undefined where nobody looked at what setup wrote. */
  readonly fresh: SideFile | null | undefined;
  /** In the kit it lies below the folder of another version. */
  readonly moved: { readonly from: string; readonly to: string } | null;
}

export interface PairedFiles {
  readonly pairs: readonly FilePair[];
  /** Places that one side could not read: their files are left out. */
  readonly notCompared: readonly { readonly what: string; readonly why: string; readonly broken?: boolean }[];
}

/**
 * Puts the files of three sides beside each other, by tree and name without regard to case. Files of Outlook Web App below
 * the folder of a version that this server has not got are matched to the newest version that it has.
 */
export function pairFiles(kit: SettingsSide, fresh: SettingsSide | null, now: SettingsSide): PairedFiles {
  const [ofNow, ofFresh] = [byPlace(now.files), fresh ? byPlace(fresh.files) : undefined];
  const moves = versionMoves(kit.files, now.files);
  // What setup wrote lies below the folder of its own version.
  const movedFresh = fresh ? movedByPlace(fresh.files, versionMoves(fresh.files, now.files)) : undefined;
  const freshAt = (tree: SettingsTree, file: string): SideFile | null | undefined => {
    const place = placeOf(tree, file);
    const found = ofFresh?.get(place) ?? movedFresh?.get(place);
    return found ?? (ofFresh && !lies(tree, file, fresh?.unreadPlaces ?? []) ? null : undefined);
  };
  const pairs: FilePair[] = [];
  const seen = new Set<string>();
  for (const one of kit.files) {
    const moved = movedFile(one, moves);
    const file = moved?.file ?? one.file;
    const place = placeOf(one.tree, file);
    if (seen.has(place)) continue;
    seen.add(place);
    const here = ofNow.get(place) ?? null;
    pairs.push({
      tree: one.tree,
      file: here?.file ?? file,
      kit: one,
      now: here,
      fresh: freshAt(one.tree, file),
      moved: moved ? { from: moved.from, to: moved.to } : null,
    });
  }
  for (const one of now.files) {
    if (seen.has(placeOf(one.tree, one.file))) continue;
    pairs.push({
      tree: one.tree,
      file: one.file,
      kit: null,
      now: one,
      fresh: freshAt(one.tree, one.file),
      moved: null,
    });
  }
  const unread = [...kit.unreadPlaces.map(one => atNow(one, moves)), ...now.unreadPlaces];
  const isRead = (one: FilePair): boolean => !lies(one.tree, one.file, unread);
  const left = pairs.filter(one => !isRead(one));
  return {
    pairs: pairs.filter(isRead).sort(byTreeAndName),
    notCompared: [
      ...toldOf(kit, 'In the kit', left),
      // What a kit lacks was told when it was taken; that the server can't be read is news.
      ...toldOf(now, 'On the server', left).map(one => ({ ...one, broken: true })),
    ],
  };
}

/** Where a place of the kit would be on the server. */
function atNow(place: UnreadPlace, moves: ReadonlyMap<string, string>): UnreadPlace {
  if (place.file === null) return place;
  const moved = movedFile({ tree: place.tree, file: `${place.file}/`, bytes: 0, modifiedAt: null }, moves);
  return moved ? { ...place, file: moved.file.slice(0, -1) } : place;
}

function lies(tree: SettingsTree, file: string, places: readonly UnreadPlace[]): boolean {
  const inside = `${file}/`.toLowerCase();
  return places.some(
    one => one.tree === tree && (one.file === null || inside.startsWith(`${one.file}/`.toLowerCase())),
  );
}

/** A whole tree is told only where the other side has files of it. */
function toldOf(side: SettingsSide, where: string, left: readonly FilePair[]): PairedFiles['notCompared'] {
  return side.unreadPlaces
    .filter(({ tree, file }) => file !== null || left.some(one => one.tree === tree))
    .map(({ tree, file, why }) => ({ what: shownFile(tree, file ?? ''), why: `${where}: ${why}` }));
}

const placeOf = (tree: SettingsTree, file: string): string => `${tree}/${file.toLowerCase()}`;

function byPlace(files: readonly SideFile[]): Map<string, SideFile> {
  return new Map(files.map(one => [placeOf(one.tree, one.file), one]));
}

function byTreeAndName(one: FilePair, other: FilePair): number {
  const [left, right] = [placeOf(one.tree, one.file), placeOf(other.tree, other.file)];
  return left < right ? -1 : left > right ? 1 : 0;
}

/** For each folder that holds versions: the versions that only the first side has, and what each becomes. */
function versionMoves(from: readonly SideFile[], to: readonly SideFile[]): Map<string, string> {
  const [older, current] = [versionsOf(from), versionsOf(to)];
  const moves = new Map<string, string>();
  for (const [folder, versions] of older) {
    const here = current.get(folder) ?? new Set();
    const newest = newestOf(here);
    // The newest one alone was in use: what lies below older ones was left behind by rollups.
    const used = newestOf(versions);
    if (newest === undefined || used === undefined || here.has(used)) continue;
    moves.set(`${folder}/${used}`, newest);
  }
  return moves;
}

function versionsOf(files: readonly SideFile[]): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  for (const { tree, file } of files) {
    const match = tree === 'client-access' ? versionFolder.exec(file) : null;
    const [folder, version] = [match?.[1]?.toLowerCase(), match?.[2]];
    if (folder === undefined || version === undefined) continue;
    found.set(folder, (found.get(folder) ?? new Set()).add(version));
  }
  return found;
}

function newestOf(versions: ReadonlySet<string>): string | undefined {
  const sorted = [...versions].sort((one, other) => compareVersions(one, other));
  return sorted[sorted.length - 1];
}

function compareVersions(one: string, other: string): number {
  const [left, right] = [one.split('.').map(Number), other.split('.').map(Number)];
  const at = [0, 1, 2, 3].find(part => (left[part] ?? 0) !== (right[part] ?? 0));
  return at === undefined ? 0 : (left[at] ?? 0) - (right[at] ?? 0);
}

function movedByPlace(files: readonly SideFile[], moves: ReadonlyMap<string, string>): Map<string, SideFile> {
  const found = new Map<string, SideFile>();
  for (const one of files) {
    const moved = movedFile(one, moves);
    if (moved) found.set(placeOf(one.tree, moved.file), one);
  }
  return found;
}

function movedFile(
  { tree, file }: SideFile,
  moves: ReadonlyMap<string, string>,
): { file: string; from: string; to: string } | null {
  const match = tree === 'client-access' ? versionFolder.exec(file) : null;
  const [whole, folder, from] = match ?? [];
  if (whole === undefined || folder === undefined || from === undefined) return null;
  const to = moves.get(`${folder.toLowerCase()}/${from}`);
  return to === undefined ? null : { file: `${folder}/${to}${file.slice(whole.length)}`, from, to };
}
