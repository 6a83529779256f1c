import type { ElementDifference } from '../xml/compare-elements.js';
import { identitiesOf, repeatedNames } from '../xml/identity.js';
import type { Element } from '../xml/read-xml.js';
import { startTagOf } from '../xml/start-tag.js';
import { indentAt, indentOfLine, laidOut, lineEndOf } from './layout.js';
import type { Splice } from './splice.js';

interface Addition {
  readonly element: Element;
  readonly parents: { readonly kit: Element; readonly now: Element };
}

/** Puts elements of the kit where its order says: behind the nearest sibling that stands here, else before the next one. */
export function addElements(kitText: string, nowText: string, additions: readonly ElementDifference[]): Splice[] {
  const byParent = new Map<Element, Addition[]>();
  for (const { kit, parents } of additions) {
    if (!kit || !parents) continue;
    byParent.set(parents.now, [...(byParent.get(parents.now) ?? []), { element: kit, parents }]);
  }
  return [...byParent.values()].flatMap(ofParent => addBelow(kitText, nowText, ofParent));
}

function addBelow(kitText: string, nowText: string, additions: readonly Addition[]): Splice[] {
  const [first] = additions;
  if (!first) return [];
  const { kit, now } = first.parents;
  const names = repeatedNames(kit, now);
  const here = new Map(identitiesOf(now, names).map(({ match }, at) => [match, now.children[at]]));
  const order = identitiesOf(kit, names).map(({ match }) => here.get(match));
  const wanted = new Set(additions.map(({ element }) => element));
  const layout = layoutOf(nowText, now);
  const inEmpty: string[] = [];
  const splices: Splice[] = [];
  kit.children.forEach((child, at) => {
    if (!wanted.has(child)) return;
    const snippet = laidOut(
      kitText.slice(child.start, child.end),
      indentOfLine(kitText, child.start),
      layout.childIndent,
      layout.lineEnd,
    );
    const before = last(order.slice(0, at).filter((one): one is Element => one !== undefined));
    const after = order.slice(at + 1).find(one => one !== undefined);
    if (before) splices.push({ start: before.end, end: before.end, text: `${layout.gap}${snippet}` });
    else if (after) splices.push({ start: after.start, end: after.start, text: `${snippet}${layout.gap}` });
    else inEmpty.push(snippet);
  });
  if (inEmpty.length > 0) splices.push(...fill(nowText, now, { snippets: inEmpty, layout }));
  return splices;
}

const last = <T>(items: readonly T[]): T | undefined => items[items.length - 1];

interface Layout {
  readonly lineEnd: string;
  readonly childIndent: string;
  /** What stands between two siblings. */
  readonly gap: string;
}

function layoutOf(text: string, parent: Element): Layout {
  const lineEnd = lineEndOf(text);
  const onLines = /[\r\n]/.test(text);
  const indented = parent.children
    .map(child => indentAt(text, child.start))
    .filter((one): one is string => one !== null);
  const childIndent = indented[0] ?? `${indentOfLine(text, parent.start)}${unitOf(text)}`;
  const inOneLine = !onLines || (parent.children.length > 0 && indented.length === 0);
  return { lineEnd, childIndent, gap: inOneLine ? '' : `${lineEnd}${childIndent}` };
}

/** How much deeper each level is indented: as much as the first indented line. */
function unitOf(text: string): string {
  return /[\r\n]([ \t]+)</.exec(text)?.[1] ?? '    ';
}

/** Puts the first children into an element that has none. */
function fill(
  text: string,
  parent: Element,
  { snippets, layout }: { snippets: readonly string[]; layout: Layout },
): Splice[] {
  const tag = startTagOf(text, parent);
  const body = snippets.map(snippet => `${layout.gap}${snippet}`).join('');
  const parentGap = layout.gap === '' ? '' : `${layout.lineEnd}${indentOfLine(text, parent.start)}`;
  if (tag.close === null) {
    // `<modules />` opens up.
    const slash = text.lastIndexOf('/', tag.end);
    const attributesEnd = last(tag.attributes)?.end ?? tag.nameEnd;
    return [
      { start: attributesEnd, end: slash + 1, text: '' },
      { start: tag.end, end: tag.end, text: `${body}${parentGap}</${parent.name}>` },
    ];
  }
  const content = text.slice(tag.end, tag.close);
  const closing = /(?:\r\n|\r|\n)[ \t]*$/.exec(content);
  if (closing) {
    const place = tag.end + closing.index;
    return [{ start: place, end: place, text: body }];
  }
  return [{ start: tag.close, end: tag.close, text: `${body}${parentGap}` }];
}
