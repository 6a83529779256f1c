import { tb } from '../../messages/backups-words.js';

export const hourMs = 3_600_000;
const day = 24;

/** A length of time in words, in one unit: `28 days`. */
export function spanWords(hours: number): string {
  if (hours < 2 * day - 0.5) return tb('age.hours', { count: Math.max(1, Math.round(hours)) });
  if (hours < 2 * 365 * day) return tb('age.days', { count: Math.round(hours / day) });
  return tb('age.years', { count: Math.round(hours / day / 365) });
}

export const ageWords = (at: string, now: string): string =>
  spanWords(Math.max(0, Date.parse(now) - Date.parse(at)) / hourMs);

/** Steps of the axis, in hours, each with its unit. */
const steps = [
  ...[1, 6, 12].map(count => ({ hours: count, count, unit: 'age.hours' as const })),
  ...[1, 2].map(count => ({ hours: count * day, count, unit: 'age.days' as const })),
  ...[1, 2].map(count => ({ hours: count * 7 * day, count, unit: 'age.weeks' as const })),
  ...[1, 2, 3, 6].map(count => ({ hours: (count * 365 * day) / 12, count, unit: 'age.months' as const })),
  ...[1, 2, 5, 10, 20, 50].map(count => ({ hours: count * 365 * day, count, unit: 'age.years' as const })),
];

export interface Tick {
  /** Hours ago. */
  readonly hours: number;
  readonly label: string;
}

/** Ages to write below a picture of so many hours: six at most, besides now. */
export function ticksOf(hours: number): readonly Tick[] {
  const step = steps.find(one => hours / one.hours <= 6) ?? steps.at(-1);
  if (!step) return [];
  return Array.from({ length: Math.min(6, Math.floor(hours / step.hours)) }, (_, at) => ({
    hours: (at + 1) * step.hours,
    label: tb(step.unit, { count: (at + 1) * step.count }),
  }));
}
