import { resolve } from 'node:path';
import type { KitComparison } from '../../../../../preload/contract/index.js';
import type { KitPair } from '../../../../kit/kits.js';
import type { House } from '../../house.js';
import { withKitProgress } from '../../kit-progress.js';

export interface PairOptions {
  readonly rehearsal?: string;
  readonly otherServer?: boolean;
}

/** The kit that was named, and the server that it is compared with: this one, or that of a rehearsal. */
export function pairOf(path: string, { rehearsal, otherServer }: PairOptions): KitPair {
  const target =
    rehearsal === undefined ? ({ kind: 'this' } as const) : ({ kind: 'rehearsal', recoveryId: rehearsal } as const);
  return { path: resolve(path), target, ...(otherServer === true && { otherServer }) };
}

export function compared(house: House, pair: KitPair): Promise<KitComparison> {
  return withKitProgress(house, run => house.composition.kits.compare(pair, run));
}
