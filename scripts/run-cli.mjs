// `npm run cas-recovery -- COMMAND`: the command line from a source folder, built first where needed.
import { spawn } from 'node:child_process';
import path from 'node:path';
import { root } from './lib/paths.mjs';
import { setUp } from './setup.mjs';

// Standard output belongs to the command: it may be asked for JSON.
const say = sentence => console.error(sentence);

await setUp([], say);
const { ensureBuilt } = await import('./lib/freshness.mjs');
await ensureBuilt(['cli', 'rehearsal-tools', 'assets', 'logon-script', 'authorities-script'], say);

const child = spawn(process.execPath, [path.join(root, 'dist', 'cli', 'index.cjs'), ...process.argv.slice(2)], {
  stdio: 'inherit',
});
// Ctrl+C reaches the command by itself; this only waits for what it makes of it.
process.on('SIGINT', () => undefined);
process.on('SIGTERM', () => child.kill('SIGTERM'));
child.on('close', code => {
  process.exitCode = code ?? 1;
});
