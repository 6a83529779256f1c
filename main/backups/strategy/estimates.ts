import type { Range, Strategy } from '../../../preload/contract/index.js';
import { estimate, measured, sumOf } from './amounts.js';
import { certificatesKept, isAsSetupLeftIt, isReapplied, otherRoles, type Situation } from './situation.js';
import { gigabyte } from '../../product/size-words.js';
import { sources } from './sources.js';

const megabyte = gigabyte / 1024;

/** Bytes a second: a slow and a fast disk or share. Of a system state, which is read file by file. */
const speed = { slow: 20 * megabyte, fast: 100 * megabyte } as const;
const systemStateSpeed = { slow: 10 * megabyte, fast: 60 * megabyte } as const;

const systemStateBytes = estimate(
  7 * gigabyte,
  15 * gigabyte,
  'a system state of Windows Server 2008 R2 or 2012: estimate, not measured',
);
const serverBytes = estimate(
  25 * gigabyte,
  60 * gigabyte,
  'Windows and Exchange on a Client Access server: estimate, not measured',
);
const nothing = measured(0, 'nothing is backed up');

/** Bytes of one backup. */
export function bytesOf(situation: Situation, strategy: Strategy): Range {
  if (strategy === 'nothing') return estimate(0, 50 * megabyte, 'a kit or exported certificates, and notes: estimate');
  return strategy === 'minimum' ? sumOf([systemStateBytes, kitBytes(situation)]) : fullBytes(situation);
}

function kitBytes({ facts: { kit } }: Situation): Range {
  if (kit.value !== null) return measured(kit.value.bytes, kit.source);
  return estimate(10 * megabyte, 500 * megabyte, 'a recovery kit: estimate, not measured');
}

/** A bare-metal backup has the critical volumes. Where nobody could say which those are, all may be. */
function fullBytes(situation: Situation): Range {
  const { volumes } = situation.facts;
  if (volumes.value !== null && volumes.value.length > 0) {
    const used = (all: NonNullable<typeof volumes.value>): number => all.reduce((sum, one) => sum + one.usedBytes, 0);
    const known = used(volumes.value.filter(({ critical }) => critical === true));
    const least = known > 0 ? known : Math.min(...volumes.value.map(({ usedBytes }) => usedBytes));
    const most = used(volumes.value.filter(({ critical }) => critical !== false));
    return { low: least, high: most, basis: `used space of its volumes, ${volumes.source}`, measured: true };
  }
  if (otherRoles(situation)?.length === 0) return serverBytes;
  return { ...serverBytes, basis: `${serverBytes.basis}; without databases` };
}

/** Minutes that one backup runs. */
export function windowOf(situation: Situation, strategy: Strategy): Range {
  if (strategy === 'nothing') return nothing;
  const { slow, fast } = strategy === 'minimum' ? systemStateSpeed : speed;
  const rate = `${String(slow / megabyte)} to ${String(fast / megabyte)} MB/s`;
  const { low, high } = bytesOf(situation, strategy);
  return estimate(2 + low / fast / 60, 10 + high / slow / 60, `its size at ${rate}, and the shadow copy: estimate`);
}

export interface RestoreStep {
  readonly what: string;
  readonly minutes: Range;
}

/** What is done to be back, from a machine that is at hand. */
export function stepsOf(situation: Situation, strategy: Strategy): RestoreStep[] {
  if (strategy === 'everything') return bareMetal(situation);
  return [...rebuilt, ...(strategy === 'minimum' ? [restored(situation)] : reworked(situation)), verified];
}

const step = (what: string, low: number, high: number, basis?: string): RestoreStep => ({
  what,
  minutes: basis === undefined ? estimate(low, high) : estimate(low, high, basis),
});

const verified = step('Verify addresses, certificates, services and build', 15, 30);

const rebuilt: readonly RestoreStep[] = [
  step('Install Windows, take over name, address and domain', 45, 120),
  step('Install what Exchange needs', 15, 40),
  step('Recovery setup, and a restart', 20, 50, `about 20 minutes in ${sources.recover}; the rest is an estimate`),
  step('The rollup of the lost server', 15, 40),
];

function bareMetal(situation: Situation): RestoreStep[] {
  const { low, high } = fullBytes(situation);
  return [
    step('Start Windows media on a machine like the lost one, set its network up', 10, 20),
    step('Restore the critical volumes', low / speed.fast / 60, high / speed.slow / 60, 'its size at 20 to 100 MB/s'),
    step('First start, drivers, and the trust of the domain', 10, 30),
    step('Rollups and certificates that are newer than the backup', 0, 60),
    verified,
  ];
}

function restored({ facts: { kit } }: Situation): RestoreStep {
  return kit.value === null
    ? step('Certificates, files, IIS and registry values by hand, from the backup', 30, 180)
    : step('Apply the kit', 10, 30);
}

function reworked(situation: Situation): RestoreStep[] {
  return [
    certificatesKept(situation)
      ? step('Import the certificates', 10, 30)
      : step('Have the certificates issued anew', 60, 2880, 'hours to two days, as the authority goes: estimate'),
    ...(isAsSetupLeftIt(situation)
      ? []
      : [
          isReapplied(situation)
            ? step('Run the script of the customisations', 5, 30)
            : step('Find out and set by hand what was customised', 60, 960, 'as much as is remembered: estimate'),
        ]),
  ];
}
