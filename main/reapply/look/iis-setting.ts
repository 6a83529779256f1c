import { parseXml, type XmlElement } from '@rgrove/parse-xml';
import type { HostChange } from '../../../preload/contract/index.js';

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

/** Reads from applicationHost.config whether what appcmd was to do is so: the same words, looked at from the other side. */
export function iisStanding(
  applicationHost: string,
  { location, section, settings }: Pick<Extract<HostChange, { kind: 'set-iis' }>, 'location' | 'section' | 'settings'>,
): IisStanding[] {
  const { root } = parseXml(applicationHost.replace(/^\uFEFF/, ''));
  const sections = root ? sectionsAt(root, location, section) : [];
  return settings.map(text => standingOf(sections, readSetting(text)));
}

function standingOf(sections: readonly XmlElement[], setting: Setting): IisStanding {
  const elements = setting.path.reduce<readonly XmlElement[]>(step, sections);
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

function step(elements: readonly XmlElement[], part: Part): readonly XmlElement[] {
  return elements.flatMap(childrenOf).filter(child => {
    if ('name' in part) return child.name === part.name;
    return (
      child.name !== 'remove' && [...part.keys].every(([key, value]) => sameValue(child.attributes[key] ?? '', value))
    );
  });
}

/** The sections of this name that count at this place: those of its `location` elements, or of the whole server. */
function sectionsAt(root: XmlElement, location: string | null, section: string): XmlElement[] {
  const tops =
    location === null
      ? [root, ...locations(root).filter(({ attributes }) => (attributes['path'] ?? '') === '')]
      : locations(root).filter(({ attributes }) => attributes['path']?.toLowerCase() === location.toLowerCase());
  return section
    .split('/')
    .reduce<readonly XmlElement[]>(
      (found, name) => found.flatMap(one => childrenOf(one).filter(child => child.name === name)),
      tops,
    )
    .slice();
}

const locations = (root: XmlElement): XmlElement[] => childrenOf(root).filter(({ name }) => name === 'location');

function childrenOf({ children }: XmlElement): XmlElement[] {
  return children.filter((child): child is XmlElement => child.type === 'element');
}

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
