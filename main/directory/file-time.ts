const ticksPerMillisecond = 10_000n;
const millisecondsFrom1601To1970 = 11_644_473_600_000n;
const never = 0x7fff_ffff_ffff_ffffn;

/** A Windows FILETIME (100 nanoseconds since 1601, UTC) as ISO 8601; null for 0 (not set) and for "never". */
export function decodeFileTime(text: string | null): string | null {
  if (text === null || !/^\d+$/.test(text)) return null;
  const ticks = BigInt(text);
  if (ticks === 0n || ticks >= never) return null;
  const moment = new Date(Number(ticks / ticksPerMillisecond - millisecondsFrom1601To1970));
  return moment.getUTCFullYear() > 9999 ? null : moment.toISOString();
}
