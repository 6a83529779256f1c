// `npm run package [-- options of electron-builder]`: checks, builds and makes the installers, in release/.
import path from 'node:path';
import { readFile } from 'node:fs/promises';
import { root } from './lib/paths.mjs';
import { runNode } from './lib/run.mjs';
import { setUp } from './setup.mjs';

await setUp();
const { builderFaults } = await import('./check-builder.mjs');
const faults = await builderFaults(await readFile(path.join(root, 'electron-builder.yml'), 'utf8'));
if (faults.length > 0) {
  console.error(faults.join('\n'));
  process.exit(1);
}
if (process.platform !== 'win32') {
  console.log('Installers are made on Windows: their tools run there. Here only "--dir" and zip can succeed.');
}
const { build } = await import('./build.mjs');
await build();
const cli = path.join(root, 'node_modules', 'electron-builder', 'cli.js');
const { code } = await runNode([cli, '--win', '--x64', '--publish', 'never', ...process.argv.slice(2)]);
process.exitCode = code ?? 1;
