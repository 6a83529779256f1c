import { parseXml, XmlElement } from '@rgrove/parse-xml';
import type { Setting, Step } from './iis-words.js';

// Edits `applicationHost.config` of a simulated machine as appcmd does: in place, everything else as it was. Line ends are
// single characters in here.

/** The text is not as IIS would have it, or what is to be changed is not there. */
export class IisRefusal extends Error {}

/** Items of these collections are not called `add`. */
const itemNames: Readonly<Record<string, string>> = {
  bindings: 'binding',
  httpCompression: 'scheme',
  httpErrors: 'error',
  isapiFilters: 'filter',
  site: 'application',
  sites: 'site',
  application: 'virtualDirectory',
  staticContent: 'mimeMap',
};

export interface Edit {
  /** Site and path; null for the whole server. */
  readonly location: string | null;
  readonly section: string;
  readonly setting: Setting;
}

/** The text after one setting was set, added or removed. */
export function withSetting(text: string, { location, section, setting }: Edit): string {
  const last = setting.steps[setting.steps.length - 1];
  if (!last) throw new IisRefusal('Nothing is to be set.');
  const way: Step[] = section.split('/').map(name => ({ name }));
  const { at, source } = grown(located(text, location), [...way, ...setting.steps.slice(0, -1)]);
  if (setting.sign === '+') return withItem(source, at, itemOf(last));
  if ('item' in last) {
    if (setting.sign === '-') return withoutItem(source, at, last.item);
    throw new IisRefusal('An item is no value.');
  }
  return withAttribute(source, at, last.name, setting.sign === '-' ? null : (setting.value ?? ''));
}

/** The text without a section, or without one thing in it, so that the inherited one counts. What it leaves empty goes too. */
export function withoutSetting(
  text: string,
  { location, section, setting }: Pick<Edit, 'location' | 'section'> & Partial<Edit>,
): string {
  const names: Step[] = section.split('/').map(name => ({ name }));
  const root = rootOf(text);
  const top = location === null ? root : children(root).find(one => isLocation(one, location));
  const steps = setting?.steps ?? [];
  const last = steps[steps.length - 1];
  const way = lineOf(top, [...names, ...steps.slice(0, -1)]);
  const at = way[way.length - 1];
  if (!at) return text;
  if (!last) return cut(text, at);
  const child = 'name' in last ? childNamed(at, last.name) : itemIn(at, last.item);
  if (child) return cut(text, child);
  const now = 'name' in last ? withAttribute(text, at, last.name, null) : text;
  // On the level of the server a section stays, be it empty: setup wrote it so.
  return pruned(now, location === null ? way.slice(names.length) : [...(top ? [top] : []), ...way]);
}

/** The elements on this way; none where it does not lead to its end. */
function lineOf(top: XmlElement | undefined, steps: readonly Step[]): XmlElement[] {
  const way: XmlElement[] = [];
  let here = top;
  for (const step of steps) {
    here = here && ('name' in step ? childNamed(here, step.name) : itemIn(here, step.item));
    if (!here) return [];
    way.push(here);
  }
  return way;
}

/** Takes away those that have become empty, from the innermost on. */
function pruned(text: string, way: readonly XmlElement[]): string {
  return [...way].reverse().reduce((now, element) => {
    const same = sameElement(now, element);
    const isEmpty = same && children(same).length === 0 && (element.name === 'location' || !hasAttributes(same));
    return isEmpty ? cut(now, same) : now;
  }, text);
}

const hasAttributes = ({ attributes }: XmlElement): boolean => Object.keys(attributes).length > 0;

interface Place {
  readonly source: string;
  readonly at: XmlElement;
}

const rootOf = (text: string): XmlElement => {
  const { root } = parseXml(text, { includeOffsets: true });
  if (!root) throw new IisRefusal('The file has no root element.');
  return root;
};

const children = (of: XmlElement): XmlElement[] =>
  of.children.filter((one): one is XmlElement => one instanceof XmlElement);
const childNamed = (of: XmlElement, name: string): XmlElement | undefined =>
  children(of).find(one => one.name === name);
const isLocation = (one: XmlElement, path: string): boolean =>
  one.name === 'location' && (one.attributes['path'] ?? '').toLowerCase() === path.toLowerCase();

function located(source: string, location: string | null): Place {
  const root = rootOf(source);
  if (location === null) return { source, at: root };
  const there = children(root).find(one => isLocation(one, location));
  if (there) return { source, at: there };
  const made = inserted(source, root, `<location path="${escaped(location)}"></location>`);
  const at = children(rootOf(made)).find(one => isLocation(one, location));
  if (!at) throw new IisRefusal(`No place for ${location}.`);
  return { source: made, at };
}

