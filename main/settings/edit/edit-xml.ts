import type { Difference } from '../../../preload/contract/index.js';
import { failure } from '../../problems/problem.js';
import { valueAt } from '../compare/compare-xml.js';
import { cut } from '../compare/difference.js';
import { compareElements, type ElementDifference } from '../xml/compare-elements.js';
import { encodeText } from '../xml/decode.js';
import { identitiesOf, repeatedNames } from '../xml/identity.js';
import { readXml, readXmlFile, type Element, type XmlFile } from '../xml/read-xml.js';
import { addElements } from './add-elements.js';
import { editAttribute, escapedText } from './edit-attribute.js';
import { withItsLine } from './layout.js';
import { spliced, type Splice } from './splice.js';

type XmlDifference = Difference & { readonly place: Extract<Difference['place'], { kind: 'xml' }> };

const placeOf = (path: string, attribute: string | null): string => `${path}\n${attribute ?? ''}`;

const numbers = new WeakMap<Element, number>();
let lastNumber = 0;

/**
 * Tells a place apart while the text is edited: by the element of the kit, which stays, for a path may become shorter when a
 * sibling of the same name goes; and by the path of what the kit has not.
 */
function keyOf({ path, attribute, kit }: ElementDifference): string {
  if (!kit) return placeOf(path, attribute);
  const number = numbers.get(kit) ?? (lastNumber += 1);
  numbers.set(kit, number);
  return placeOf(String(number), attribute);
}

/**
 * The file as it is now with the chosen differences taken from the kit, everything else byte for byte as it was. Throws
 * when the file has changed since it was compared, and when the result does not compare as chosen.
 */
export function editXml(nowBytes: Buffer, kitBytes: Buffer, chosen: readonly XmlDifference[]): Buffer {
  const file = chosen[0]?.place.file ?? '';
  const now = readXmlFile(nowBytes, file);
  const kit = readXmlFile(kitBytes, `${file} of the kit`);
  const start = compareElements({ kit: kit.root, now: now.root });
  const wanted = stillThere(chosen, start, { kit, now });
  if (wanted.size === 0) return nowBytes;
  // Each step reads the text again: the places of the next one are those after this one.
  const steps: readonly Step[] = [values, removals, additions, orders];
  const edited = steps.reduce((current, step) => applied(current, kit, { step, wanted }), now);
  checkResult(start, { kit, edited, wanted });
  const bytes = encodeText(edited.text, now);
  if (!bytes)
    throw failure('EDIT_NOT_POSSIBLE', {
      file,
      place: 'A value',
      why: 'the encoding of the file has no such characters',
    });
  return bytes;
}

/** The chosen places that still differ. One that does not differ any more is done. */
function stillThere(
  chosen: readonly XmlDifference[],
  found: readonly ElementDifference[],
  { kit, now }: { kit: XmlFile; now: XmlFile },
): Set<string> {
  const byPlace = new Map(found.map(one => [placeOf(one.path, one.attribute), one]));
  const whole = found.filter(({ attribute }) => attribute === null);
  const wanted = new Set<string>();
  for (const one of chosen) {
    const { file, element, attribute } = one.place;
    if (one.byHand !== null) throw failure('EDIT_NOT_POSSIBLE', { file, place: one.title, why: one.byHand });
    const there = byPlace.get(placeOf(element, attribute));
    if (there) {
      const here = there.now ? cut(valueAt(there, there.now, now)) : null;
      const ofKit = there.kit ? cut(valueAt(there, there.kit, kit)) : null;
      // White space in an element, and what an order holds besides, may change without changing what is meant.
      const exact = attribute !== null && attribute !== '#order';
      if (ofKit !== one.kit || (exact ? here !== one.now : (here === null) !== (one.now === null))) {
        throw failure('EDIT_PLACE_CHANGED', { file, place: one.title });
      }
      wanted.add(keyOf(there));
    } else if (whole.some(gone => gone.kit && isAbove(gone.path, one.place))) {
      throw failure('EDIT_PLACE_MISSING', { file, place: one.title });
    } else if (
      attribute === null &&
      one.kit !== null &&
      found.some(({ path }) => `${path}/`.startsWith(`${element}/`))
    ) {
      // Somebody has put it there since, with something else in it.
      throw failure('EDIT_PLACE_CHANGED', { file, place: one.title });
    }
  }
  return wanted;
}

