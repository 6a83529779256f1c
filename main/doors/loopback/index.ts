import path from 'node:path';
import { createInterface } from 'node:readline';
import { createWizard } from '../create-wizard.js';
import { systemClock } from '../../ports/clock.js';
import { toProblem } from '../../problems/problem.js';
import { startLoopbackDoor } from './loopback-door.js';
import { portFrom } from './port-option.js';

// The program behind `npm start` where no Electron window can be had:
// node dist/loopback/index.cjs [--state DIR] [--port N]

// The bundle lies in dist/loopback; everything else that was built lies beside that folder.
const built = (...names: readonly string[]): string => path.join(__dirname, '..', ...names);

async function main(): Promise<void> {
  const stateFolder = option('state');
  const port = portFrom(option('port'));
  const wizard = await createWizard({
    door: 'browser',
    ...(stateFolder !== undefined && { stateFolder: path.resolve(stateFolder) }),
    assetsFolder: built('assets'),
    toolFile: built('rehearsal-tools', 'tool.cjs'),
    scriptsFolder: built('scripts'),
    elevated: null,
    restartElevated: async () => false,
  });
  const door = await startLoopbackDoor({
    wizard,
    rendererFolder: built('renderer'),
    clock: systemClock,
    ...(port !== undefined && { port }),
  });
  print(door.url);
  if (process.stdin.isTTY) {
    console.log('The link works once. Press Enter for another one, Ctrl+C to end.');
    createInterface({ input: process.stdin }).on('line', () => print(door.freshUrl()));
  }
  const leave = (): void => {
    void Promise.allSettled([door.close(), wizard.close()]).then(() => process.exit(0));
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, leave);
  // Whoever started this as its child has gone: so does this.
  process.once('disconnect', leave);
}

function print(url: string): void {
  console.log(`The wizard waits at ${url}`);
  process.send?.({ url });
}

function option(name: string): string | undefined {
  const index = process.argv.indexOf(`--${name}`);
  return index < 0 ? undefined : process.argv[index + 1];
}

main().catch((thrown: unknown) => {
  const { code, happened, matters, next, details } = toProblem(thrown);
  console.error([happened, matters, next, details ?? '', `(${code})`].filter(Boolean).join('\n'));
  process.exitCode = 1;
});
