import { failure } from '../../../problems/problem.js';
import { factsFrom } from './facts-from-readings.js';
import type { FactsOptions, WindowsFacts } from './facts-options.js';
import { gather, type GatherRig } from './gather.js';
import { type MachineProbe, machineProbes } from './probes.js';

/**
 * Reads this machine and changes nothing on it. What can't be read is named in `unread`.
 * @throws HOST_NOT_READABLE when Windows PowerShell told nothing at all, TOOL_STOPPED when it was cancelled
 */
export async function readWindowsFacts(options: FactsOptions, rig?: GatherRig): Promise<WindowsFacts> {
  const readings = await gather(options, rig);
  const probes = Object.keys(machineProbes) as MachineProbe[];
  if (probes.every(probe => readings.get(probe) === undefined)) {
    const [first = 'names'] = probes;
    throw failure('HOST_NOT_READABLE', { why: readings.why(first) ?? '', output: readings.raw(first) });
  }
  return factsFrom(readings);
}
