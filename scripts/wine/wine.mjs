import { spawn } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync, rmSync } from 'node:fs';
import { copyFile, mkdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { root } from '../lib/paths.mjs';
import { lastLine, run } from '../lib/run.mjs';
import { standInFolder } from './stand-ins.mjs';

const folder = path.join(root, '.cache', 'wine');
const prefix = path.join(folder, 'prefix');
const wine = '/usr/lib/wine/wine64';
const wineServer = '/usr/lib/wine/wineserver64';

/** Programs of Wine that lack what Windows has; a stand-in takes their place. Wine's taskkill knows no trees. */
const replaced = ['taskkill.exe'];

/** Nothing of the user's own Wine, no window, and no offers to install things. */
const environment = (at = prefix) => ({
  WINEPREFIX: at,
  WINEDEBUG: '-all',
  WINEDLLOVERRIDES: `mscoree,mshtml,winemenubuilder.exe=;${replaced.join(',')}=n`,
  DISPLAY: '',
  // Node 16 wants a newer Windows than the one that Exchange 2010 lives on.
  NODE_SKIP_PLATFORM_CHECK: '1',
  NODE_OPTIONS: '',
});

/** Makes the Windows of the tests, a Server 2008 R2, once: 10 seconds and 700 MB. Wants the stand-ins to be built. */
export async function ensurePrefix(say) {
  if (!existsSync(prefix)) await makePrefix(say);
  const system = path.join(prefix, 'drive_c', 'windows', 'system32');
  for (const name of replaced) await copyFile(path.join(standInFolder, name), path.join(system, name));
}

async function makePrefix(say) {
  say('Making a Windows Server 2008 R2 of Wine (700 MB).');
  const draft = `${prefix}.new`;
  await rm(draft, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const env = environment(draft);
  const version = ['reg', 'add', 'HKCU\\Software\\Wine', '/v', 'Version', '/d', 'win2008r2', '/f'];
  for (const args of [['wineboot', '-i'], version]) {
    const { code, output } = await run(wine, args, { env, quiet: true, timeLimitMs: 180_000 });
    if (code !== 0) throw new Error(`wine ${args.join(' ')} ended with ${code}: ${lastLine(output)}`);
  }
  // Only a server that has ended has written everything.
  await endServer(env);
  await rename(draft, prefix);
}

/** Ends all that runs in it; the next start takes the locale that is set then. */
export async function stopWine() {
  if (!existsSync(prefix)) return;
  await endServer(environment());
}

async function endServer(env) {
  for (const how of ['-k', '-w']) await run(wineServer, [how], { env, quiet: true, timeLimitMs: 30_000 });
}

let runs = 0;

/** Runs a Windows program: `{ code, output }`. Node dies when its output is a pipe of Linux, so it gets a file. */
export function onWine([file, ...args], { env = {}, cwd = root, timeLimitMs = 300_000 } = {}) {
  runs += 1;
  const printed = path.join(folder, `output-${process.pid}-${runs}.txt`);
  const output = openSync(printed, 'w');
  return new Promise(resolve => {
    const child = spawn(wine, [file, ...args], {
      cwd,
      env: { ...process.env, ...environment(), ...env },
      stdio: ['ignore', output, output],
    });
    closeSync(output);
    const timer = setTimeout(() => child.kill('SIGKILL'), timeLimitMs);
    child.once('error', error => done(null, error.message));
    child.once('exit', code => done(code, ''));
    function done(code, why) {
      clearTimeout(timer);
      const text = readFileSync(printed, 'utf8');
      rmSync(printed, { force: true });
      resolve({ code, output: text + why });
    }
  });
}
