import { closeSync, openSync, readFileSync, rmSync, statSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { SimulatedMachine } from '../../../preload/contract/index.js';
import { bareBackups } from '../../../preload/contract/bare-backups.js';
import { bareSettings } from '../../../preload/contract/bare-settings.js';
import { busy, codeOf, naming, patience, patiently, pause, writeWhole } from './whole-file.js';

// Shared by the simulated tools, which start often and must start fast: no schema library in here.

/** Where the simulated machine of a rehearsal keeps its state. */
export const machineFile = (folder: string): string => join(folder, 'machine.json');

/** Reads the machine as some tool left it last. It is never half written. */
export function readMachine(folder: string): SimulatedMachine {
  const machine = JSON.parse(patiently(() => readFileSync(machineFile(folder), 'utf8'))) as SimulatedMachine;
  return {
    ...machine,
    settings: { ...bareSettings, ...machine.settings },
    backups: { ...bareBackups, ...(machine.backups as Partial<SimulatedMachine['backups']> | undefined) },
  };
}

/** Writes the whole machine, so that a kill at any moment, or a full disk, leaves either the old or the new state. */
export function writeMachine(folder: string, machine: SimulatedMachine): void {
  writeWhole(machineFile(folder), `${JSON.stringify(machine, null, 2)}\n`);
}

/** Changes the machine while no other tool does. Returns what it became. */
export function changeMachine(
  folder: string,
  change: (machine: SimulatedMachine) => SimulatedMachine,
): SimulatedMachine {
  const release = lock(join(folder, 'machine.lock'));
  try {
    const changed = change(readMachine(folder));
    writeMachine(folder, changed);
    return changed;
  } finally {
    release();
  }
}

/** A folder that can't be written to looks like a busy one: so many times in a row are about five seconds. */
const mostRefusals = 200;
/** No tool holds the lock for longer than one write. */
const lockLimitMs = 10_000;

function lock(path: string): () => void {
  for (let refusals = 0; ;) {
    try {
      writeMark(path);
      return () => rmSync(path, { force: true });
    } catch (thrown) {
      if (codeOf(thrown) === 'EEXIST') {
        if (isAbandoned(path)) rmSync(path, { force: true });
        else pause(5);
      } else {
        refusals += 1;
        if (!busy.has(codeOf(thrown)) || refusals > mostRefusals) throw thrown;
        pause(patience.pauseMs);
      }
    }
  }
}

/** The lock is taken or not, also where the disk has room for its name and not for its holder. */
function writeMark(path: string): void {
  const file = openSync(path, 'wx');
  try {
    writeSync(file, String(process.pid));
  } catch (thrown) {
    rmSync(path, { force: true });
    throw naming(path, thrown);
  } finally {
    closeSync(file);
  }
}

function isAbandoned(path: string): boolean {
  try {
    const holder = Number(readFileSync(path, 'utf8'));
    const age = Date.now() - statSync(path).mtimeMs;
    return age > lockLimitMs || (holder > 0 && holder !== process.pid && !isRunning(holder));
  } catch {
    return false;
  }
}

function isRunning(processId: number): boolean {
  try {
    process.kill(processId, 0);
    return true;
  } catch (thrown) {
    return codeOf(thrown) === 'EPERM';
  }
}
