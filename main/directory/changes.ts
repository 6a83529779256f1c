import type { Change, DirectoryObject, LostServer } from '../../preload/contract/index.js';
import { distinguishedNameKeys } from './distinguished-name.js';

/** Attributes that the directory itself moves all the time: that they differ says nothing. */
const noise = new Set(
  ['uSNChanged', 'whenChanged', 'lastLogon', 'lastLogonTimestamp', 'logonCount', 'badPwdCount', 'badPasswordTime'].map(
    name => name.toLowerCase(),
  ),
);

/** The attribute that stands for a whole object which came or went. */
const wholeObject = 'objectClass';

/** What differs between two readings of a server, object by object and attribute by attribute. */
export function changesBetween(before: LostServer, now: LostServer): Change[] {
  const [was, is] = [before, now].map(({ objects }) => byName(objects));
  if (!was || !is) return [];
  const names = [...new Set([...was.keys(), ...is.keys()])];
  return names.flatMap(name => changesOf(was.get(name), is.get(name)));
}

function byName(objects: readonly DirectoryObject[]): Map<string, DirectoryObject> {
  return new Map(objects.map(object => [keyOf(object.distinguishedName), object]));
}

function keyOf(distinguishedName: string): string {
  return distinguishedNameKeys(distinguishedName)?.join('\n') ?? distinguishedName;
}

function changesOf(was: DirectoryObject | undefined, is: DirectoryObject | undefined): Change[] {
  const distinguishedName = (is ?? was)?.distinguishedName ?? '';
  if (!was || !is) {
    const classes = (one: DirectoryObject | undefined): string[] | null => one?.attributes[wholeObject] ?? null;
    return [{ distinguishedName, attribute: wholeObject, before: classes(was), now: classes(is) }];
  }
  const attributes = [...new Set([...Object.keys(was.attributes), ...Object.keys(is.attributes)])].sort();
  return attributes
    .filter(attribute => !noise.has(attribute.toLowerCase()))
    .map(attribute => ({
      distinguishedName,
      attribute,
      before: was.attributes[attribute] ?? null,
      now: is.attributes[attribute] ?? null,
    }))
    .filter(change => !sameValues(change.before, change.now));
}

/** The directory keeps the values of an attribute as a set: their order means nothing. */
function sameValues(one: readonly string[] | null, other: readonly string[] | null): boolean {
  if (one === null || other === null) return one === other;
  const [a, b] = [one, other].map(values => [...values].sort());
  return a?.length === b?.length && a?.every((value, place) => value === b?.[place]) === true;
}
