import { inAnotherOrder, type KnownChild } from './child-order.js';
import { identitiesOf, repeatedNames, type Identity } from './identity.js';
import type { Element } from './read-xml.js';

/** One place at which two trees of elements mean something else. */
export interface ElementDifference {
  /** From the root on: `configuration/appSettings/add[@key='x']`. */
  readonly path: string;
  /** Null for the element itself, `#text` for its text, `#order` for the order of its children. */
  readonly attribute: string | null;
  /** The element at `path`; null where it is not. */
  readonly kit: Element | null;
  readonly now: Element | null;
  /** Undefined where nobody knows what setup wrote. */
  readonly fresh: Element | null | undefined;
  /** What it stands in, where that is on both sides. */
  readonly parents: { readonly kit: Element; readonly now: Element } | null;
}

/** Kit, server, and what setup wrote there: `undefined` where that is not known, `null` where it wrote no such element. */
export interface Sides {
  readonly kit: Element;
  readonly now: Element;
  readonly fresh?: Element | null | undefined;
}

/** Differences of two trees, in the order of the kit; what the kit has not comes behind its siblings. */
export function compareElements(sides: Sides): ElementDifference[] {
  const found: ElementDifference[] = [];
  if (sides.kit.name === sides.now.name) walk(sides, sides.kit.name, { found, keys: [] });
  else found.push({ ...wholeOf(sides), path: sides.kit.name, attribute: null, parents: null });
  return found;
}

const wholeOf = ({ kit, now, fresh }: Sides) => ({ kit, now, fresh });

interface Walk {
  readonly found: ElementDifference[];
  /** Attributes that are the same because they told the element apart. */
  readonly keys: readonly string[];
}

function walk(sides: Sides, path: string, { found, keys }: Walk): void {
  const { kit, now } = sides;
  const differs = (attribute: string): void => {
    found.push({ path, attribute, kit, now, fresh: sides.fresh, parents: null });
  };
  for (const name of attributeNames(kit, now)) {
    if (!keys.includes(name) && !sameValue(kit.attributes[name], now.attributes[name])) differs(name);
  }
  if (kit.text !== now.text) differs('#text');
  if (kit.children.length === 0 && now.children.length === 0) return;

  const repeated = repeatedNames(kit, now);
  const [ofKit, ofNow] = [named(kit, repeated), named(now, repeated)];
  const ofFresh = sides.fresh ? named(sides.fresh, repeated) : undefined;
  const freshOf = (match: string): Element | null | undefined =>
    sides.fresh === undefined ? undefined : (ofFresh?.get(match)?.child ?? null);
  const both = [...ofKit.values()].filter(({ identity }) => ofNow.has(identity.match));
  const bothNow = [...ofNow.values()].filter(({ identity }) => ofKit.has(identity.match));
  if (inAnotherOrder(kit.name, both, bothNow)) differs('#order');
  for (const [match, { child, identity }] of ofKit) {
    const here = ofNow.get(match);
    const fresh = freshOf(match);
    const at = `${path}/${identity.step}`;
    if (here)
      walk({ kit: child, now: here.child, fresh }, at, { found, keys: sharedKeys(identity, child, here.child) });
    else found.push({ path: at, attribute: null, kit: child, now: null, fresh, parents: { kit, now } });
  }
  for (const [match, { child, identity }] of ofNow) {
    if (ofKit.has(match)) continue;
    const at = `${path}/${identity.step}`;
    found.push({ path: at, attribute: null, kit: null, now: child, fresh: freshOf(match), parents: { kit, now } });
  }
}

/** Keys match without regard to case; all else of an element is compared as it is. */
function sharedKeys({ keys }: Identity, kit: Element, now: Element): readonly string[] {
  return keys.filter(key => (kit.attributes[key] === undefined) === (now.attributes[key] === undefined));
}

function named(parent: Element, repeated: ReadonlySet<string>): Map<string, KnownChild> {
  const identities = identitiesOf(parent, repeated);
  const children = new Map<string, KnownChild>();
  parent.children.forEach((child, at) => {
    const identity = identities[at];
    if (identity) children.set(identity.match, { child, identity });
  });
  return children;
}

function attributeNames(kit: Element, now: Element): string[] {
  const more = Object.keys(now.attributes).filter(name => !(name in kit.attributes));
  return [...Object.keys(kit.attributes), ...more];
}

/** `True` and `true` are one value to all that read these files. */
export function sameValue(one: string | undefined, other: string | undefined): boolean {
  if (one === other) return true;
  if (one === undefined || other === undefined) return false;
  return /^(?:true|false)$/i.test(one) && one.toLowerCase() === other.toLowerCase();
}
