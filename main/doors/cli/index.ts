import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { exitCodes } from './exit-codes.js';
import { runProgram } from './program.js';

// The bundle lies in dist/cli; everything else that was built lies beside that folder.
const distFolder = join(__dirname, '..');
const { version } = JSON.parse(readFileSync(join(distFolder, '..', 'package.json'), 'utf8')) as { version: string };

const cancel = new AbortController();
for (const name of ['SIGINT', 'SIGTERM'] as const) {
  process.on(name, () => {
    // The second time somebody really means it.
    if (cancel.signal.aborted) process.exit(exitCodes.cancelled);
    cancel.abort();
  });
}

// Whoever reads the output may leave, as in a pipe to "head". What is at work goes on: the journal tells of it. But
// output that could not be kept, as on a full disk, must not pass for a success.
process.stderr.on('error', () => undefined);
process.stdout.on('error', ({ code }: NodeJS.ErrnoException) => {
  if (code === 'EPIPE') return;
  process.stderr.write(`The output could not be written: ${code ?? 'unknown'}\n`);
  process.exitCode = exitCodes.failed;
});

void runProgram({
  args: process.argv.slice(2),
  distFolder,
  productVersion: version,
  signal: cancel.signal,
  hooks: {},
}).then(code => {
  process.exitCode ??= code;
  // A connection that was given up may linger; whoever cancelled waits for nothing but the last words.
  if (code === exitCodes.cancelled) process.stdout.write('', () => process.exit());
});
