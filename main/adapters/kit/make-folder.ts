import { mkdir, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { failure } from '../../problems/problem.js';
import { fileReason, isFileError } from './file-reason.js';

/**
 * Makes a folder with those above it, one by one: `recursive` never ends where the system makes none, as below /proc. Gives
 * the uppermost that was made; undefined where all were there. Throws `FILE_NOT_USABLE`, with the folder that was in the way.
 */
export async function makeFolder(path: string): Promise<string | undefined> {
  const first = await tryMake(path);
  if (first === 'made') return path;
  if (first === 'there') return undefined;
  const above = dirname(path);
  if (above === path) throw unusable(path, first);
  const made = await makeFolder(above);
  const again = await tryMake(path);
  if (again === 'made') return made ?? path;
  if (again === 'there') return made;
  throw unusable(above, again);
}

async function tryMake(path: string): Promise<'made' | 'there' | NodeJS.ErrnoException> {
  try {
    await mkdir(path, { mode: 0o700 });
    return 'made';
  } catch (thrown) {
    if (!isFileError(thrown)) throw thrown;
    if (thrown.code === 'ENOENT') return thrown;
    const there = await stat(path).catch(() => undefined);
    if (there?.isDirectory() === true) return 'there';
    if (thrown.code !== 'EEXIST') throw unusable(dirname(path), thrown);
    throw failure('FILE_NOT_USABLE', { path, why: 'it is a file, and a folder is needed', code: 'EEXIST' }, thrown);
  }
}

/** The folder is there, and nothing can be made in it. */
function unusable(path: string, thrown: NodeJS.ErrnoException): Error {
  const { why, code } = fileReason(thrown);
  return failure('FILE_NOT_USABLE', { path, why: code === 'ENOENT' ? nothingNew : why, code }, thrown);
}

export const nothingNew = 'the system lets nothing be made in it';
