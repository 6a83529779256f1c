/** One step of a distinguished name: `CN=EX3`. */
export interface Rdn {
  readonly attribute: string;
  /** Without its escapes. */
  readonly value: string;
}

/**
 * Takes a distinguished name apart, leaf first; undefined when it is malformed. Knows escaped characters, escaped
 * bytes and quoted values (RFC 4514, RFC 2253). Active Directory has no steps of several values, so `+` is plain text.
 */
export function parseDistinguishedName(text: string): readonly Rdn[] | undefined {
  if (withoutSpaces(text) === '') return [];
  // Nearly all names need nothing but this; exports hold hundreds of thousands of them.
  const parts = needsCare.test(text) ? splitAtCommas(text) : text.split(',');
  const steps: Rdn[] = [];
  for (const part of parts ?? []) {
    const step = parseRdn(part);
    if (step === undefined) return undefined;
    steps.push(step);
  }
  return parts && steps;
}

/** The same steps in a form in which equal names are equal text: case and spaces no longer matter. */
export function distinguishedNameKeys(text: string): readonly string[] | undefined {
  return parseDistinguishedName(text)?.map(keyOfRdn);
}

/** One step in that form. */
export function keyOfRdn({ attribute, value }: Rdn): string {
  const oneSpaced = value.includes('  ') ? value.replace(/ +/g, ' ') : value;
  return `${attribute}=${oneSpaced}`.toLowerCase();
}

export function sameDistinguishedName(one: string, other: string): boolean {
  const [keys, otherKeys] = [distinguishedNameKeys(one), distinguishedNameKeys(other)];
  return keys !== undefined && otherKeys !== undefined && keys.join('\n') === otherKeys.join('\n');
}

/** What the entry itself is called: `EX3` of `CN=EX3,CN=Servers,…`. */
export function leafName(distinguishedName: string): string | null {
  return parseDistinguishedName(distinguishedName)?.[0]?.value ?? null;
}

/** The DNS name of the domain that a distinguished name lies in: `contoso.local` of `…,DC=contoso,DC=local`. */
export function domainDnsName(distinguishedName: string): string {
  const steps = parseDistinguishedName(distinguishedName) ?? [];
  return steps
    .filter(({ attribute }) => attribute.toLowerCase() === 'dc')
    .map(({ value }) => value)
    .join('.');
}

/** Escapes, quotes, and the separator of older notations. */
const needsCare = /[\\";]/;

const spacesAround = /^[ \t\r\n]+|[ \t\r\n]+$/g;

/** Unlike `trim`, it leaves a no-break space alone, which is a character of a name like others. */
function withoutSpaces(text: string): string {
  const [first, last] = [text.charCodeAt(0), text.charCodeAt(text.length - 1)];
  return first > 32 && last > 32 ? text : text.replace(spacesAround, '');
}

function splitAtCommas(text: string): string[] | undefined {
  const parts: string[] = [];
  let [begin, quoted] = [0, false];
  for (let index = 0; index < text.length; index += 1) {
    const character = text.charAt(index);
    if (character === '\\') index += 1;
    else if (character === '"') quoted = !quoted;
    else if (!quoted && (character === ',' || character === ';')) {
      parts.push(text.slice(begin, index));
      begin = index + 1;
    }
  }
  return quoted ? undefined : [...parts, text.slice(begin)];
}

const attributeType = /^(?:[A-Za-z][A-Za-z0-9-]*|\d+(?:\.\d+)*)$/;

function parseRdn(part: string): Rdn | undefined {
  const equals = part.indexOf('=');
  const attribute = withoutSpaces(part.slice(0, Math.max(equals, 0)));
  if (!attributeType.test(attribute)) return undefined;
  const raw = trimValue(part.slice(equals + 1));
  const value = raw.includes('\\') ? unescapeValue(raw) : raw;
  return value === undefined ? undefined : { attribute, value };
}

/** Spaces around a value mean nothing, unless the last one is escaped. */
function trimValue(raw: string): string {
  const trimmed = withoutSpaces(raw);
  const [backslashes = ''] = trimmed.endsWith('\\') ? (/\\+$/.exec(trimmed) ?? []) : [];
  const value = backslashes.length % 2 === 1 && /\\[ \t\r\n]+$/.test(raw) ? `${trimmed} ` : trimmed;
  return value.length > 1 && value.startsWith('"') && value.endsWith('"') ? value.slice(1, -1) : value;
}

function unescapeValue(value: string): string | undefined {
  const pieces = /\\([0-9a-f]{2})|\\(.)|([^\\]+)/gisuy;
  const bytes: Buffer[] = [];
  let end = 0;
  for (let piece = pieces.exec(value); piece !== null; piece = pieces.exec(value)) {
    const [, hex, escaped, plain = ''] = piece;
    bytes.push(hex === undefined ? Buffer.from(escaped ?? plain) : Buffer.from(hex, 'hex'));
    end = pieces.lastIndex;
  }
  return end === value.length ? Buffer.concat(bytes).toString('utf8') : undefined;
}
