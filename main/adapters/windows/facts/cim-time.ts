/**
 * A moment as WMI writes it, `yyyymmddHHMMSS.ffffff+UUU` in local time with the minutes from UTC, as ISO 8601 in UTC
 * with microseconds. Null when it is no such moment.
 * @fidelity C moments of WMI: Microsoft's page on the date and time format of CIM
 */
export function cimTime(text: string): string | null {
  const form = /^(\d{4})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})\.(\d{6})([+-]\d{3})$/;
  const [, year, month, day, hour, minute, second, micros = '', offset] = form.exec(text.trim()) ?? [];
  if (year === undefined) return null;
  const local = [Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute), Number(second)] as const;
  const utc = new Date(Date.UTC(...local) - Number(offset) * 60_000);
  if (Number.isNaN(utc.getTime()) || Number(month) < 1 || Number(month) > 12 || Number(day) < 1) return null;
  return utc.toISOString().replace(/\.\d{3}Z$/, `.${micros}Z`);
}

/** The same in milliseconds, as moments are written everywhere here. */
export const toMoment = (precise: string): string => precise.replace(/\.(\d{3})\d*Z$/, '.$1Z');
