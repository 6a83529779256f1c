import { existsSync } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { parts, productParts } from './build-parts.mjs';
import { root } from './paths.mjs';

/** Whatever goes into the built product. */
const sources = [
  'main',
  'preload',
  'renderer',
  'assets',
  'e2e/kill/harness.ts',
  'package-lock.json',
  'scripts/lib/build-parts.mjs',
];

/** Builds the named parts, unless they are there and newer than every source. */
export async function ensureBuilt(names = productParts, say = console.log) {
  const built = await Promise.all(names.map(name => builtAt(parts[name])));
  if (Math.min(...built) > (await newest(sources))) return;
  const { build } = await import('../build.mjs');
  await build(names, say);
}

async function builtAt({ output, copy }) {
  const file = path.join(root, copy ? path.dirname(copy) : output);
  return existsSync(file) ? (await stat(file)).mtimeMs : 0;
}

async function newest(names) {
  const times = await Promise.all(names.map(name => newestIn(path.join(root, name))));
  return Math.max(0, ...times);
}

async function newestIn(place) {
  if (!existsSync(place) || /\.test\.tsx?$/.test(place)) return 0;
  const { mtimeMs, isDirectory } = await describe(place);
  if (!isDirectory) return mtimeMs;
  // The time of a folder tells of files that were taken away.
  const inside = await Promise.all((await readdir(place)).map(name => newestIn(path.join(place, name))));
  return Math.max(mtimeMs, ...inside);
}

async function describe(place) {
  const found = await stat(place);
  return { mtimeMs: found.mtimeMs, isDirectory: found.isDirectory() };
}
