import type { DirectoryObject } from '../../preload/contract/index.js';
import type { DirectoryEntry } from '../ports/directory.js';
import { attributeNames } from '../product/attribute-names.js';

/** Names of attributes that may hold a password or a key. Better one too many. */
const mayBeSecret = /passw|pwd(?!lastset)|secret|credential|private-?key|kpk|p12|salt|laps|mcs-adm|encrypted/i;

/** Said in place of a value that is not for reports. */
export const withheld = '(withheld: it may hold a secret)';

/** Values longer than this are cut: what is so long is a picture, a certificate list or a descriptor. */
const longest = 4096;

/** Written by the directory itself on every object, and nothing that anybody ever set. */
const ownedByTheDirectory = new Set(['ntsecuritydescriptor', 'dscorepropagationdata', 'replpropertymetadata']);

/** An entry as it is kept and shown: known attributes by their proper names, and no secrets. */
export function directoryObjectOf({ distinguishedName, attributes }: DirectoryEntry): DirectoryObject {
  const kept = [...attributes]
    .filter(([name]) => !ownedByTheDirectory.has(name))
    .map(([name, values]): [string, string[]] => [properName(name), valuesShown(name, values)])
    .sort(([one], [other]) => (one.toLowerCase() < other.toLowerCase() ? -1 : 1));
  return { distinguishedName, attributes: Object.fromEntries(kept) };
}

/** What stands in an attribute of one of these objects; an empty list when nothing does. */
export function valuesIn(
  objects: readonly DirectoryObject[],
  distinguishedName: string,
  attribute: string,
): readonly string[] {
  const object = objects.find(one => one.distinguishedName === distinguishedName);
  return object?.attributes[attribute] ?? object?.attributes[attribute.toLowerCase()] ?? [];
}

function valuesShown(name: string, values: readonly string[]): string[] {
  if (mayBeSecret.test(name)) return [withheld];
  return values.map(value =>
    value.length > longest ? `${value.slice(0, longest)}… (${String(value.length)} characters in all)` : value,
  );
}

const byLowerCase = new Map(attributeNames.map(name => [name.toLowerCase(), name]));
const properName = (name: string): string => byLowerCase.get(name) ?? name;
