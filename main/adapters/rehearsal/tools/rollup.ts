import { existsSync } from 'node:fs';
import type { Service, SimulatedMachine } from '../../../../preload/contract/index.js';
import { hasFault, withoutOnce } from '../faults.js';
import { isOfRollup, rollupOf, withRollup } from '../rollups.js';
import { mediaFolder, putFiles, wordsOf } from '../server-files.js';
import { writeWhole } from '../whole-file.js';
import type { Bench } from './tool.js';

const notOpened = 1619;
const notApplicable = 1642;
const fatal = 1603;

/** `msiexec.exe /p FILE.msp /quiet /norestart /l*v LOG`: a rollup, which switches the services of Exchange off meanwhile. */
export async function installRollup(bench: Bench): Promise<number> {
  const [, file = '', ...rest] = bench.args;
  const log = rest[rest.findIndex(word => word.toLowerCase() === '/l*v') + 1];
  if (!bench.facts().elevated) return fatal;
  const brought = bench.machine().packages.some(one => one.path.toLowerCase() === file.toLowerCase());
  if (!brought && !existsSync(file)) return notOpened;
  const kb = /kb\d+/i.exec(file.slice(Math.max(file.lastIndexOf('\\'), file.lastIndexOf('/'))))?.[0].toUpperCase();
  if (kb === undefined || bench.machine().exchange.installedBuild === null) return notApplicable;
  const rollup = rollupOf(kb);
  const before = bench.machine().services;
  bench.change(withExchangeOff);
  await bench.take('rollup');
  const installed = bench.change(machine => withRollup(machine, rollup, new Date().toISOString()));
  putFiles(bench.folder, installed, {
    from: mediaFolder(bench.folder),
    words: wordsOf(installed),
    overwrites: true,
    only: isOfRollup,
  });
  const stays = hasFault(installed, 'rollup-leaves-services-disabled') ? leftDisabled : [];
  bench.change(machine => setBack(withoutOnce(machine, ['rollup-leaves-services-disabled']), before, stays));
  if (log !== undefined) writeLog(log, file, rollup.name);
  return 0;
}

const leftDisabled: readonly string[] = ['MSExchangeAB', 'MSExchangeRPC'];

const isOfExchange = ({ name }: Service): boolean => /^MSExchange/i.test(name) || name === 'W3SVC';

function withExchangeOff(machine: SimulatedMachine): SimulatedMachine {
  const off = { startMode: 'Disabled', state: 'Stopped' } as const;
  return { ...machine, services: machine.services.map(one => (isOfExchange(one) ? { ...one, ...off } : one)) };
}

function setBack(machine: SimulatedMachine, before: readonly Service[], stays: readonly string[]): SimulatedMachine {
  const had = (one: Service): Service =>
    (!stays.includes(one.name) && before.find(({ name }) => name === one.name)) || one;
  return { ...machine, services: machine.services.map(had) };
}

/** Windows Installer writes its log in two bytes for each character. */
function writeLog(path: string, file: string, name: string): void {
  const lines = [
    `Patch: ${file}`,
    `MSI (s) Product: Microsoft Exchange Server - Update '${name}' installed successfully.`,
  ];
  writeWhole(path, Buffer.from(`\uFEFF${lines.join('\r\n')}\r\n`, 'utf16le'));
}
