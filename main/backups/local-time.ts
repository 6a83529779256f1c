/** A moment as a clock showed it that is so many minutes ahead of UTC: `2026-10-29 22:30 (UTC+01:00)`. */
export function localTime(at: string, offsetMinutes: number): string {
  const shown = new Date(Date.parse(at) + offsetMinutes * 60_000).toISOString();
  const ahead = Math.abs(offsetMinutes);
  const two = (count: number): string => String(count).padStart(2, '0');
  const zone = `${offsetMinutes < 0 ? '-' : '+'}${two(Math.floor(ahead / 60))}:${two(ahead % 60)}`;
  return `${shown.slice(0, 10)} ${shown.slice(11, 16)} (UTC${zone})`;
}
