/** An IPv4 address as a number; null where the text is none. */
export function ipv4(text: string): number | null {
  const parts = text.trim().split('.');
  if (parts.length !== 4 || !parts.every(part => /^(0|[1-9]\d{0,2})$/.test(part) && Number(part) < 256)) return null;
  return parts.reduce((all, part) => ((all << 8) | Number(part)) >>> 0, 0);
}

/** A network mask of ones, then zeros, with room for at least two machines. */
export function isMask(mask: number): boolean {
  const zeros = ~mask >>> 0;
  return mask !== 0 && zeros >= 3 && ((zeros + 1) & zeros) === 0;
}

export const sameNetwork = (one: number, other: number, mask: number): boolean =>
  (one & mask) >>> 0 === (other & mask) >>> 0;

/** An address that a machine can have, as far as its first number tells: none of loopback, multicast, reserved. */
export function isHost(address: number): boolean {
  const first = address >>> 24;
  return first > 0 && first < 224 && first !== 127;
}

/** The first and the last address of a network name the network itself, and everybody in it. */
export function isEdge(address: number, mask: number): boolean {
  const zeros = ~mask >>> 0;
  const host = (address & zeros) >>> 0;
  return host === 0 || host === zeros;
}
