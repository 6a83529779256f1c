import type { Flags } from '../../preload/contract/index.js';

export interface NamedBit {
  readonly bit: number;
  readonly name: string;
}

/** A bit mask taken apart; null when there is none. Bits without a name are kept as such, never guessed. */
export function decodeFlags(raw: string | null, bits: readonly NamedBit[]): Flags | null {
  if (raw === null) return null;
  const value = Number(raw);
  if (!/^-?\d+$/.test(raw.trim()) || !Number.isSafeInteger(value)) return { raw, names: [], unknownBits: 0 };
  const known = bits.filter(({ bit }) => (value & bit) !== 0);
  return {
    raw,
    names: known.map(({ name }) => name),
    unknownBits: known.reduce((rest, { bit }) => rest & ~bit, value),
  };
}
