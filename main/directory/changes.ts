import type { Change, DirectoryObject, LostServer } from '../../preload/contract/index.js';
import { addressBookClass } from '../product/exchange-2010.js';
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
  return names
    .filter(name => (was.has(name) || !isUnread(name, before)) && (is.has(name) || !isUnread(name, now)))
    .filter(name => [before, now].every(one => one.addressBooks) || !isAddressBook(was.get(name) ?? is.get(name)))
    .flatMap(name => changesOf(was.get(name), is.get(name)));
}

/** Whether an object lies in a domain that could not be read: that it is not there says nothing then. */
function isUnread(name: string, { gaps }: LostServer): boolean {
  return gaps.some(
    ({ distinguishedName }) => distinguishedName !== null && domainOf(name) === keyOf(distinguishedName),
  );
}

/** Earlier versions of this program did not read them. */
const isAddressBook = (object: DirectoryObject | undefined): boolean =>
  object?.attributes[wholeObject]?.includes(addressBookClass) === true;

/** The steps of a name that are a domain's; of what lies in the configuration partition none. */
function domainOf(name: string): string {
  const steps = name.split('\n');
  const domain = steps.slice(steps.findIndex(step => step.startsWith('dc=')));
  return steps[steps.length - domain.length - 1] === 'cn=configuration' ? '' : domain.join('\n');
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
    // Of an account the class is not read.
    const classes = (one: DirectoryObject | undefined): string[] | null =>
      one === undefined ? null : (one.attributes[wholeObject] ?? ['present']);
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
