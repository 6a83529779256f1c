// `npm start`: sets up, builds, and opens the wizard: in its Electron window, or else as a rehearsal in a browser.
// Options: --browser (no Electron window), --fetch-electron (try its download again), --no-open, --state DIR, --port N.
import { fork, spawn } from 'node:child_process';
import path from 'node:path';
import { ensureElectron } from './lib/electron-runtime.mjs';
import { hasDisplay, openBrowser } from './lib/open-browser.mjs';
import { option } from './lib/options.mjs';
import { root } from './lib/paths.mjs';
import { setUp } from './setup.mjs';

const asked = name => process.argv.includes(`--${name}`);

await setUp();
const { ensureBuilt } = await import('./lib/freshness.mjs');
await ensureBuilt();

const why = await openElectron();
if (why !== undefined) {
  console.log(`No Electron window: ${why}. The wizard opens in a browser instead, for rehearsals.`);
  openLoopback();
}

/** Runs the Electron window until it is closed. Returns why there is none, or undefined. */
async function openElectron() {
  if (asked('browser')) return 'you asked for the browser';
  if (!hasDisplay()) return 'this machine has no display';
  const { file, why: missing } = await ensureElectron(console.log, { again: asked('fetch-electron') });
  if (!file) return missing;
  // Chromium's sandbox refuses to work for root on Linux.
  const asRoot = process.platform === 'linux' && process.getuid() === 0;
  if (asRoot)
    console.log('You are root: the window runs without the sandbox of Chromium. Use a plain account if you can.');
  const env = { ...process.env };
  delete env.ELECTRON_RUN_AS_NODE;
  const child = spawn(file, [...(asRoot ? ['--no-sandbox'] : []), root], { stdio: 'inherit', env });
  endWith(child);
  const code = await new Promise(resolve => {
    child.on('error', error => resolve(error.message));
    child.on('close', resolve);
  });
  return code === 0 || code === null ? undefined : `Electron ended with ${code}`;
}

function openLoopback() {
  const args = ['state', 'port'].flatMap(name => (option(name) ? [`--${name}`, option(name)] : []));
  const child = fork(path.join(root, 'dist', 'loopback', 'index.cjs'), args, {
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  });
  endWith(child);
  child.once('message', ({ url }) => {
    if (asked('no-open')) return;
    if (!openBrowser(url)) console.log('No browser was opened: open the address above on this machine.');
  });
  child.on('close', code => {
    process.exitCode = code ?? 0;
  });
}

/** Ctrl+C reaches the child by itself; this waits for it to end well. Other signals are handed on. */
function endWith(child) {
  process.on('SIGINT', () => undefined);
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
}
