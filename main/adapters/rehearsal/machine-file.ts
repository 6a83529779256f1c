import { closeSync, fsyncSync, openSync, readFileSync, renameSync, rmSync, statSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { SimulatedMachine } from '../../../preload/contract/index.js';
import { bareSettings } from '../../../preload/contract/bare-settings.js';

// Shared by the simulated tools, which start often and must start fast: no schema library in here.

/** Where the simulated machine of a rehearsal keeps its state. */
export const machineFile = (folder: string): string => join(folder, 'machine.json');

/** Reads the machine as some tool left it last. It is never half written. */
export function readMachine(folder: string): SimulatedMachine {
  const machine = JSON.parse(patiently(() => readFileSync(machineFile(folder), 'utf8'))) as SimulatedMachine;
  return { ...machine, settings: { ...bareSettings, ...machine.settings } };
}

/** Writes the whole machine, so that a kill at any moment leaves either the old or the new state. */
export function writeMachine(folder: string, machine: SimulatedMachine): void {
  const temporary = `${machineFile(folder)}.${process.pid}.tmp`;
  const file = openSync(temporary, 'w');
  try {
    writeSync(file, `${JSON.stringify(machine, null, 2)}\n`);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  patiently(() => renameSync(temporary, machineFile(folder)));
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

const busy = new Set(['EPERM', 'EACCES', 'EBUSY']);
const patience = { tries: 60, pauseMs: 25 };
/** A folder that can't be written to looks like a busy one: so many times in a row are about five seconds. */
const mostRefusals = 200;
/** No tool holds the lock for longer than one write. */
const lockLimitMs = 10_000;

/** On Windows a virus scanner or a reader may hold the file for a moment. */
function patiently<T>(act: () => T): T {
  for (let left = patience.tries; ; left -= 1) {
    try {
      return act();
    } catch (thrown) {
      if (left === 0 || !busy.has(codeOf(thrown))) throw thrown;
      pause(patience.pauseMs);
    }
  }
}

function lock(path: string): () => void {
  for (let refusals = 0; ;) {
    try {
      const file = openSync(path, 'wx');
      writeSync(file, String(process.pid));
      closeSync(file);
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

function pause(milliseconds: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
}

const codeOf = (thrown: unknown): string => (thrown as NodeJS.ErrnoException).code ?? '';
