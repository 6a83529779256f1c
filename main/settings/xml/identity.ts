import { keyRules } from '../../product/settings/xml-keys.js';
import type { Element } from './read-xml.js';

/** What tells an element apart from the others below its parent. */
export interface Identity {
  /** Equal for elements that are each other's counterpart. */
  readonly match: string;
  /** As a step of a path: `add[@key='x']`. */
  readonly step: string;
  /** The attributes that it is made of: they are the same on both sides. */
  readonly keys: readonly string[];
}

type Rule = (typeof keyRules)[number];

const rulesOf = new Map<string, readonly Rule[]>();

function rulesFor(parent: string, name: string): readonly Rule[] {
  const place = `${parent}/${name}`;
  const known = rulesOf.get(place);
  if (known !== undefined) return known;
  const rules = keyRules.filter(
    rule => rule.elements.includes(name) && (rule.in === undefined || rule.in.includes(parent)),
  );
  rulesOf.set(place, rules);
  return rules;
}

/**
 * The identity of each child, in their order: by the keys that its collection has; else, where `repeated` says that its name
 * is there more than once, by all attributes; and those that still are alike by their place among each other.
 */
export function identitiesOf(parent: Element, repeated: ReadonlySet<string>): Identity[] {
  const seen = new Map<string, number>();
  return parent.children.map(child => {
    const plain = plainIdentity(parent.name, child, repeated);
    const count = (seen.get(plain.match) ?? 0) + 1;
    seen.set(plain.match, count);
    if (count === 1) return plain;
    return { ...plain, match: `${plain.match}[${String(count)}]`, step: `${plain.step}[${String(count)}]` };
  });
}

/** Names that more than one child of one of these has. */
export function repeatedNames(...parents: readonly (Element | null)[]): Set<string> {
  const repeated = new Set<string>();
  for (const parent of parents) {
    const seen = new Set<string>();
    for (const { name } of parent?.children ?? []) {
      if (seen.has(name)) repeated.add(name);
      seen.add(name);
    }
  }
  return repeated;
}

function plainIdentity(parent: string, child: Element, repeated: ReadonlySet<string>): Identity {
  for (const rule of rulesFor(parent, child.name)) {
    const present = rule.keys.filter(key => keyValue(child, key) !== undefined);
    if (present.length === 0) continue;
    const step = stepOf(child, present);
    return { match: step.toLowerCase(), step, keys: present };
  }
  if (!repeated.has(child.name)) return { match: child.name, step: child.name, keys: [] };
  const all = Object.keys(child.attributes).sort();
  const step = stepOf(child, all);
  return { match: step, step, keys: all };
}

function stepOf(element: Element, keys: readonly string[]): string {
  return element.name + keys.map(key => `[${keyName(key)}=${quoted(keyValue(element, key) ?? '')}]`).join('');
}

const keyName = (key: string): string => (key.includes('/') ? key : `@${key}`);

/** The value of a key, or of a key attribute of a child: `assemblyIdentity/@name`. */
function keyValue(element: Element, key: string): string | undefined {
  const slash = key.indexOf('/@');
  if (slash === -1) return element.attributes[key];
  const name = key.slice(0, slash);
  return element.children.find(child => child.name === name)?.attributes[key.slice(slash + 2)];
}

function quoted(value: string): string {
  if (!value.includes("'")) return `'${value}'`;
  return value.includes('"') ? `'${value.replace(/'/g, '&apos;')}'` : `"${value}"`;
}
