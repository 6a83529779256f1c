import type { Fits, Range } from '../../../preload/contract/index.js';

/** `45 min`, `2 h 30 min`, `3 days`: rounded, as nobody knows it to the minute. */
export function minuteWords(minutes: number): string {
  const step = minutes < 10 ? 1 : minutes < 180 ? 5 : 15;
  const whole = Math.round(minutes / step) * step;
  if (whole < 1) return minutes > 0 ? 'under 1 min' : '0 min';
  if (whole < 120) return `${String(whole)} min`;
  if (whole >= 2880) return dayWords(Math.round(whole / 1440));
  const rest = whole % 60;
  return rest === 0 ? `${String((whole - rest) / 60)} h` : `${String((whole - rest) / 60)} h ${String(rest)} min`;
}

/** `30 GB to 60 GB`, or one of them where they are the same. */
export function rangeWords({ low, high }: Pick<Range, 'low' | 'high'>, words: (amount: number) => string): string {
  const [least, most] = [words(low), words(high)];
  return least === most ? least : `${least} to ${most}`;
}

/** `1 day`, `1.5 days`. */
export const dayWords = (days: number): string => `${String(days)} ${days === 1 ? 'day' : 'days'}`;

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
