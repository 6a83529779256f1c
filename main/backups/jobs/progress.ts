/** How far wbadmin is by a line that it printed, in any language: the last percentage on it, as a share from 0 to 1. */
export function shareIn(line: string): number | null {
  const last = [...line.matchAll(/(?<!\d)(\d{1,3})(?:[.,]\d+)?\s?%/g)].at(-1)?.[1];
  const percent = Number(last ?? NaN);
  return percent <= 100 ? percent / 100 : null;
}
