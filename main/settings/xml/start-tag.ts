import type { Element, Range } from './read-xml.js';

/** An attribute as it stands in a text. */
export interface AttributePlace {
  readonly name: string;
  /** From the name to the closing quotation mark. */
  readonly start: number;
  readonly end: number;
  /** What stands between the quotation marks. */
  readonly value: Range;
  readonly quote: string;
}

export interface StartTag {
  readonly attributes: readonly AttributePlace[];
  /** After the name of the element. */
  readonly nameEnd: number;
  /** After its `>`. */
  readonly end: number;
  /** Where the end tag begins; null for an element that is closed in its start tag. */
  readonly close: number | null;
}

const attribute = /\s+([^\s=/>]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/y;

/** Finds the parts of the start tag of an element that was read from this very text. */
export function startTagOf(text: string, { name, start, end }: Element): StartTag {
  const nameEnd = start + 1 + name.length;
  const attributes: AttributePlace[] = [];
  let at = nameEnd;
  attribute.lastIndex = at;
  for (let found = attribute.exec(text); found !== null; found = attribute.exec(text)) {
    const [whole, named = ''] = found;
    const attributeEnd = at + whole.length;
    const length = (found[2] ?? found[3] ?? '').length;
    attributes.push({
      name: named,
      start: at + (/\S/.exec(whole)?.index ?? 0),
      end: attributeEnd,
      value: { start: attributeEnd - 1 - length, end: attributeEnd - 1 },
      quote: text.charAt(attributeEnd - 1),
    });
    at = attributeEnd;
  }
  const tagEnd = text.indexOf('>', at) + 1;
  const close = text.charAt(tagEnd - 2) === '/' ? null : text.lastIndexOf('</', end - 3);
  return { attributes, nameEnd, end: tagEnd, close };
}
