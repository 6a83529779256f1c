import { sameDistinguishedName } from '../../../directory/distinguished-name.js';
import type { Condition, DirectoryEntry } from '../../../ports/directory.js';

/** Whether an entry satisfies a condition, as Active Directory decides it: case does not matter, nor does spelling of names. */
export function matches(entry: DirectoryEntry, condition: Condition): boolean {
  if ('all' in condition) return condition.all.every(part => matches(entry, part));
  if ('any' in condition) return condition.any.some(part => matches(entry, part));
  if ('not' in condition) return !matches(entry, condition.not);
  const values = entry.attributes.get(condition.attribute.toLowerCase()) ?? [];
  if ('present' in condition) return values.length > 0;
  if ('contains' in condition) {
    const part = condition.contains.toLowerCase();
    return values.some(value => value.toLowerCase().includes(part));
  }
  return values.some(value => sameValue(value, condition.equals));
}

function sameValue(value: string, wanted: string): boolean {
  return value.toLowerCase() === wanted.toLowerCase() || (value.includes('=') && sameDistinguishedName(value, wanted));
}
