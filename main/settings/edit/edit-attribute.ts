import { sameValue } from '../xml/compare-elements.js';
import type { Element } from '../xml/read-xml.js';
import { startTagOf } from '../xml/start-tag.js';
import type { Splice } from './splice.js';

/** Sets an attribute of an element in its text, or takes it away; `before` are the names that come before it in the kit. */
export function editAttribute(
  text: string,
  element: Element,
  { name, value, before }: { name: string; value: string | undefined; before: readonly string[] },
): Splice[] {
  const tag = startTagOf(text, element);
  const at = tag.attributes.findIndex(one => one.name === name);
  const there = tag.attributes[at];
  if (there) {
    if (value === undefined) {
      const start = tag.attributes[at - 1]?.end ?? tag.nameEnd;
      return [{ start, end: there.end, text: '' }];
    }
    if (sameValue(element.attributes[name], value)) return [];
    return [{ ...there.value, text: escapedValue(value, there.quote) }];
  }
  if (value === undefined) return [];
  const neighbours = tag.attributes.filter(one => before.includes(one.name));
  const after = neighbours[neighbours.length - 1];
  const place = after?.end ?? tag.nameEnd;
  const last = tag.attributes[tag.attributes.length - 1];
  const quote = last?.quote ?? '"';
  return [
    { start: place, end: place, text: `${gapOf(text, element)}${name}=${quote}${escapedValue(value, quote)}${quote}` },
  ];
}

/** What stands between two attributes of this element: where each has a line of its own, a line end and an indent. */
function gapOf(text: string, element: Element): string {
  const { attributes } = startTagOf(text, element);
  const [before, last] = attributes.slice(-2);
  return before && last ? text.slice(before.end, last.start) : ' ';
}

export function escapedValue(value: string, quote: string): string {
  return value
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(new RegExp(quote, 'g'), quote === '"' ? '&quot;' : '&apos;')
    .replace(/[\t\r\n]/g, character => `&#x${character.charCodeAt(0).toString(16).toUpperCase()};`);
}

export function escapedText(value: string): string {
  return value.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}
