import type { Difference, HostChange } from '../../../preload/contract/index.js';
import { failure } from '../../problems/problem.js';
import { splitSignIn } from '../compare/sign-in.js';
import { compareElements } from '../xml/compare-elements.js';
import { readXml } from '../xml/read-xml.js';
import { iisSections } from './iis-sections.js';
import { iisWords, type IisWords } from './iis-words.js';

type SetIis = Extract<HostChange, { kind: 'set-iis' }>;

/** One call of appcmd, how it is taken back, and the differences that it settles. */
export interface IisChange {
  readonly change: SetIis;
  readonly undo: SetIis | null;
  readonly differences: string[];
}

/**
 * The calls of appcmd that bring the chosen differences of applicationHost.config over. `kit` and `now` are the two files.
 * A difference that is gone by now needs none. Throws a `Failure` for one that appcmd has no words for.
 */
export function iisChanges(chosen: readonly Difference[], kit: string, now: string): IisChange[] {
  const file = 'applicationHost.config';
  const roots = { kit: readXml(kit, `${file} of the kit`), now: readXml(now, file) };
  const sections = iisSections(roots.now);
  const found = new Map(compareElements(roots).map(one => [`${one.path}\n${one.attribute ?? ''}`, one]));
  return chosen.flatMap(({ id, place, title, byHand }) => {
    if (byHand !== null) throw failure('EDIT_NOT_POSSIBLE', { file, place: title, why: byHand });
    const one = place.kind === 'xml' ? found.get(`${place.element}\n${place.attribute ?? ''}`) : undefined;
    const rest = one && splitSignIn(one).rest;
    if (!rest) return [];
    const words = iisWords(rest, sections);
    if ('why' in words) throw failure('EDIT_NOT_POSSIBLE', { file, place: title, why: words.why });
    return words.map(word => ({ change: changeOf(word, word), undo: changeOf(word, word.undo), differences: [id] }));
  });
}

function changeOf({ location, section }: IisWords, { verb, settings }: IisWords['undo']): SetIis {
  return {
    kind: 'set-iis',
    location,
    section,
    settings: [...settings],
    ...(verb === 'clear' && { verb }),
  };
}
