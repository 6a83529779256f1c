import { readdir, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { DirectorySource } from '../../../preload/contract/index.js';
import { failure } from '../../problems/problem.js';
import { refuse } from './output-file.js';

/** The files of one export, as they were named; a folder stands for all exports in it. Throws `WRONG_USE`. */
export async function exportSource(named: readonly string[]): Promise<DirectorySource> {
  const found = await Promise.all(named.map(filesAt));
  const [path, ...morePaths] = [...new Set(found.flat())];
  if (path === undefined) throw failure('WRONG_USE', { what: noPath });
  return { kind: 'file', path, ...(morePaths.length > 0 && { morePaths }) };
}

const noPath = '"file:" is followed by the path of an export, as in file:contoso.ldf, or of a folder that holds it.';

async function filesAt(named: string): Promise<string[]> {
  if (named === '') throw failure('WRONG_USE', { what: noPath });
  const path = resolve(named);
  // A path that leads nowhere is told by whoever opens the export.
  const isFolder = await stat(path).then(
    found => found.isDirectory(),
    () => false,
  );
  return isFolder ? exportsIn(path) : [path];
}

async function exportsIn(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch((thrown: unknown) => refuse(folder, thrown));
  const files = names.filter(name => /\.(ldf|ldif)$/i.test(name)).sort();
  if (files.length > 0) return files.map(name => join(folder, name));
  throw failure('WRONG_USE', { what: `The folder ${folder} holds no file whose name ends with .ldf or .ldif.` });
}
