import type { Difference } from '../../../preload/contract/differences.js';

type Group = Difference['group'];

// The contract's own list comes with its schemas, which no window carries. The type makes a missing one a compile error.
const order: Readonly<Record<Group, number>> = {
  rollup: 0,
  certificates: 1,
  files: 2,
  iis: 3,
  'virtual-directories': 4,
  registry: 5,
  services: 6,
  network: 7,
  system: 8,
};

/** The groups of differences, in the order in which they are re-applied. */
export const groupsInOrder = (Object.keys(order) as Group[]).sort((a, b) => order[a] - order[b]);
