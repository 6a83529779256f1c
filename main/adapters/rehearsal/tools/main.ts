import { writeSync } from 'node:fs';
import { diskFull, isFull } from '../whole-file.js';
import { appcmd } from './appcmd.js';
import { eachOf, runEach } from './each.js';
import { netsh } from './netsh.js';
import { installerAt, isBrought, msiexec, wusa } from './packages.js';
import { powershell } from './powershell.js';
import { reagentc } from './reagentc.js';
import { reg } from './reg.js';
import { schtasks } from './resume-tools.js';
import { sc } from './sc.js';
import { setup } from './setup.js';
import { shutdown } from './shutdown.js';
import { type Bench, benchFromEnvironment, type Tool } from './tool.js';
import { wbadmin } from './wbadmin.js';
import { wbengine } from './wbengine.js';

// The simulated tools of a rehearsal: `node tool.cjs <tool> <arguments as typed>`.

const tools: Readonly<Record<string, Tool>> = {
  'appcmd.exe': appcmd,
  'msiexec.exe': msiexec,
  'netsh.exe': netsh,
  'powershell.exe': powershell,
  'reagentc.exe': reagentc,
  'reg.exe': reg,
  'sc.exe': sc,
  'schtasks.exe': schtasks,
  'setup.com': setup,
  'shutdown.exe': shutdown,
  'wbadmin.exe': wbadmin,
  'wbengine.exe': wbengine,
  'wusa.exe': wusa,
};

async function run(): Promise<number> {
  const [program = '', ...args] = process.argv.slice(2);
  const bench = benchFromEnvironment(args, process.env);
  return program === eachOf ? await runEach(bench, runOne) : await runOne(program, bench);
}

async function runOne(program: string, bench: Bench): Promise<number> {
  const name = program.slice(program.lastIndexOf('\\') + 1).toLowerCase();
  const tool = tools[name];
  if (tool) return await tool(bench);
  if (isBrought(bench, program)) return await installerAt(program)(bench);
  bench.print(`'${program}' is not recognized as an internal or external command,\noperable program or batch file.\n`);
  return 9009;
}

/** Windows exit codes have 32 bits, those of other systems 8: the whole code travels on a pipe of its own. */
function end(code: number): never {
  try {
    if (process.env['CAS_RECOVERY_EXIT_PIPE'] === '3') writeSync(3, String(code));
  } catch {
    // Nobody listens any more; the short code below still tells success from failure.
  }
  process.exit(code > 255 ? 255 : code);
}

run().then(end, (thrown: unknown) => {
  process.stderr.write(`${thrown instanceof Error ? thrown.message : String(thrown)}\n`);
  end(isFull(thrown) ? diskFull : 1);
});
