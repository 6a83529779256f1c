import { randomUUID } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import type { Fault, Scenario, SimulatedMachine } from '../../../preload/contract/index.js';
import type { Clock } from '../../ports/clock.js';
import { writeMachine } from './machine-file.js';

/** Puts the machine of a scenario into the folder, freshly started, with these faults to come. */
export async function createMachine(
  folder: string,
  scenario: Scenario,
  faults: readonly Fault[],
  clock: Clock,
): Promise<SimulatedMachine> {
  await mkdir(folder, { recursive: true });
  const machine: SimulatedMachine = {
    ...scenario.machine,
    schema: 'cas-recovery/machine/1',
    bootId: randomUUID(),
    bootedAt: clock.now(),
    faults: [...faults],
  };
  writeMachine(folder, machine);
  return machine;
}
