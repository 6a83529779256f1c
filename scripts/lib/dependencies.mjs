import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { root } from './paths.mjs';
import { runNpm } from './run.mjs';

/** Installs the packages of the lock file, unless exactly these are there. */
export async function ensureDependencies(say) {
  const wanted = await packagesOf(path.join(root, 'package-lock.json'));
  const present = await packagesOf(path.join(root, 'node_modules', '.package-lock.json')).catch(() => undefined);
  if (present && covers(present, wanted)) return;
  say(present ? 'The packages changed: installing them again.' : 'Installing the packages (about a minute).');
  const { code } = await runNpm(['ci', '--no-audit', '--no-fund']);
  if (code !== 0) throw new Error('npm ci failed. Its message is above; without the packages nothing can go on.');
}

async function packagesOf(lockFile) {
  return JSON.parse(await readFile(lockFile, 'utf8')).packages;
}

/** npm notes what it installed in a lock file of its own; optional packages of other systems are not in it. */
function covers(present, wanted) {
  return Object.entries(wanted).every(([name, { version, optional, devOptional }]) => {
    if (name === '' || ((optional || devOptional) && !present[name])) return true;
    return present[name]?.version === version;
  });
}
