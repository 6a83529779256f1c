/** A generalized time of the directory (`20110207101100.0Z`) as ISO 8601; null when it is absent or not one. */
export function decodeGeneralizedTime(text: string | null): string | null {
  const [, year, month, day, hour, minute, second] =
    /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(?:\.\d+)?Z$/.exec(text ?? '') ?? [];
  if (year === undefined) return null;
  const iso = `${year}-${month ?? ''}-${day ?? ''}T${hour ?? ''}:${minute ?? ''}:${second ?? ''}.000Z`;
  const moment = new Date(iso);
  // A day that the month does not have is taken for one of the next month.
  return !Number.isNaN(moment.getTime()) && moment.toISOString() === iso ? iso : null;
}