/** Goes down these steps. What is missing on the way is made, but no item of a collection. */
function grown(from: Place, steps: readonly Step[]): Place {
  return steps.reduce<Place>((here, step) => {
    const found = 'name' in step ? childNamed(here.at, step.name) : itemIn(here.at, step.item);
    if (found) return { source: here.source, at: found };
    if (!('name' in step)) throw new IisRefusal('Cannot find requested collection element.');
    const made = inserted(here.source, here.at, `<${step.name} />`);
    const again = sameElement(made, here.at);
    const child = again && childNamed(again, step.name);
    if (!child) throw new IisRefusal(`No place for ${step.name}.`);
    return { source: made, at: child };
  }, from);
}

/** An element keeps its beginning when something is put into it. */
function sameElement(source: string, element: XmlElement): XmlElement | undefined {
  const look = (one: XmlElement): XmlElement | undefined =>
    one.start === element.start && one.name === element.name ? one : children(one).map(look).find(Boolean);
  return look(rootOf(source));
}

type Item = readonly (readonly [string, string])[];

function itemOf(step: Step): Item {
  if ('item' in step) return step.item;
  throw new IisRefusal('Only items are added.');
}

const notItems = new Set(['clear', 'remove']);

function itemIn(of: XmlElement, item: Item): XmlElement | undefined {
  return children(of).find(
    one => !notItems.has(one.name) && item.every(([name, value]) => one.attributes[name] === value),
  );
}

function withItem(source: string, at: XmlElement, item: Item): string {
  const [key] = item;
  if (key && itemIn(at, item.length > 1 && key[0] === 'protocol' ? item : [key])) {
    throw new IisRefusal(`Cannot add duplicate collection entry of type '${itemNames[at.name] ?? 'add'}'.`);
  }
  const removed = key && children(at).find(one => one.name === 'remove' && one.attributes[key[0]] === key[1]);
  if (removed) {
    const without = cut(source, removed);
    const again = sameElement(without, at);
    if (again) return withItem(without, again, item);
  }
  const words = item.map(([name, value]) => ` ${name}="${escaped(value)}"`).join('');
  return inserted(source, at, `<${itemNames[at.name] ?? 'add'}${words} />`);
}

function withoutItem(source: string, at: XmlElement, item: Item): string {
  const there = itemIn(at, item);
  if (there) return cut(source, there);
  const words = item.map(([name, value]) => ` ${name}="${escaped(value)}"`).join('');
  return inserted(source, at, `<remove${words} />`);
}

function withAttribute(source: string, at: XmlElement, name: string, value: string | null): string {
  const tag = startTag(source, at);
  const written = value === null ? '' : ` ${name}="${escaped(value)}"`;
  const there = new RegExp(`\\s+${name}\\s*=\\s*("[^"]*"|'[^']*')`);
  const plain = (): string => written;
  const changed = there.test(tag)
    ? tag.replace(there, plain)
    : tag.replace(/\s*\/?>$/, end => written + (end.includes('/') ? ' />' : '>'));
  return source.slice(0, at.start) + changed + source.slice(at.start + tag.length);
}

function startTag(source: string, { start }: XmlElement): string {
  return /^<(?:"[^"]*"|'[^']*'|[^"'>])*>/.exec(source.slice(start))?.[0] ?? '';
}

/** Puts a child behind all others, on a line of its own. */
function inserted(source: string, into: XmlElement, child: string): string {
  const indent = /[ \t]*$/.exec(source.slice(0, into.start))?.[0] ?? '';
  const tag = startTag(source, into);
  const line = `\n${indent}    ${child}`;
  if (tag.endsWith('/>')) {
    const open = tag.replace(/\s*\/>$/, '>');
    return `${source.slice(0, into.start)}${open}${line}\n${indent}</${into.name}>${source.slice(into.start + tag.length)}`;
  }
  const end = source.lastIndexOf('</', into.end);
  const before = source.slice(0, end).replace(/\s*$/, '');
  return `${before}${line}\n${indent}${source.slice(end)}`;
}

/** Takes an element away, with the line that it leaves empty. */
function cut(source: string, { start, end }: XmlElement): string {
  const before = source.slice(0, start);
  const from = /\n[ \t]*$/.exec(before)?.index ?? start;
  return source.slice(0, from) + source.slice(end);
}

const escaped = (value: string): string =>
  value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
