import type { VersionId } from '../../preload/contract/index.js';

const form = /^(\d{2})\/(\d{2})\/(\d{4})-(\d{2}):(\d{2})$/;

/** The moment of a version identifier, which is in UTC in every language; null for what is none. */
export function momentOfVersion(id: string): string | null {
  const [, month = '', day = '', year = '', hour = '', minute = ''] = form.exec(id) ?? [];
  const text = `${year}-${month}-${day}T${hour}:${minute}:00.000Z`;
  const moment = Date.parse(text);
  // A day that does not exist would become one of the next month.
  return Number.isNaN(moment) || new Date(moment).toISOString() !== text ? null : text;
}

export const isVersionId = (id: string): id is VersionId => momentOfVersion(id) !== null;
