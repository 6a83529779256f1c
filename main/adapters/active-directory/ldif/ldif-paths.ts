import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Failure } from '../../../problems/failure.js';
import { failure } from '../../../problems/problem.js';
import type { LdifFile } from './ldif-file.js';
import { whyUnreadable } from '../why-unreadable.js';

const exportName = /\.(?:ldf|ldif)$/i;

/** The files of an export. A folder stands for the exports in it, by name. */
export async function findLdifFiles(paths: readonly string[]): Promise<readonly LdifFile[]> {
  const found: LdifFile[] = [];
  for (const path of paths) {
    try {
      found.push(...(await filesAt(path)));
    } catch (error) {
      if (error instanceof Failure) throw error;
      throw failure('EXPORT_NOT_READABLE', { path, why: whyUnreadable(error) }, error);
    }
  }
  return found;
}

async function filesAt(path: string): Promise<LdifFile[]> {
  const status = await stat(path);
  if (status.isFile()) return [{ path, size: status.size }];
  if (!status.isDirectory()) throw failure('EXPORT_NOT_READABLE', { path, why: 'it is not a file' });
  const names = (await readdir(path)).filter(name => exportName.test(name)).sort();
  const why = 'it is a folder without files that end in .ldf or .ldif';
  if (names.length === 0) throw failure('EXPORT_NOT_READABLE', { path, why });
  return Promise.all(names.map(async name => ({ path: join(path, name), size: (await stat(join(path, name))).size })));
}
