import { lstat, readdir, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { failure } from '../../problems/problem.js';
import { fileReason, isFileError } from './file-reason.js';
import { lockName, markerName } from './unfinished.js';

/**
 * Throws what is known to stand against a new kit in a place, long before it is begun: `FILE_NOT_USABLE`,
 * `KIT_FOLDER_NOT_EMPTY`. Makes nothing, so that a disk that lets nothing be written is found only when it is begun.
 */
export async function refusePlace(out: string): Promise<void> {
  const isZip = /\.zip$/i.test(out);
  const there = await found(out);
  if (there && isZip) {
    const why = there.isDirectory() ? 'it is a folder' : 'a file of this name is there';
    throw failure('FILE_NOT_USABLE', { path: out, why, code: 'EEXIST' });
  }
  if (!there) return refuseAbove(dirname(out));
  if (!there.isDirectory()) throw aFile(out);
  const names = await readdir(out).catch((thrown: unknown) => Promise.reject(unusable(out, thrown)));
  const [left] = names.filter(name => name !== lockName);
  // One that was broken off goes on.
  if (left !== undefined && !names.includes(markerName)) {
    throw failure('KIT_FOLDER_NOT_EMPTY', { path: out, holds: left });
  }
}

/** Folders that are missing are made; the uppermost must be there, as the volume or the share. */
async function refuseAbove(folder: string): Promise<void> {
  const there = await found(folder);
  if (there) {
    if (!there.isDirectory()) throw aFile(folder);
    return;
  }
  const above = dirname(folder);
  if (above !== folder) return refuseAbove(above);
  throw failure('FILE_NOT_USABLE', { path: folder, why: 'it does not exist', code: 'ENOENT' });
}

async function found(path: string) {
  try {
    return await stat(path);
  } catch (thrown) {
    if (!isFileError(thrown)) throw thrown;
    if (thrown.code !== 'ENOENT' && thrown.code !== 'ENOTDIR') throw unusable(path, thrown);
    // A link that leads nowhere takes the name all the same.
    if (await lstat(path).catch(() => undefined)) throw unusable(path, thrown);
    return undefined;
  }
}

const aFile = (path: string): Error =>
  failure('FILE_NOT_USABLE', { path, why: 'it is a file, and a folder is needed', code: 'EEXIST' });

const unusable = (path: string, thrown: unknown): Error =>
  failure('FILE_NOT_USABLE', { path, ...fileReason(thrown) }, thrown);
