import {
  kitFiles,
  settingsTrees,
  LostServer,
  ServerSettings,
  type KitFile,
  type KitManifest,
} from '../../../preload/contract/index.js';
import type { KitContents, OpenedKit } from '../../ports/kit-store.js';
import type { SettingsSide, SideFile, UnreadPlace } from '../../ports/settings-side.js';
import { failure } from '../../problems/problem.js';
import { allOfTree, partOfTree } from '../../settings/trees/tree-parts.js';
import { fileInTree, pathOfCertificate, pathOfTreeFile } from '../../settings/trees/kit-paths.js';
import { foldedPath } from '../../settings/trees/windows-names.js';
import { openContents } from './kit-contents.js';
import { sortedSides } from './source-side.js';

/** Opens a kit for comparing and applying. Throws where its list or its settings are damaged; the rest is read when asked for. */
export async function openKit(path: string, signal?: AbortSignal): Promise<OpenedKit> {
  if (signal?.aborted === true) throw failure('CANCELLED', {});
  const contents = await openContents(path);
  try {
    return await withSide(contents);
  } catch (thrown) {
    await contents.close();
    throw thrown;
  }
}

async function withSide(contents: KitContents): Promise<OpenedKit> {
  const { manifest } = contents;
  const settings = await readJson(contents, kitFiles.settings, ServerSettings);
  const has = (path: string): boolean => manifest.files.some(file => file.path === path);
  const directory = has(kitFiles.directory) ? await readJson(contents, kitFiles.directory, LostServer) : null;
  return {
    ...contents,
    side: sideOf(contents, settings),
    directory,
    certificate: thumbprint => manifest.files.find(one => one.path === pathOfCertificate(thumbprint)) ?? null,
  };
}

function sideOf(contents: KitContents, settings: ServerSettings): SettingsSide {
  const listed = filesByPlace(contents.manifest);
  const find = (file: SideFile): KitFile => {
    const found = listed.get(foldedPath(pathOfTreeFile(file.tree, file.file)));
    if (!found)
      throw failure('KIT_FILE_DAMAGED', { path: file.file, kit: contents.path, why: 'the kit does not list it' });
    return found;
  };
  return {
    settings,
    files: sortedSides([...listed.values()].flatMap(sideFileOf)),
    unreadPlaces: unreadPlacesOf(contents.manifest),
    sha256: file => Promise.resolve(find(file).sha256),
    read: file => contents.read(find(file).path),
  };
}

/** What the kit lacks of its trees: it says nothing about whether the server had it. */
function unreadPlacesOf({ lacks }: KitManifest): UnreadPlace[] {
  return lacks.flatMap(({ part, what, why }) => {
    const tree = settingsTrees.find(one => partOfTree[one] === part);
    return tree === undefined ? [] : [{ tree, file: what === allOfTree ? null : what, why }];
  });
}

function filesByPlace({ files }: KitManifest): Map<string, KitFile> {
  return new Map(files.filter(({ tree }) => tree !== null).map(file => [foldedPath(file.path), file]));
}

function sideFileOf(listed: KitFile): SideFile[] {
  const file = fileInTree(listed);
  if (listed.tree === null || file === null) return [];
  return [{ tree: listed.tree, file, bytes: listed.bytes, modifiedAt: listed.modifiedAt }];
}

interface Schema<T> {
  safeParse(value: unknown): { success: true; data: T } | { success: false };
}

/** A part that the kit wrote itself. Throws `KIT_FILE_DAMAGED` where it is not what it should be. */
export async function readJson<T>(contents: KitContents, path: string, schema: Schema<T>): Promise<T> {
  const bytes = await contents.read(path);
  try {
    const found = schema.safeParse(JSON.parse(bytes.toString('utf8')));
    if (found.success) return found.data;
  } catch {
    // Told below.
  }
  throw failure('KIT_FILE_DAMAGED', { path, kit: contents.path, why: 'it does not hold what this version expects' });
}
