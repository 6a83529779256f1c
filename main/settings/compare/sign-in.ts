import { sameValue, type ElementDifference } from '../xml/compare-elements.js';
import { stepsOf } from '../xml/element-path.js';
import type { Element } from '../xml/read-xml.js';
import { ownedSignIn } from './virtual-directories.js';

/** A difference, without the part that the cmdlets of Exchange own. */
export interface Split {
  /** Paths of the ways to sign in that a cmdlet sets: `…/authentication/basicAuthentication`. */
  readonly owned: readonly string[];
  /** What is left for appcmd; null where nothing is. */
  readonly rest: ElementDifference | null;
}

/** Also an element that one side lacks as a whole may hold how users sign in to a directory of Exchange. */
export function splitSignIn(one: ElementDifference): Split {
  if (one.attribute === 'enabled' && ownedSignIn(one.path)) return { owned: [one.path], rest: null };
  if (one.attribute !== null) return { owned: [], rest: one };
  const owned = new Set<string>();
  const [kit, now] = [one.kit, one.now].map(element => element && without(element, one.path, owned));
  if (owned.size === 0) return { owned: [], rest: one };
  return { owned: [...owned], rest: kit || now ? { ...one, kit: kit ?? null, now: now ?? null } : null };
}

/** The element without what is owned; null where nothing else was in it. */
function without(element: Element, path: string, owned: Set<string>): Element | null {
  const isOwned = ownedSignIn(path) !== null && element.attributes['enabled'] !== undefined;
  if (isOwned) owned.add(path);
  const children = element.children.flatMap(child => without(child, `${path}/${child.name}`, owned) ?? []);
  if (!isOwned && children.every((child, at) => child === element.children[at]) && sameLength(children, element)) {
    return element;
  }
  const { enabled: _enabled, ...others } = element.attributes;
  const attributes = isOwned ? others : element.attributes;
  const isLocation = element.name === 'location';
  const isEmpty = children.length === 0 && (isLocation || Object.keys(attributes).length === 0);
  return isEmpty ? null : { ...element, attributes, children };
}

const sameLength = (children: readonly Element[], element: Element): boolean =>
  children.length === element.children.length;

/**
 * What counts there: the nearest place that says it, from the directory up to the whole server; otherwise what IIS takes
 * where nobody says anything. `path` leads to the way to sign in, below its location.
 */
export function signInAt(root: Element, path: string): string {
  const steps = stepsOf(path);
  const section = steps.slice(2).map(({ name }) => name);
  return effectiveAt(root, steps[1]?.keys[0]?.value ?? '', section);
}

/** The same by the name of the location and the steps of the section. */
export function effectiveAt(root: Element, location: string, section: readonly string[]): string {
  const parts = location.toLowerCase().split('/');
  const places = parts.map((_, at) => parts.slice(0, parts.length - at).join('/'));
  const levels = [...places, ''].flatMap(place =>
    root.children.filter(
      ({ name, attributes }) => name === 'location' && (attributes['path'] ?? '').toLowerCase() === place,
    ),
  );
  for (const level of [...levels, root]) {
    const found = section.reduce<readonly Element[]>(
      (elements, name) => elements.flatMap(({ children }) => children.filter(child => child.name === name)),
      [level],
    );
    const enabled = found.map(one => one.attributes['enabled']).find(value => value !== undefined);
    if (enabled !== undefined) return enabled;
  }
  return 'false';
}

/** Whether it counts the same on both. */
export const sameSignIn = (kit: Element, now: Element, path: string): boolean =>
  sameValue(signInAt(kit, path), signInAt(now, path));
