import type { Fits, Range } from '../../../preload/contract/index.js';

const units = [
  [1e12, 'TB'],
  [1e9, 'GB'],
  [1e6, 'MB'],
] as const;

/** `38.6 GB`, in units of a thousand. */
export function byteWords(bytes: number): string {
  const [size, unit] = units.find(([size]) => bytes >= size) ?? [1e6, 'MB'];
  return `${tidy(bytes / size)} ${unit}`;
}

/** `45 min`, `2 h 30 min`, `3 d`: rounded, as nobody knows it to the minute. */
export function minuteWords(minutes: number): string {
  const step = minutes < 10 ? 1 : minutes < 180 ? 5 : 15;
  const whole = Math.round(minutes / step) * step;
  if (whole < 1) return minutes > 0 ? 'under 1 min' : '0 min';
  if (whole < 120) return `${String(whole)} min`;
  if (whole >= 2880) return `${tidy(whole / 1440)} d`;
  const rest = whole % 60;
  return rest === 0 ? `${String((whole - rest) / 60)} h` : `${String((whole - rest) / 60)} h ${String(rest)} min`;
}

/** `30 GB to 60 GB`, or one of them where they are the same. */
export function rangeWords({ low, high }: Pick<Range, 'low' | 'high'>, words: (amount: number) => string): string {
  const [least, most] = [words(low), words(high)];
  return least === most ? least : `${least} to ${most}`;
}

const tidy = (number: number): string => (number >= 10 ? number.toFixed(0) : number.toFixed(1).replace(/\.0$/, ''));

/** The ranges one after the other. */
export function sumOf(ranges: readonly Range[]): Range {
  const measured = ranges.every(range => range.measured);
  return {
    low: ranges.reduce((sum, { low }) => sum + low, 0),
    high: ranges.reduce((sum, { high }) => sum + high, 0),
    basis: [...new Set(ranges.map(({ basis }) => basis))].join('; '),
    measured,
  };
}

/** Whether a range stays within a limit. */
export function fits({ low, high }: Range, limit: number | null): Fits {
  if (limit === null) return 'unknown';
  if (high <= limit) return 'yes';
  return low <= limit ? 'perhaps' : 'no';
}

export const estimate = (low: number, high: number, basis = 'estimate of this program, not measured'): Range => ({
  low,
  high,
  basis,
  measured: false,
});

export const measured = (amount: number, basis: string): Range => ({
  low: amount,
  high: amount,
  basis,
  measured: true,
});
