import { orderedParents, undoingElements } from '../../product/settings/xml-keys.js';
import type { Identity } from './identity.js';
import type { Element } from './read-xml.js';

/** A child that both sides have, with its identity on that side. */
export interface KnownChild {
  readonly child: Element;
  readonly identity: Identity;
}

/**
 * Whether children that both sides have stand in another order that means something: in a collection whose order counts,
 * or where one that undoes (`clear`, `remove`) stands on another side of what it undoes. Both lists hold the same identities.
 */
export function inAnotherOrder(parent: string, kit: readonly KnownChild[], now: readonly KnownChild[]): boolean {
  if (kit.every(({ identity }, at) => identity.match === now[at]?.identity.match)) return false;
  if (orderedParents.has(parent)) return true;
  if (!kit.some(({ child }) => undoingElements.has(child.name))) return false;
  const [ofKit, ofNow] = [sequences(kit), sequences(now)];
  return [...ofKit].some(([key, sequence]) => ofNow.get(key) !== sequence);
}

/** For each thing that a collection may hold, what is said of it one after the other: `clear` is said of all. */
function sequences(children: readonly KnownChild[]): Map<string, string> {
  const said = new Map<string, string>();
  const thing = ({ child, identity }: KnownChild): string =>
    identity.keys.map(key => (child.attributes[key] ?? '').toLowerCase()).join('\0');
  const clears = (one: KnownChild): boolean => one.child.name.startsWith('clear');
  for (const one of children) if (!clears(one)) said.set(thing(one), '');
  for (const one of children) {
    for (const key of clears(one) ? [...said.keys()] : [thing(one)]) {
      said.set(key, `${said.get(key) ?? ''} ${one.child.name}`);
    }
  }
  return said;
}
