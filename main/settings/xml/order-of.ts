import { identitiesOf, repeatedNames } from './identity.js';
import type { Element } from './read-xml.js';

/** The children of an element by what tells them apart, one a line: what the place `#order` shows. */
export function orderOf(element: Element, other: Element | null): string {
  return identitiesOf(element, repeatedNames(element, other))
    .map(({ step }) => step)
    .join('\n');
}
