import type { DirectoryEntry } from '../ports/directory.js';

/** The only, or the first, value of an attribute; null when the entry does not have it. */
export function valueOf(entry: DirectoryEntry, attribute: string): string | null {
  return valuesOf(entry, attribute)[0] ?? null;
}

export function valuesOf(entry: DirectoryEntry, attribute: string): readonly string[] {
  return entry.attributes.get(attribute.toLowerCase()) ?? [];
}

/** Whether one of the entry's object classes is this one. */
export function hasClass(entry: DirectoryEntry, objectClass: string): boolean {
  return valuesOf(entry, 'objectClass').some(value => value.toLowerCase() === objectClass.toLowerCase());
}
