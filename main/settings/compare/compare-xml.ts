import type { Difference } from '../../../preload/contract/index.js';
import { iisSections } from '../edit/iis-sections.js';
import { iisWords } from '../edit/iis-words.js';
import { compareElements, sameValue, type ElementDifference } from '../xml/compare-elements.js';
import { orderOf } from '../xml/order-of.js';
import type { Element, XmlFile } from '../xml/read-xml.js';
import { difference, type Advice, type Circumstances, type Found } from './difference.js';
import { encryptedShown, hasSecret, hideSecrets, isEncrypted, isSecretOf, secretShown } from './secrets.js';
import { isApplicationHost, shownElement } from './shown-place.js';
import type { FilePair } from './side-files.js';
import { sameSignIn, signInAt, splitSignIn } from './sign-in.js';
import { virtualDirectoryPlace } from './virtual-directories.js';

export interface XmlSides {
  readonly kit: XmlFile;
  readonly now: XmlFile;
  /** Undefined where nobody knows what setup wrote, null where it wrote no such file. */
  readonly fresh: XmlFile | null | undefined;
}

export interface XmlCircumstances extends Circumstances {
  /** Of the server, for the identity of its virtual directories; null where it is not known. */
  readonly server: string | null;
  readonly rollupOwned: boolean;
  /** Where Exchange is installed on both; null where that is not known, or the same. */
  readonly folders: { readonly kit: string; readonly now: string } | null;
}

/** Differences of two XML files by what they mean. */
export function compareXml(pair: FilePair, sides: XmlSides, circumstances: XmlCircumstances): Difference[] {
  const fresh = sides.fresh === undefined ? undefined : (sides.fresh?.root ?? null);
  const ofIis = isApplicationHost(pair.tree, pair.file);
  const sections = ofIis ? iisSections(sides.now.root) : undefined;
  return compareElements({ kit: sides.kit.root, now: sides.now.root, fresh }).flatMap(one => {
    const { owned, rest } = ofIis ? splitSignIn(one) : { owned: [], rest: one };
    const signIn = owned.flatMap(path => signInDifference(pair, { ...one, path }, { sides, circumstances }));
    if (rest === null) return signIn;
    const found = foundAt(pair, one, { sides, circumstances });
    const words = sections && found.byHand === null ? iisWords(rest, sections) : null;
    const byHand = words !== null && 'why' in words ? words.why : (found.byHand ?? null);
    return [...signIn, difference({ ...found, byHand }, circumstances)];
  });
}

/** By what counts, not by what is written there: who says nothing has what the place above says. */
function signInDifference(pair: FilePair, one: ElementDifference, context: Context): Difference[] {
  const { sides, circumstances } = context;
  const place = virtualDirectoryPlace(one.path, circumstances.server ?? '');
  if (!place || sameSignIn(sides.kit.root, sides.now.root, one.path)) return [];
  const found = foundAt(pair, { ...one, attribute: 'enabled', kit: null, now: null, fresh: undefined }, context);
  const fresh = sides.fresh && signInAt(sides.fresh.root, one.path);
  const values = { kit: signInAt(sides.kit.root, one.path), now: signInAt(sides.now.root, one.path), fresh };
  const byHand = circumstances.server === null ? 'the name of this server was not read; use the Exchange shell' : null;
  return [difference({ ...found, ...values, group: 'virtual-directories', place, byHand }, circumstances)];
}

interface Context {
  readonly sides: XmlSides;
  readonly circumstances: XmlCircumstances;
}

function foundAt(pair: FilePair, one: ElementDifference, { sides, circumstances }: Context): Found {
  const { tree, file } = pair;
  const { path, attribute } = one;
  const value = (element: Element | null | undefined, source: XmlFile | null | undefined): string | null =>
    element && source ? valueAt(one, element, source) : null;
  return {
    group: isApplicationHost(tree, file) ? 'iis' : 'files',
    place: { kind: 'xml', tree, file, element: path, attribute },
    title: shownElement(tree, file, one),
    kit: value(one.kit, sides.kit),
    now: value(one.now, sides.now),
    fresh: one.fresh === undefined ? undefined : value(one.fresh, sides.fresh),
    address: `${tree}/${file}#${path}${attribute === null ? '' : `/@${attribute}`}`,
    kitFile: pair.moved && pair.kit ? pair.kit.file : undefined,
    rollupOwned: circumstances.rollupOwned,
    byHand: byHandAt(pair, one),
    advice: onlyMoved(one, circumstances.folders) ? otherFolder : undefined,
    same: attribute === null || attribute === '#order' ? sameText : (a, b) => sameValue(a ?? undefined, b ?? undefined),
  };
}

const otherFolder: Advice = {
  advice: 'leave',
  why: 'It names a folder of Exchange, and Exchange is installed in another one here.',
};

/** Whether a value differs by the folder alone in which Exchange is installed. */
function onlyMoved({ attribute, kit, now }: ElementDifference, folders: XmlCircumstances['folders']): boolean {
  const [wanted, here] = [kit, now].map(one => one?.attributes[attribute ?? '']?.toLowerCase());
  if (!folders || wanted === undefined || here === undefined) return false;
  return wanted.split(folders.kit.toLowerCase()).join(folders.now.toLowerCase()) === here;
}

/** Elements differ in white space without meaning anything by it. */
function sameText(one: string | null, other: string | null): boolean {
  return one === other || (one !== null && other !== null && one.replace(/\s+/g, ' ') === other.replace(/\s+/g, ' '));
}

/** What is shown of a place on one side. Secrets are not. */
export function valueAt(
  { attribute, kit, now }: ElementDifference,
  element: Element,
  { text }: XmlFile,
): string | null {
  if (attribute === null) return hideSecrets(text.slice(element.start, element.end));
  if (attribute === '#order') return orderOf(element, element === kit ? now : kit);
  const value = attribute === '#text' ? element.text : element.attributes[attribute];
  if (value === undefined || (attribute === '#text' && value === '')) return null;
  if (!isSecretOf(element, attribute, value)) return hideSecrets(value);
  return isEncrypted(value) ? encryptedShown : secretShown;
}

function byHandAt({ tree, file }: FilePair, { attribute, kit, now, parents }: ElementDifference): string | null {
  const sides = [kit, now].filter((one): one is Element => one !== null);
  const values = sides.map(one => (attribute === '#text' ? one.text : (one.attributes[attribute ?? ''] ?? '')));
  const secret =
    attribute === null ? sides.some(hasSecret) : sides.some((one, at) => isSecretOf(one, attribute, values[at] ?? ''));
  if (secret)
    return values.some(isEncrypted)
      ? `it is ${encryptedShown}`
      : 'it is a secret, which this program neither shows nor copies';
  if (attribute === null && parents === null) return 'the two files are of different kinds';
  if (attribute === '#text' && sides.some(one => one.children.length > 0 || one.runs.length > 1)) {
    return 'its text stands between other elements or comments';
  }
  if (tree !== 'iis-config') return null;
  if (/^redirection\.config$/i.test(file)) return 'it switches shared configuration; use IIS Manager';
  if (/^schema\//i.test(file)) return 'it belongs to the Windows feature that brought it';
  return null;
}
