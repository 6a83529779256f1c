import type { ElementDifference } from '../xml/compare-elements.js';
import { stepsOf, type PathStep } from '../xml/element-path.js';
import type { Element } from '../xml/read-xml.js';
import { hasSecret } from '../compare/secrets.js';
import type { IisSection } from './iis-sections.js';
import { addition, bare, childSteps, NotSayable, prefixOf, sayable } from './iis-setting.js';

/** Words for one call of appcmd, and for the one that takes it back. */
export interface IisWords {
  readonly location: string | null;
  readonly section: string;
  readonly verb: 'set' | 'clear';
  readonly settings: readonly string[];
  readonly undo: { readonly verb: 'set' | 'clear'; readonly settings: readonly string[] };
}

/** Why appcmd can't do it; as it follows "can't be applied by this program:". */
export interface NoWords {
  readonly why: string;
}

type Sections = ReadonlyMap<string, IisSection>;

const places = new Set(['site', 'application', 'virtualDirectory']);

/** How appcmd makes the difference go away: one or several calls. `sections` are those that the server knows. */
export function iisWords(difference: ElementDifference, sections: Sections): IisWords[] | NoWords {
  const { path, attribute, kit, now } = difference;
  const steps = stepsOf(path);
  const inLocation = steps[1]?.name === 'location';
  const location = inLocation ? (steps[1]?.keys[0]?.value ?? '') : null;
  const place = { location: location === '' ? null : location, sections };
  const rest = steps.slice(inLocation ? 2 : 1);
  const why = whyNot(rest, difference);
  if (why !== null) return { why };
  try {
    const depth = sectionDepth(rest, sections);
    if (depth === 0)
      return kit ? wordsOfGroup(kit, namesOf(rest), place) : { why: 'it would take away a whole group of settings' };
    const at: Place = { ...place, section: namesOf(rest.slice(0, depth)), inner: rest.slice(depth) };
    if (attribute !== null) return [attributeWords(at, attribute, { kit, now })];
    if (kit) return wordsOfElement(kit, at);
    return now ? [removal(now, at)] : { why: 'nothing stands there' };
  } catch (thrown) {
    if (thrown instanceof NotSayable) return { why: thrown.message };
    throw thrown;
  }
}

interface Place {
  readonly location: string | null;
  readonly section: string;
  readonly inner: readonly PathStep[];
}

function whyNot(rest: readonly PathStep[], { attribute, kit, now }: ElementDifference): string | null {
  const first = rest[0]?.name;
  const last = rest[rest.length - 1]?.name ?? '';
  if (first === 'configSections') return 'it says which settings IIS knows; installing the feature writes it';
  if (first === 'configProtectedData') return 'the keys of this server protect its secrets';
  if (rest.some(({ name }) => name === 'customMetadata')) return 'IIS writes this itself, for programs of IIS 6';
  if (attribute === '#order') return 'appcmd can’t change the order; use IIS Manager';
  if (attribute === '#text') return 'appcmd sets no texts';
  if (last === 'clear' || last === 'remove' || last === 'clearSpns')
    return 'appcmd has no word for what takes inherited settings away';
  if (rest.some(({ position }) => position > 1)) return 'several are alike, and appcmd can’t tell them apart';
  if (attribute === null && places.has(last)) return madeElsewhere(last);
  if (rest.length === 0 && attribute !== null) return 'it is an attribute of the location itself';
  if (rest.length === 0 && !kit) return 'it would take away all settings of a location';
  if ([kit, now].some(one => attribute === null && one && hasSecret(one))) return 'there is a secret in it';
  return null;
}

const madeElsewhere = (name: string): string =>
  `a whole ${name === 'virtualDirectory' ? 'virtual directory' : name} is made or removed in IIS Manager, or by Exchange`;

const namesOf = (steps: readonly PathStep[]): string => steps.map(({ name }) => name).join('/');

/** How many steps name the section; 0 where they end above one. Throws where the server knows no such section. */
function sectionDepth(rest: readonly PathStep[], sections: Sections): number {
  for (let depth = rest.length; depth > 0; depth -= 1) {
    if (sections.has(namesOf(rest.slice(0, depth)))) return depth;
  }
  const group = namesOf(rest);
  if (group === '' || [...sections.keys()].some(path => path.startsWith(`${group}/`))) return 0;
  throw new NotSayable(`IIS on this server knows no section ${group}; the feature that has it is not installed`);
}

/** All sections inside a location, or inside a group of sections. */
function wordsOfGroup(
  group: Element,
  above: string,
  place: { location: string | null; sections: Sections },
): IisWords[] {
  return group.children.flatMap(child => {
    const path = above === '' ? child.name : `${above}/${child.name}`;
    if (place.sections.has(path)) return wordsOfElement(child, { location: place.location, section: path, inner: [] });
    if ([...place.sections.keys()].some(one => one.startsWith(`${path}/`))) return wordsOfGroup(child, path, place);
    throw new NotSayable(`IIS on this server knows no section ${path}; the feature that has it is not installed`);
  });
}

function attributeWords(at: Place, name: string, { kit, now }: { kit: Element | null; now: Element | null }): IisWords {
  const [wanted, there] = [kit?.attributes[name], now?.attributes[name]];
  const place = `${prefixOf(at.inner)}${name}`;
  const [doing, undoing] = [one(place, wanted), one(place, there)];
  return { location: at.location, section: at.section, ...doing, undo: undoing };
}

function one(place: string, value: string | undefined): IisWords['undo'] {
  return value === undefined
    ? { verb: 'clear', settings: [place] }
    : { verb: 'set', settings: [`${place}:${sayable(value)}`] };
}

/** An element that the kit has and the server has not. */
function wordsOfElement(element: Element, at: Place): IisWords[] {
  const [last] = at.inner.slice(-1);
  const base = { location: at.location, section: at.section };
  if (last && places.has(last.name)) throw new NotSayable(madeElsewhere(last.name));
  if (last && last.keys.length > 0) {
    const settings = addition(element, at.inner);
    return [{ ...base, verb: 'set', settings, undo: { verb: 'set', settings: [`-${bare(at.inner)}`] } }];
  }
  const prefix = prefixOf(at.inner);
  const names = Object.keys(element.attributes);
  const found: IisWords[] = [];
  if (names.length > 0) {
    const settings = names.map(name => `${prefix}${name}:${sayable(element.attributes[name] ?? '')}`);
    found.push({
      ...base,
      verb: 'set',
      settings,
      undo: { verb: 'clear', settings: names.map(name => `${prefix}${name}`) },
    });
  }
  for (const step of childSteps(element)) {
    found.push(...wordsOfElement(step.child, { ...at, inner: [...at.inner, step] }));
  }
  if (found.length === 0) throw new NotSayable('it is an empty element, which appcmd can’t make');
  return found;
}

function removal(element: Element, at: Place): IisWords {
  const [last] = at.inner.slice(-1);
  const base = { location: at.location, section: at.section };
  if (last && last.keys.length > 0) {
    return {
      ...base,
      verb: 'set',
      settings: [`-${bare(at.inner)}`],
      undo: { verb: 'set', settings: addition(element, at.inner) },
    };
  }
  if (!last) throw new NotSayable('it would take away a whole section');
  const undo = wordsOfElement(element, at);
  if (undo.some(({ verb }) => verb !== 'set')) throw new NotSayable('it could not be taken back');
  return {
    ...base,
    verb: 'clear',
    settings: [bare(at.inner)],
    undo: { verb: 'set', settings: undo.flatMap(({ settings }) => settings) },
  };
}
