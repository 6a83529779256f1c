import type { Difference } from '../../../preload/contract/differences.js';
import { tk } from '../../messages/kit-words.js';

/** A difference in a few words: what it is called, and where it is. */
export interface DifferenceName {
  readonly name: string;
  /** The rest of the way to it, quieter; '' where the name says all. */
  readonly where: string;
}

/** What stands beside a difference in the tree, below the node of its file, key or directory. */
export function differenceName({ place, title }: Difference): DifferenceName {
  switch (place.kind) {
    case 'xml': {
      const [last = '', ...above] = place.element.split(/\/(?![^[]*\])/).reverse();
      if (place.attribute === null) return { name: last, where: pathOf(above) };
      const attribute = place.attribute === '#text' ? tk('differences.text') : place.attribute;
      return { name: attribute, where: pathOf([last, ...above]) };
    }
    case 'lines':
      return {
        name: tk('differences.lines', {
          count: place.lines,
          line: place.line,
          last: place.line + Math.max(0, place.lines - 1),
        }),
        where: '',
      };
    case 'file':
      return { name: baseName(place.file), where: place.file };
    case 'registry':
      return { name: place.name, where: '' };
    case 'virtual-directory':
      return { name: place.property, where: '' };
    default:
      return { name: title, where: '' };
  }
}

/** The root says nothing: it is the same for every setting of a file. */
const pathOf = (reversed: readonly string[]): string => reversed.slice(0, -1).reverse().join('/');

export const baseName = (file: string): string => file.split(/[\\/]/).at(-1) ?? file;

/** The file that a difference is in; null for what is no file. */
export function fileOf({ place }: Difference): string | null {
  return 'file' in place ? place.file : null;
}

/** Present on both sides, and different as a whole: nothing less than the whole file can be applied. */
export const needsWholeFile = ({ place, group, now }: Difference): boolean =>
  place.kind === 'file' && group !== 'iis' && now !== null;

/** The kit's file can take the place of the server's, against the advice. */
export const canBeWhole = (one: Difference): boolean => fileOf(one) !== null && one.group !== 'iis';

/** It can be chosen with a press, and needs nothing typed. */
export const isChoosable = (one: Difference): boolean => one.byHand === null && !needsWholeFile(one);

const longestValue = 60;

/** A value on one line. */
export function shortValue(value: string | null): string {
  if (value === null) return tk('differences.nothing');
  const line = value
    .slice(0, 4 * longestValue)
    .replace(/\s+/g, ' ')
    .trim();
  return line.length > longestValue ? `${line.slice(0, longestValue)}…` : line;
}
