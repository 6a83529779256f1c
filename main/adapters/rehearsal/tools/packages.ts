import type { Package, SimulatedMachine } from '../../../../preload/contract/index.js';
import { packages as packageRows } from '../../../product/prerequisites/software.js';
import { installRollup } from './rollup.js';
import type { Bench, Tool } from './tool.js';

const fileNotFound = 0x80070002 | 0;
const alreadyInstalled = 0x240006;
const notApplicable = 0x80240017 | 0;
const restartRequired = 3010;

const servicing = 'HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Component Based Servicing\\RebootPending';

/** `wusa.exe FILE.msu /quiet /norestart`: prints nothing, as the real one. Windows wants a restart afterwards. */
export async function wusa(bench: Bench): Promise<number> {
  if (!bench.facts().elevated) return 5;
  const brought = broughtFile(bench, bench.args[0]);
  if (!brought) return fileNotFound;
  await bench.take('package');
  const { hotfixes, operatingSystem } = bench.machine();
  if (hotfixes.includes(brought.id)) return alreadyInstalled;
  const system = /windows(\d+\.\d+)/i.exec(brought.path)?.[1];
  if (system !== undefined && !operatingSystem.version.startsWith(system)) return notApplicable;
  bench.change(machine => withHotfix(machine, brought.id));
  return restartRequired;
}

/** `msiexec.exe /i FILE.msi /quiet /norestart`, and `/p` with a patch. One that comes with a log of its own is a rollup. */
export async function msiexec(bench: Bench): Promise<number> {
  if (bench.args[0] === '/p' && bench.args.includes('/l*v')) return installRollup(bench);
  return install(bench, bench.args[1], { missing: 1619, done: 0 });
}

/** `FILE.exe /quiet /norestart`: an installer of its own. It asks for a restart by its exit code alone. */
export function installerAt(path: string): Tool {
  return bench => install(bench, path, { missing: 9009, done: restartRequired });
}

/** Whether this path is that of an installer that was brought. */
export function isBrought({ machine }: Bench, path: string): boolean {
  return machine().packages.some(one => same(one.path, path));
}

async function install(
  bench: Bench,
  path: string | undefined,
  codes: { readonly missing: number; readonly done: number },
): Promise<number> {
  if (!bench.facts().elevated) return 5;
  const brought = broughtFile(bench, path);
  if (!brought) return codes.missing;
  await bench.take('package');
  const file = brought.path.slice(brought.path.lastIndexOf('\\') + 1);
  const row = packageRows.find(({ files }) => files.some(one => same(one, file)));
  bench.change(machine => withProgram(machine, row?.productCode ?? `{${file}}`, row?.title ?? file));
  return codes.done;
}

function broughtFile({ machine }: Bench, path = ''): Package | undefined {
  return machine().packages.find(one => same(one.path, path));
}

function withHotfix(machine: SimulatedMachine, id: string): SimulatedMachine {
  const pending = machine.pendingRestart.filter(({ place }) => place !== servicing);
  return {
    ...machine,
    hotfixes: [...machine.hotfixes, id],
    pendingRestart: [...pending, { place: servicing, value: 'the key exists' }],
  };
}

function withProgram(machine: SimulatedMachine, code: string, name: string): SimulatedMachine {
  const others = machine.programs.filter(one => one.code !== code);
  return { ...machine, programs: [...others, { code, name, version: null }] };
}

const same = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();
