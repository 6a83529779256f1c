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
  if (text.trim() === '') return [];
  const steps = splitAtCommas(text)?.map(parseRdn);
  return steps?.every(isDefined) ? steps : undefined;
}

/** The same steps in a form in which equal names are equal text: case and spaces no longer matter. */
export function distinguishedNameKeys(text: string): readonly string[] | undefined {
  return parseDistinguishedName(text)?.map(
    ({ attribute, value }) => `${attribute.toLowerCase()}=${value.replace(/ +/g, ' ').toLowerCase()}`,
  );
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

const isDefined = <T>(value: T | undefined): value is T => value !== undefined;

function splitAtCommas(text: string): string[] | undefined {
  const parts: string[] = [];
  let [part, quoted] = ['', false];
  for (let index = 0; index < text.length; index += 1) {
    const character = text.charAt(index);
    if (character === '\\') {
      part += text.slice(index, index + 2);
      index += 1;
    } else if (!quoted && (character === ',' || character === ';')) {
      parts.push(part);
      part = '';
    } else {
      if (character === '"') quoted = !quoted;
      part += character;
    }
  }
  return quoted ? undefined : [...parts, part];
}

function parseRdn(part: string): Rdn | undefined {
  const [, attribute, raw] = /^\s*([A-Za-z][A-Za-z0-9-]*|\d+(?:\.\d+)*)\s*=(.*)$/s.exec(part) ?? [];
  if (attribute === undefined || raw === undefined) return undefined;
  const value = unescapeValue(trimValue(raw));
  return value === undefined ? undefined : { attribute, value };
}

/** Spaces around a value mean nothing, unless the last one is escaped. */
function trimValue(raw: string): string {
  const trimmed = raw.trim();
  const [backslashes = ''] = /\\+$/.exec(trimmed) ?? [];
  const value = backslashes.length % 2 === 1 && /\\+\s/.test(raw) ? `${trimmed} ` : trimmed;
  return /^".*"$/s.test(value) ? value.slice(1, -1) : value;
}

function unescapeValue(value: string): string | undefined {
  const bytes: Buffer[] = [];
  for (let rest = value; rest !== '';) {
    const [whole = '', hex, escaped, plain] = /^(?:\\([0-9a-f]{2})|\\(.)|([^\\]+))/is.exec(rest) ?? [];
    if (whole === '') return undefined;
    bytes.push(hex === undefined ? Buffer.from(escaped ?? plain ?? '') : Buffer.from(hex, 'hex'));
    rest = rest.slice(whole.length);
  }
  return Buffer.concat(bytes).toString('utf8');
}
