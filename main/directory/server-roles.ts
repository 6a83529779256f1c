import type { ServerRole } from '../../preload/contract/index.js';
import { roleBits } from '../product/exchange-2010.js';

export interface DecodedRoles {
  readonly roles: ServerRole[];
  /** Bits that no role is known for. */
  readonly unknownRoleBits: number;
}

/** The roles in the bit mask `msExchCurrentServerRoles`. */
export function decodeRoles(mask: string | null): DecodedRoles {
  const bits = Number(mask ?? '0');
  if (!Number.isInteger(bits)) return { roles: [], unknownRoleBits: 0 };
  const known = roleBits.filter(({ bit }) => (bits & bit) !== 0);
  return {
    roles: known.map(({ role }) => role),
    unknownRoleBits: known.reduce((rest, { bit }) => rest & ~bit, bits),
  };
}
