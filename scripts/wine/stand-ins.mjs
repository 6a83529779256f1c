import { mkdir, readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { root } from '../lib/paths.mjs';
import { run } from '../lib/run.mjs';

const source = path.join(root, 'e2e', 'stand-ins');
const compiler = process.platform === 'win32' ? 'gcc' : 'x86_64-w64-mingw32-gcc';

/** Where the built stand-ins are. */
export const standInFolder = path.join(root, '.cache', 'wine', 'stand-ins');

/** Exchange setup is a .com file, which Windows starts like any other program. */
const endings = { setup: '.com' };

/** Why the stand-ins can't be built here, or undefined. */
export async function compilerIsMissing() {
  const { code } = await run(compiler, ['--version'], { quiet: true });
  return code === 0 ? undefined : `${compiler} is missing, which builds the stand-ins of Windows tools`;
}

/** Builds those that are older than their source. */
export async function compileStandIns() {
  await mkdir(standInFolder, { recursive: true });
  const names = await readdir(source);
  const headers = await Promise.all(names.filter(name => name.endsWith('.h')).map(name => changed(source, name)));
  for (const name of names.filter(one => one.endsWith('.c'))) {
    const base = name.replace(/\.c$/, '');
    const target = `${base}${endings[base] ?? '.exe'}`;
    const newest = Math.max(...headers, await changed(source, name));
    if ((await changed(standInFolder, target)) <= newest) await compile(name, target);
  }
}

const changed = (folder, name) =>
  stat(path.join(folder, name)).then(
    found => found.mtimeMs,
    () => 0,
  );

async function compile(name, target) {
  const warnings = ['-Wall', '-Wextra', '-Werror'];
  const files = ['-o', path.join(standInFolder, target), path.join(source, name)];
  const { code, output } = await run(compiler, ['-municode', '-static', '-O1', '-s', ...warnings, ...files], {
    quiet: true,
  });
  if (code !== 0) throw new Error(`${name} does not compile:\n${output}`);
}
