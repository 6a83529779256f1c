/** An element of an XML document, as it begins. */
export interface XmlElement {
  readonly name: string;
  /** Names from the root to this element, divided by `/`. */
  readonly path: string;
  readonly attributes: Readonly<Record<string, string>>;
}

const token =
  /<!--[^]*?-->|<!\[CDATA\[[^]*?\]\]>|<\?[^]*?\?>|<![^>]*>|<(\/?)([\w.:-]+)((?:[^<>"']|"[^"]*"|'[^']*')*?)(\/?)>/g;
const attribute = /([\w.:-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;

/** The elements of a well-formed document in their order. Throws when they are not nested as they should be. */
export function elementsOf(xml: string): XmlElement[] {
  const open: string[] = [];
  const found: XmlElement[] = [];
  for (const [, closes, name, words = '', empty] of xml.matchAll(token)) {
    if (name === undefined) continue;
    if (closes) {
      if (open.pop() !== name) throw new Error(`The element ${name} ends where it was not begun.`);
      continue;
    }
    found.push({ name, path: [...open, name].join('/'), attributes: attributesIn(words) });
    if (!empty) open.push(name);
  }
  if (found.length === 0 || open.length > 0) throw new Error('The document is not complete.');
  return found;
}

function attributesIn(words: string): Record<string, string> {
  return Object.fromEntries(
    [...words.matchAll(attribute)].map(([, name = '', quoted, single]) => [name, unescaped(quoted ?? single ?? '')]),
  );
}

const entities = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' } as const;

function unescaped(text: string): string {
  return text.replace(/&(?:(lt|gt|quot|apos|amp)|#x([0-9a-f]{1,6})|#(\d{1,7}));/gi, (_all, name, hex, decimal) => {
    if (name !== undefined) return entities[String(name).toLowerCase() as keyof typeof entities];
    return String.fromCodePoint(hex === undefined ? Number(decimal) : Number.parseInt(String(hex), 16));
  });
}
