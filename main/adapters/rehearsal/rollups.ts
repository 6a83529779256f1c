import type { InstalledRollup, SimulatedMachine } from '../../../preload/contract/index.js';

export interface Rollup {
  readonly kb: string;
  readonly name: string;
  readonly build: string;
}

// Builds: Microsoft's table of Exchange builds. Numbers of the articles: generally known, confirmed by no source here.
const known: readonly (readonly [kb: string, number: number, build: string])[] = [
  ['KB2917508', 5, '14.3.181.6'],
  ['KB2936871', 6, '14.3.195.1'],
  ['KB2961522', 7, '14.3.210.2'],
  ['KB2986475', 8, '14.3.224.2'],
];

/** The rollup of an article. One that this program does not know is taken for the newest that it knows. */
export function rollupOf(kb: string): Rollup {
  const row = known.find(([one]) => one === kb);
  const [, number, build] = row ?? known[known.length - 1] ?? ['', 0, ''];
  const name = row
    ? `Update Rollup ${String(number)} for Exchange Server 2010 Service Pack 3`
    : 'Update for Exchange Server 2010';
  return { kb, build, name: `${name} (${kb})` };
}

/** The machine with a rollup in its program files and in the list of Windows. */
export function withRollup(machine: SimulatedMachine, { kb, name, build }: Rollup, moment: string): SimulatedMachine {
  const listed: InstalledRollup = { kb, name, installedOn: moment.slice(0, 10).replaceAll('-', '') };
  const others = machine.settings.rollups.filter(one => one.kb !== kb);
  return { ...machine, settings: { ...machine.settings, rollupBuild: build, rollups: [...others, listed] } };
}

/** What a rollup rewrites, whatever stands there, and the folder of its own version. */
export function isOfRollup(file: string): boolean {
  return /^client-access\/Owa\/(auth\/[^/]+\.aspx|BUILD\/.+)$/.test(file);
}
