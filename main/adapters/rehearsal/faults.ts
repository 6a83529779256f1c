import type { FailPoint, SimulatedMachine } from '../../../preload/contract/index.js';

/**
 * Faults that are a state of the world rather than one tool's mishap. They hold until somebody mends them;
 * the others are taken away by the tool in which they show up.
 */
export const conditions: readonly FailPoint[] = [
  'wrong-operating-system',
  'not-elevated',
  'ip-in-use',
  'computer-account-not-reset',
  'restart-pending',
  'media-too-old',
  'url-missing',
  'backup-catalogue-damaged',
  'pool-stopped',
  'event-errors',
  'nlb-not-converged',
  'port-silent',
  'probe-hangs',
  'dns-stale',
];

/** Whether this can still go wrong on the machine. */
export function hasFault({ faults }: Pick<SimulatedMachine, 'faults'>, point: FailPoint): boolean {
  return faults.some(fault => fault.point === point);
}

/** The machine after somebody met these faults. */
export function withMet(machine: SimulatedMachine, points: readonly FailPoint[]): SimulatedMachine {
  const met = machine.met ?? [];
  const more = points.filter(point => hasFault(machine, point) && !met.includes(point));
  return more.length === 0 ? machine : { ...machine, met: [...met, ...more] };
}

/** Faults that were asked for and have not come to pass. */
export const unmet = ({ faults, met = [] }: Pick<SimulatedMachine, 'faults' | 'met'>): FailPoint[] =>
  faults.flatMap(({ point }) => (met.includes(point) ? [] : [point]));

/** The machine after this has happened, or was mended: a fault that happens once is gone, others stay. */
export function withoutOnce(machine: SimulatedMachine, points: readonly FailPoint[]): SimulatedMachine {
  const stays = ({ point, times }: SimulatedMachine['faults'][number]): boolean =>
    times === 'always' || !points.includes(point);
  return { ...withMet(machine, points), faults: machine.faults.filter(stays) };
}

/** Whether a server that setup has finished shows this: before, nobody could see it. */
export const isLeft = (machine: Pick<SimulatedMachine, 'faults' | 'exchange'>, point: FailPoint): boolean =>
  machine.exchange.installedBuild !== null && machine.exchange.watermark === null && hasFault(machine, point);
