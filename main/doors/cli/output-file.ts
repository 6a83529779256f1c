import { constants, type Stats } from 'node:fs';
import { access, lstat, realpath, stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { fileErrors } from '../../problems/file-errors.js';
import { type Failure } from '../../problems/failure.js';
import { failure } from '../../problems/problem.js';
import type { House } from './house.js';

/**
 * The path that a file of this name will be written to. Throws before anything is read from the directory when nothing
 * can be written there, or when what is there is no file: a folder, a device.
 */
export async function writablePlace(named: string): Promise<string> {
  const path = resolve(named);
  const folder = dirname(path);
  await access(folder, constants.W_OK).catch((thrown: unknown) => refuse(folder, thrown));
  if (!(await whatIsAt(folder, stat))?.isDirectory()) throw unusable(folder, 'it is not a folder', 'ENOTDIR');
  const there = await whatIsAt(path, lstat);
  if (!there) return path;
  // Behind a link lies the file that is meant.
  const target = there.isSymbolicLink() ? await realpath(path).catch((thrown: unknown) => refuse(path, thrown)) : path;
  if (!(await stat(target)).isFile()) throw unusable(path, 'it is there already, and it is not a file', 'EEXIST');
  return target;
}

/**
 * The same for every name of a file: links lead to it, and Windows knows no upper or lower case. A file that is not
 * there yet has its path.
 */
export async function identityOf(path: string): Promise<string> {
  const there = await stat(path, { bigint: true }).catch(() => undefined);
  if (there && there.ino !== 0n) return `${String(there.dev)}:${String(there.ino)}`;
  return process.platform === 'win32' ? path.toLowerCase() : path;
}

/** Writes a file, and says where. Throws with its own path where the system names a temporary one. */
export async function writeOutput(house: House, path: string, text: string): Promise<void> {
  await house.composition.writeFile(path, text).catch((thrown: unknown) => refuse(path, thrown));
  house.terminal.line(`Written: ${path}`);
}

async function whatIsAt(path: string, look: (path: string) => Promise<Stats>): Promise<Stats | undefined> {
  try {
    return await look(path);
  } catch (thrown) {
    return (thrown as NodeJS.ErrnoException).code === 'ENOENT' ? undefined : refuse(path, thrown);
  }
}

/** Throws what a file error means for this path. */
export function refuse(path: string, thrown: unknown): never {
  const { code = '' } = thrown as NodeJS.ErrnoException;
  const why = fileErrors[code];
  throw why === undefined ? thrown : unusable(path, why, code, thrown);
}

function unusable(path: string, why: string, code: string, cause?: unknown): Failure {
  return failure('FILE_NOT_USABLE', { path, why, code }, cause);
}
