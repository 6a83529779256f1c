import { lstat, readdir, readFile, rmdir, unlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { kitFiles } from '../../../preload/contract/index.js';
import { failure } from '../../problems/problem.js';
import { isKitPath } from '../../settings/trees/kit-paths.js';
import { isFileError } from './file-reason.js';
import { lockName, markerName, newMarkerName, newManifestName, parseMarker } from './unfinished.js';

const ours: ReadonlySet<string> = new Set([lockName, markerName, newMarkerName, newManifestName]);

/**
 * Makes a folder ready for a new kit. An unfinished kit of the same server is taken away: only the files that its marker
 * knows. Throws where a kit is, or anything else.
 */
export async function makeReady(folder: string, server: string): Promise<void> {
  const names = await readdir(folder);
  if (names.includes(kitFiles.manifest)) throw failure('KIT_ALREADY_THERE', { path: folder });
  const marker = names.includes(markerName) ? parseMarker(await readFile(join(folder, markerName), 'utf8')) : null;
  if (marker?.server.toLowerCase() === server.toLowerCase()) await removeFiles(folder, marker.files);
  const [left] = (await readdir(folder)).filter(name => name !== lockName && !(marker && ours.has(name)));
  if (left !== undefined) throw failure('KIT_FOLDER_NOT_EMPTY', { path: folder, holds: left });
  for (const name of marker ? [newMarkerName, newManifestName] : []) await removeFile(join(folder, name));
}

/** Removes files of an unfinished kit, and folders that are empty then. Nothing is reached through a link. */
export async function removeFiles(folder: string, files: readonly string[]): Promise<void> {
  const known = files.filter(isKitPath);
  const folders = new Set(known.flatMap(foldersAbove));
  const plain = new Set<string>();
  for (const one of [...folders].sort()) {
    const isReached = dirname(one) === '.' || plain.has(dirname(one));
    if (isReached && (await isPlainFolder(join(folder, one)))) plain.add(one);
  }
  for (const file of known) {
    if (dirname(file) === '.' || plain.has(dirname(file))) await removeFile(join(folder, file));
  }
  for (const one of [...plain].sort().reverse()) await rmdir(join(folder, one)).catch(() => undefined);
}

function foldersAbove(path: string): string[] {
  const above = dirname(path);
  return above === '.' ? [] : [above, ...foldersAbove(above)];
}

async function isPlainFolder(path: string): Promise<boolean> {
  return lstat(path).then(
    found => found.isDirectory(),
    () => false,
  );
}

async function removeFile(path: string): Promise<void> {
  try {
    await unlink(path);
  } catch (thrown) {
    if (!isFileError(thrown) || thrown.code !== 'ENOENT') throw thrown;
  }
}
