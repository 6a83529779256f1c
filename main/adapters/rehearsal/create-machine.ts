import { randomUUID } from 'node:crypto';
import { cp, mkdir } from 'node:fs/promises';
import type { Fault, Scenario, SimulatedMachine } from '../../../preload/contract/index.js';
import type { Clock } from '../../ports/clock.js';
import { backupsOf } from './backups/of-scenario.js';
import { readMachine, writeMachine } from './machine-file.js';
import { mediaFolder, putFiles, treesOfSetup, wordsOf } from './server-files.js';

/** Puts the machine of a scenario into the folder, freshly started, with these faults to come. It has no files yet. */
export async function createMachine(
  folder: string,
  scenario: Scenario,
  faults: readonly Fault[],
  clock: Clock,
): Promise<SimulatedMachine> {
  await mkdir(folder, { recursive: true });
  const machine: SimulatedMachine = {
    ...scenario.machine,
    backups: backupsOf(scenario),
    schema: 'cas-recovery/machine/1',
    bootId: randomUUID(),
    bootedAt: clock.now(),
    faults: [...faults],
  };
  writeMachine(folder, machine);
  return machine;
}

/**
 * Gives the machine the files that Windows and setup write, from the `fresh` folder of a scenario: those of Windows now, the
 * others as its setup media. It gets a copy, as the scenario may be gone by then.
 */
export async function giveFiles(folder: string, fresh: string): Promise<void> {
  await cp(fresh, mediaFolder(folder), { recursive: true });
  const machine = readMachine(folder);
  putFiles(folder, machine, {
    from: fresh,
    words: wordsOf(machine),
    overwrites: false,
    only: file => !treesOfSetup.some(tree => file.startsWith(`${tree}/`)),
  });
}
