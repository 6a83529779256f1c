import { onFirstUse } from './on-first-use.js';
import { locale, t } from './translate.js';

const clock = onFirstUse(
  () => new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', second: '2-digit' }),
);
const dayAndTime = onFirstUse(() => new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' }));
const day = onFirstUse(() => new Intl.DateTimeFormat(locale, { dateStyle: 'medium' }));
const percent = onFirstUse(() => new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 }));
const list = onFirstUse(() => new Intl.ListFormat(locale, { type: 'conjunction' }));

/** The time of day, to the second. */
export const formatTime = (moment: string): string => clock().format(new Date(moment));
export const formatMoment = (moment: string): string => dayAndTime().format(new Date(moment));
export const formatDay = (moment: string): string => day().format(new Date(moment));
export const formatShare = (share: number): string => percent().format(share);
export const formatList = (items: readonly string[]): string => list().format(items);

/** A length of time in its two largest units: `4 min 20 s`. */
export function formatDuration(milliseconds: number): string {
  const whole = Math.max(0, Math.round(milliseconds / 1000));
  const [h, m, s] = [Math.floor(whole / 3600), Math.floor((whole % 3600) / 60), whole % 60];
  if (h > 0) return m > 0 ? t('time.hours', { h, m }) : t('time.whole-hours', { h });
  if (m > 0) return s > 0 ? t('time.minutes', { m, s }) : t('time.whole-minutes', { m });
  return t('time.seconds', { s });
}

/** Time between two moments. */
export const spent = (from: string, to: string): number => Date.parse(to) - Date.parse(from);
