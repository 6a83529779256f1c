import { keyRules } from '../../product/settings/xml-keys.js';
import { iisSections, type IisSection } from '../edit/iis-sections.js';
import { positionOf } from '../xml/position.js';
import { readXml, type Element } from '../xml/read-xml.js';

/** A place of a web.config that makes IIS answer 500.19 instead of serving the directory. */
export interface SectionClash {
  /**
   * `duplicate`: the collection has inherited an item of that key. `locked`: applicationHost.config does not let a web.config
   * set this section. `twice`: the section stands twice in the file.
   */
  readonly kind: 'duplicate' | 'locked' | 'twice';
  /** As `system.webServer/staticContent/mimeMap`. */
  readonly element: string;
  /** The key that is there already; the section where it is locked or stands twice. */
  readonly key: string;
  readonly line: number;
  readonly column: number;
}

/**
 * What IIS would refuse in a web.config below the applicationHost.config of its server. `location` is site and path of the
 * directory: `Default Web Site/owa`. Throws `XML_NOT_WELL_FORMED` and its like.
 */
export function sectionClashes(applicationHost: string, webConfig: string, location: string): SectionClash[] {
  const host = readXml(applicationHost, 'applicationHost.config');
  const web = readXml(webConfig, 'web.config');
  const sections = iisSections(host);
  const above = levelsOf(host, location);
  const clashes: { clash: Omit<SectionClash, 'line' | 'column'>; at: Element }[] = [];
  for (const level of [web, ...locationsOf(web)]) {
    const seen = new Set<string>();
    for (const { path, element } of sectionsIn(level, sections)) {
      const tell = (kind: SectionClash['kind'], place: string, key: string, at: Element): void => {
        clashes.push({ clash: { kind, element: place, key }, at });
      };
      if (seen.has(path)) tell('twice', path, path, element);
      seen.add(path);
      if (isLocked(path, sections, above)) tell('locked', path, path, element);
      else {
        const inherited = above.flatMap(({ element: one }) =>
          sectionsIn(one, sections).filter(there => there.path === path),
        );
        collide(
          element,
          inherited.map(one => one.element),
          path,
          (place, key, at) => tell('duplicate', place, key, at),
        );
      }
    }
  }
  return clashes.map(({ clash, at }) => ({ ...clash, ...positionOf(webConfig, at.start) }));
}

interface Level {
  readonly element: Element;
  readonly mode: 'Allow' | 'Deny' | null;
}

/** The file itself, then its locations that count for a directory, from the server down to it. */
function levelsOf(host: Element, location: string): Level[] {
  const target = location.toLowerCase();
  const matching = host.children
    .filter(({ name, attributes }) => name === 'location' && reaches((attributes['path'] ?? '').toLowerCase(), target))
    .sort((a, b) => (a.attributes['path'] ?? '').length - (b.attributes['path'] ?? '').length);
  return [{ element: host, mode: null }, ...matching.map(element => ({ element, mode: modeOf(element) }))];
}

const reaches = (path: string, target: string): boolean =>
  path === '' || path === '.' || path === target || target.startsWith(`${path}/`);

function modeOf({ attributes }: Element): Level['mode'] {
  const { overrideMode, allowOverride } = attributes;
  if (overrideMode === 'Allow' || overrideMode === 'Deny') return overrideMode;
  return allowOverride === 'false' ? 'Deny' : allowOverride === 'true' ? 'Allow' : null;
}

/** Locations of a web.config that speak of the directory itself. */
function locationsOf(web: Element): Element[] {
  return web.children.filter(
    ({ name, attributes }) => name === 'location' && ['', '.'].includes(attributes['path'] ?? ''),
  );
}

type Sections = ReadonlyMap<string, IisSection>;

/** The sections that stand in a file or a location, with their elements. */
function sectionsIn(level: Element, sections: Sections): { readonly path: string; readonly element: Element }[] {
  const found: { path: string; element: Element }[] = [];
  const walk = (parent: Element, above: string): void => {
    for (const child of parent.children) {
      const path = `${above}${child.name}`;
      if (sections.has(path)) found.push({ path, element: child });
      else if (above === '' ? /^system\./.test(child.name) : true) walk(child, `${path}/`);
    }
  };
  walk(level, '');
  return found;
}

/** The nearest location that says something of the section decides; without one, how it was registered. */
function isLocked(path: string, sections: Sections, above: readonly Level[]): boolean {
  const modes = above.filter(
    ({ element, mode }) => mode !== null && sectionsIn(element, sections).some(one => one.path === path),
  );
  const nearest = modes[modes.length - 1]?.mode;
  return nearest ? nearest === 'Deny' : (sections.get(path)?.locked ?? false);
}

type Tell = (place: string, key: string, at: Element) => void;

/** Walks a section beside those that it inherits from, collection by collection. */
function collide(section: Element, inherited: readonly Element[], path: string, tell: Tell): void {
  const items = new Set<string>();
  for (const level of inherited) for (const child of level.children) apply(child, level.name, items);
  for (const child of section.children) {
    const key = keyOf(child, section.name);
    if (key !== null && !undoing(child) && items.has(key.match)) tell(`${path}/${child.name}`, key.shown, child);
    apply(child, section.name, items);
  }
  for (const child of section.children) {
    if (undoing(child) || keyOf(child, section.name) !== null) continue;
    const counterparts = inherited.flatMap(level => level.children.filter(({ name }) => name === child.name));
    collide(child, counterparts, `${path}/${child.name}`, tell);
  }
}

const undoing = ({ name }: Element): boolean => name === 'clear' || name === 'remove';

/** What an item does to a collection. */
function apply(item: Element, parent: string, items: Set<string>): void {
  if (item.name === 'clear') items.clear();
  const key = keyOf(item, parent);
  if (key === null) return;
  if (item.name === 'remove') items.delete(key.match);
  else items.add(key.match);
}

/** The unique key of an item; null for what is no item of a collection. `remove` names the key of what it removes. */
function keyOf(item: Element, parent: string): { readonly match: string; readonly shown: string } | null {
  const removes = item.name === 'remove';
  const rule = keyRules.find(
    ({ in: parents, elements, keys }) =>
      (parents === undefined
        ? !removes && elements.includes(item.name)
        : parents.includes(parent) && (removes || elements.includes(item.name))) &&
      keys.some(key => item.attributes[key] !== undefined),
  );
  const found =
    rule?.keys.filter(key => item.attributes[key] !== undefined) ?? (removes ? Object.keys(item.attributes) : []);
  if (found.length === 0) return null;
  const shown = found.map(key => item.attributes[key] ?? '').join(', ');
  return {
    match: found
      .map(key => `${key}=${item.attributes[key] ?? ''}`)
      .join('\n')
      .toLowerCase(),
    shown,
  };
}
