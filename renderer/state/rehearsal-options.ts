import type { failPoints } from '../../preload/contract/scenario.js';

type FailPoint = (typeof failPoints)[number];

/** Every place at which the rehearsal of a recovery can go wrong, in the order of the journey; the type makes a missing one an error. */
export const failPointOrder = Object.keys({
  'wrong-operating-system': 1,
  'not-elevated': 1,
  'name-differs': 1,
  'ip-in-use': 1,
  'computer-account-not-reset': 1,
  'feature-missing': 1,
  'restart-pending': 1,
  'media-too-old': 1,
  'setup-prerequisite-check': 1,
  'setup-client-access-role': 1,
  'restart-refused': 1,
  'url-missing': 1,
  'file-locked': 1,
  'certificate-key-missing': 1,
  'rollup-leaves-services-disabled': 1,
} satisfies Record<FailPoint, 1>) as FailPoint[];

/** How long the simulated tools take, as speeds of the contract: 1 is lifelike, 0 does not wait at all. */
export const paces = { lifelike: 1, brisk: 20, none: 0 } as const;
export type Pace = keyof typeof paces;
