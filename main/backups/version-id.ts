import type { VersionId } from '../../preload/contract/index.js';

const form = /^(\d{2})\/(\d{2})\/(\d{4})-(\d{2}):(\d{2})$/;

/** The moment of a version identifier, which is in UTC in every language; null for what is none. */
export function momentOfVersion(id: string): string | null {
  const [, month = '', day = '', year = '', hour = '', minute = ''] = form.exec(id) ?? [];
  const text = `${year}-${month}-${day}T${hour}:${minute}:00.000Z`;
  const moment = new Date(text);
  // A day that does not exist would become one of the next month, and hour 24 the next day.
  return moment.getUTCDate() === Number(day) && moment.getUTCHours() === Number(hour) ? text : null;
}

export const isVersionId = (id: string): id is VersionId => momentOfVersion(id) !== null;
