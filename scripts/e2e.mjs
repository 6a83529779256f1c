// `npm run e2e [-- options and files of Playwright]`: builds where needed and runs the tests of the built wizard.
import path from 'node:path';
import { findElectron } from './lib/electron-runtime.mjs';
import { root } from './lib/paths.mjs';
import { runNode } from './lib/run.mjs';
import { setUp } from './setup.mjs';

await setUp(['chromium', 'chromium108', 'node16']);
const { parts } = await import('./lib/build-parts.mjs');
const { ensureBuilt } = await import('./lib/freshness.mjs');
await ensureBuilt(Object.keys(parts));
const electron = findElectron();
if (!electron) console.log('Left out: the real Electron window, because there is no Electron runtime here.');
const cli = path.join(root, 'node_modules', '@playwright', 'test', 'cli.js');
const { code } = await runNode([cli, 'test', ...process.argv.slice(2)], {
  env: electron ? { CAS_RECOVERY_ELECTRON: electron } : {},
});
process.exitCode = code ?? 1;
