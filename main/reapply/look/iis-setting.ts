import type { HostChange } from '../../../preload/contract/index.js';
import { type Element, readXmlFile } from '../../settings/xml/read-xml.js';

/** One setting as appcmd takes it, read. `remove` and `add` speak of elements, `set` of an attribute. */
interface Setting {
  readonly kind: 'set' | 'add' | 'remove';
  readonly path: readonly Part[];
  readonly attribute: string | null;
  /** Null where the attribute is to be gone. */
  readonly value: string | null;
}

/** An element on the way: its name, or the attributes that tell one element of a collection apart. */
type Part = { readonly name: string } | { readonly keys: ReadonlyMap<string, string> };

/** How a setting stands in applicationHost.config. */
export interface IisStanding {
  readonly isSo: boolean;
  /** What stands there, for people. */
  readonly found: string;
}

/**
 * Reads from applicationHost.config whether what appcmd was to do is so: the same words, looked at from the other side.
 * Throws a `Failure` where the file is not well-formed.
 */
export function iisStanding(
  applicationHost: Buffer,
  {
    location,
    section,
    settings,
    verb,
  }: Pick<Extract<HostChange, { kind: 'set-iis' }>, 'location' | 'section' | 'settings' | 'verb'>,
): IisStanding[] {
  const { root } = readXmlFile(applicationHost, 'applicationHost.config');
  const sections = sectionsAt(root, location, section);
  return settings.map(text => {
    const setting = readSetting(text);
    return verb === 'clear' && setting.kind === 'set'
      ? clearedStanding(sections, setting)
      : standingOf(sections, setting);
  });
}

/** What is cleared is an attribute, or a whole element of that name: the words are the same. */
function clearedStanding(sections: readonly Element[], setting: Setting): IisStanding {
  const attribute = standingOf(sections, { ...setting, value: null });
  if (!attribute.isSo || setting.attribute === null) return attribute;
  const element = standingOf(sections, {
    ...setting,
    kind: 'remove',
    path: [...setting.path, { name: setting.attribute }],
  });
  return element.isSo ? attribute : element;
}

function standingOf(sections: readonly Element[], setting: Setting): IisStanding {
  const elements = setting.path.reduce<readonly Element[]>(step, sections);
  if (setting.kind !== 'set') {
    const isThere = elements.length > 0;
    return { isSo: isThere === (setting.kind === 'add'), found: isThere ? 'there' : 'not there' };
  }
  const found = elements.map(one => one.attributes[setting.attribute ?? '']).find(one => one !== undefined);
  const isSo = setting.value === null ? found === undefined : found !== undefined && sameValue(found, setting.value);
  return { isSo, found: found ?? 'not set' };
}

/** Truth is written in any case. */
const sameValue = (one: string, other: string): boolean =>
  one === other || (/^(true|false)$/i.test(other) && one.toLowerCase() === other.toLowerCase());

function step(elements: readonly Element[], part: Part): readonly Element[] {
  return elements.flatMap(childrenOf).filter(child => {
    if ('name' in part) return child.name === part.name;
    return (
      child.name !== 'remove' && [...part.keys].every(([key, value]) => sameValue(child.attributes[key] ?? '', value))
    );
  });
}

/** The sections of this name that count at this place: those of its `location` elements, or of the whole server. */
function sectionsAt(root: Element, location: string | null, section: string): Element[] {
  const tops =
    location === null
      ? [root, ...locations(root).filter(({ attributes }) => (attributes['path'] ?? '') === '')]
      : locations(root).filter(({ attributes }) => attributes['path']?.toLowerCase() === location.toLowerCase());
  return section
    .split('/')
    .reduce<readonly Element[]>(
      (found, name) => found.flatMap(one => childrenOf(one).filter(child => child.name === name)),
      tops,
    )
    .slice();
}

const locations = (root: Element): Element[] => childrenOf(root).filter(({ name }) => name === 'location');

const childrenOf = ({ children }: Element): readonly Element[] => children;

/** `a.b.attribute:value`, `+a.[key='v']`, `-a.[key='v']`, `a.[key='v'].attribute:value`; to clear, `a.b.attribute`. */
function readSetting(text: string): Setting {
  const kind = text.startsWith('+') ? 'add' : text.startsWith('-') ? 'remove' : 'set';
  const words = kind === 'set' ? text : text.slice(1);
  const parts = [...words.matchAll(/\[((?:[^\]'"]|'[^']*'|"[^"]*")*)\]|([^.[\]:]+)|:(.*)$/gs)];
  const path: Part[] = [];
  let value: string | null = null;
  for (const [, keys, name, after] of parts) {
    if (keys !== undefined) path.push({ keys: readKeys(keys) });
    else if (name !== undefined) path.push({ name });
    else value = after ?? '';
  }
  if (kind !== 'set') return { kind, path, attribute: null, value: null };
  const last = path.pop();
  return { kind, path, attribute: last && 'name' in last ? last.name : null, value };
}

function readKeys(text: string): ReadonlyMap<string, string> {
  const pairs = [...text.matchAll(/([\w.-]+)\s*=\s*(?:'([^']*)'|"([^"]*)")/g)];
  return new Map(pairs.map(([, key, one, other]) => [key ?? '', one ?? other ?? '']));
}