/** Whether an element that is missing is the one of this place, or around it. */
const isAbove = (path: string, { element, attribute }: XmlDifference['place']): boolean =>
  element.startsWith(`${path}/`) || (element === path && attribute !== null);

type Step = (found: readonly ElementDifference[], texts: { readonly kit: string; readonly now: string }) => Splice[];

function applied(now: XmlFile, kit: XmlFile, { step, wanted }: { step: Step; wanted: ReadonlySet<string> }): XmlFile {
  const found = compareElements({ kit: kit.root, now: now.root }).filter(one => wanted.has(keyOf(one)));
  const splices = step(found, { kit: kit.text, now: now.text });
  if (splices.length === 0) return now;
  const text = spliced(now.text, splices);
  return { ...now, text, root: readXml(text, now.file) };
}

/** Attributes and texts of elements that both sides have. */
function values(found: readonly ElementDifference[], texts: { readonly now: string }): Splice[] {
  return found.flatMap(({ attribute, kit, now }) => {
    if (attribute === null || attribute === '#order' || !kit || !now) return [];
    if (attribute === '#text') return [textSplice(texts.now, now, kit.text)].flat();
    const names = Object.keys(kit.attributes);
    const before = names.slice(0, Math.max(0, names.indexOf(attribute)));
    return editAttribute(texts.now, now, { name: attribute, value: kit.attributes[attribute], before });
  });
}

function textSplice(text: string, now: Element, value: string): Splice | Splice[] {
  const [run] = now.runs;
  if (run) {
    const content = text.slice(run.start, run.end);
    const start = run.start + (/\S/.exec(content)?.index ?? 0);
    return { start, end: run.start + content.trimEnd().length, text: escapedText(value) };
  }
  const raw = text.slice(now.start, now.end);
  if (raw.endsWith('/>')) {
    return { start: now.end - 2, end: now.end, text: `>${escapedText(value)}</${now.name}>` };
  }
  const close = now.start + raw.lastIndexOf('</');
  return { start: close, end: close, text: escapedText(value) };
}

function removals(found: readonly ElementDifference[], texts: { readonly now: string }): Splice[] {
  return found.flatMap(({ attribute, kit, now }) =>
    attribute === null && !kit && now ? [{ ...withItsLine(texts.now, now.start, now.end), text: '' }] : [],
  );
}

function additions(
  found: readonly ElementDifference[],
  texts: { readonly kit: string; readonly now: string },
): Splice[] {
  return addElements(
    texts.kit,
    texts.now,
    found.filter(({ attribute, kit, now }) => attribute === null && kit && !now),
  );
}

/** Children that both sides have change places, so that they stand as in the kit. Surplus ones stay where they are. */
function orders(found: readonly ElementDifference[], texts: { readonly now: string }): Splice[] {
  return found.flatMap(({ attribute, kit, now }) => {
    if (attribute !== '#order' || !kit || !now) return [];
    const names = repeatedNames(kit, now);
    const [ofKit, ofNow] = [identitiesOf(kit, names), identitiesOf(now, names)];
    const here = new Map(ofNow.map(({ match }, at) => [match, now.children[at]]));
    const inKit = new Set(ofKit.map(({ match }) => match));
    const wanted = ofKit.map(({ match }) => here.get(match)).filter((one): one is Element => one !== undefined);
    const slots = now.children.filter((_child, at) => inKit.has(ofNow[at]?.match ?? ''));
    return slots.flatMap((slot, at) => {
      const element = wanted[at];
      if (!element || element === slot) return [];
      return [{ start: slot.start, end: slot.end, text: texts.now.slice(element.start, element.end) }];
    });
  });
}

function checkResult(
  start: readonly ElementDifference[],
  { kit, edited, wanted }: { kit: XmlFile; edited: XmlFile; wanted: ReadonlySet<string> },
): void {
  const left = new Map(compareElements({ kit: kit.root, now: edited.root }).map(one => [keyOf(one), one]));
  const before = new Map(start.map(one => [keyOf(one), one]));
  const wrong =
    [...before].find(([key]) => wanted.has(key) === left.has(key)) ?? [...left].find(([key]) => !before.has(key));
  if (!wrong) return;
  const { path, attribute } = wrong[1];
  throw failure('EDIT_NOT_AS_CHOSEN', {
    file: edited.file,
    place: attribute === null ? path : `${path}, ${attribute}`,
  });
}
