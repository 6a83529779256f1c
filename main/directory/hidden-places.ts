import type { Gap } from '../../preload/contract/index.js';
import type { DirectoryEntry } from '../ports/directory.js';
import { distinguishedNameKeys } from './distinguished-name.js';

/**
 * Containers below `base` that were not found, although something in them was. Active Directory does not say that it
 * hides an object: it is merely absent. But whatever lies in it shows that it is there, and that more may be hidden.
 */
export function hiddenPlaces(base: string, entries: readonly DirectoryEntry[]): Gap[] {
  const known = new Set(entries.map(({ distinguishedName }) => keyOf(distinguishedName)));
  const depth = stepsOf(base).length;
  const hidden = new Map<string, Gap>();
  for (const { distinguishedName } of entries) {
    const place = containerOf(distinguishedName);
    const key = keyOf(place);
    if (stepsOf(place).length > depth && !known.has(key) && !hidden.has(key)) hidden.set(key, gapAt(place));
  }
  return [...hidden.values()];
}

function gapAt(distinguishedName: string): Gap {
  return {
    kind: 'part',
    part: 'some of what lies below the server',
    distinguishedName,
    why: `${distinguishedName} is not shown, although something in it is: this account may not see all that it holds, or the export leaves it out`,
  };
}

const stepsOf = (distinguishedName: string): readonly string[] => distinguishedNameKeys(distinguishedName) ?? [];
const keyOf = (distinguishedName: string): string => stepsOf(distinguishedName).join('\n');

/** The name without its first step: up to the first comma that is neither escaped nor quoted. */
function containerOf(distinguishedName: string): string {
  return distinguishedName.replace(/^(?:\\.|"(?:\\.|[^"\\])*"|[^\\",])*,\s*/s, '');
}
