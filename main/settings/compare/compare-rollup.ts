import type { ServerSettings } from '../../../preload/contract/index.js';
import { difference, type Advice, type Circumstances } from './difference.js';
import type { PartOutcome, Settings } from './parts.js';

/** The rollup that was installed last. */
export function compareRollup({ kit, now, fresh }: Settings, circumstances: Circumstances): PartOutcome {
  const [wanted, here] = [rollupOf(kit), rollupOf(now)];
  if (wanted === here) return { differences: [], same: wanted === null ? 0 : 1 };
  return {
    same: 0,
    differences: [
      difference(
        {
          group: 'rollup',
          place: { kind: 'rollup' },
          title: 'Rollup of Exchange',
          kit: wanted,
          now: here,
          fresh: fresh ? rollupOf(fresh) : undefined,
          address: 'rollup',
          advice: advise(buildOf(kit), buildOf(now)),
        },
        circumstances,
      ),
    ],
  };
}

/** Build of the program files, which a rollup raises; null where nobody could read it. */
export function buildOf({ machine }: ServerSettings): string | null {
  return machine?.exchange.rollupBuild ?? null;
}

function rollupOf(settings: ServerSettings): string | null {
  const last = settings.rollups[settings.rollups.length - 1];
  if (last) return last.kb === null || last.name.includes(last.kb) ? last.name : `${last.name} (${last.kb})`;
  return buildOf(settings);
}

const numbers = (build: string): number[] => build.split('.').map(Number);

function advise(kit: string | null, now: string | null): Advice {
  if (kit === null || now === null) {
    return {
      advice: 'look',
      why: 'The build of one of the servers is not known, so nobody can say which rollup is newer.',
    };
  }
  const [wanted, here] = [numbers(kit), numbers(now)];
  const at = wanted.findIndex((part, index) => part !== (here[index] ?? 0));
  if (at === -1) {
    return { advice: 'leave', why: 'Both servers have the same build. Their rollups differ by name alone.' };
  }
  if ((wanted[at] ?? 0) < (here[at] ?? 0)) {
    return { advice: 'leave', why: 'This server has a newer build than the lost one had.' };
  }
  return {
    advice: 'apply',
    why: 'Setup installs the service pack alone. The other servers, and the files in the kit, are of this rollup.',
  };
}
