/** What is shown in the place of a secret. */
export const encryptedShown = 'encrypted with the key of the lost server';
export const secretShown = 'a secret, not shown';

const names = String.raw`[\w-]*(?:password|passwd|pwd|secret|passphrase|(?:validation|decryption|session|encryption|api|account|private|(?:secret|shared)[_-]?access)[_-]?key)`;
const secretName = new RegExp(`(?:^|\\W)${names}$`, 'i');
/** Of a name like that, what is no secret. */
const harmless = /^(?:|true|false|\d{1,2}|auto(?:generate)?(?:\s*,\s*isolateapps)?)$/i;
/** In a text of `name=value;name=value`, where quotation marks may be written as XML writes them. */
const connectionNames = String.raw`\b(?:password|pwd|(?:api|account|shared\s?access)\s?key)`;
const inConnection = new RegExp(`${connectionNames}\\s*=\\s*[^;\\s]`, 'i');

export const isEncrypted = (value: string): boolean => value.includes('[enc:');

/** Whether the value of a setting of that name is a secret. */
export function isSecret(name: string, value: string): boolean {
  return isEncrypted(value) || (secretName.test(name) && !harmless.test(value)) || inConnection.test(value);
}

/** What may be shown of a value. */
export function shownValue(name: string, value: string): string {
  if (!isSecret(name, value)) return value;
  return isEncrypted(value) ? encryptedShown : secretShown;
}

const quotedText = `("[^"<]*"|'[^'<]*')`;
const namedValue = new RegExp(`(?<![\\w.:-])(${names}\\s*=\\s*)${quotedText}`, 'gi');
const keyed = `\\b(?:key|name)\\s*=\\s*["'][^"'<>]*?${names}["']`;
const keyThenValue = new RegExp(`(${keyed}[^<>]*?\\bvalue\\s*=\\s*)${quotedText}`, 'gi');
const valueThenKey = new RegExp(`(\\bvalue\\s*=\\s*)${quotedText}(?=[^<>]*?${keyed})`, 'gi');
const elementText = new RegExp(`(<${names}\\b[^<>]*>)([^<>]+)(?=</)`, 'gi');
/** Up to the end of the attribute: what ends a password inside it, nobody can tell for certain. */
const inAttribute = [`"`, `'`].map(
  mark => new RegExp(`(=\\s*${mark}[^${mark}<>]*?${connectionNames}\\s*=)([^${mark}<>]+)(?=${mark})`, 'gi'),
);
const entityQuoted = String.raw`&(quot|apos);(?:(?!&\3;)[^\r\n])*&\3;`;
const inText = new RegExp(
  `(${connectionNames}\\s*=\\s*)(${entityQuoted}|"[^"\\r\\n]*"|'[^'\\r\\n]*'|(?:&[#\\w]+;|[^;"'<>\\r\\n])+)`,
  'gi',
);

/** A text of a configuration file, or a line of one, without the secrets in it. Is as many lines as before. */
export function hideSecrets(text: string): string {
  if (!/pass|pwd|secret|key|\[enc:/i.test(text)) return text;
  const hide = (whole: string, before: string, value: string): string => {
    const bare = value.slice(1, -1);
    return harmless.test(bare) || isEncrypted(bare) ? whole : `${before}"${secretShown}"${lineEnds(bare)}`;
  };
  const shown = (_whole: string, before: string, value: string): string => `${before}${secretShown}${lineEnds(value)}`;
  const named = text
    .replace(namedValue, hide)
    .replace(keyThenValue, hide)
    .replace(valueThenKey, hide)
    .replace(elementText, shown);
  return inAttribute
    .reduce((rest, one) => rest.replace(one, shown), named)
    .replace(/\[enc:[^\]\r\n]*(?::enc\])?/gi, encryptedShown)
    .replace(inText, (whole, before: string, value: string) => (isShown(value) ? whole : shown(whole, before, value)));
}

const lineEnds = (hidden: string): string => (hidden.match(/\r\n|\r|\n/g) ?? []).join('');
/** Hidden already, or no secret. */
const isShown = (value: string): boolean =>
  [encryptedShown, secretShown].some(one => value.includes(one)) ||
  (/^["']/.test(value) && harmless.test(value.slice(1, -1)));

/** A command line without the passwords that it hands over. */
export function hideArguments(command: string): string {
  const hidden = command
    .replace(
      /((?:^|\s)[/-]{1,2}(?:password|passwd|pass|pwd|pw|p|rp)(?:\s*[:=]\s*|\s+))("[^"]*"|'[^']*'|[^\s"']+)/gi,
      `$1${secretShown}`,
    )
    .replace(/(\/\/[^\s/:@]+:)[^\s/@]+(?=@)/g, `$1${secretShown}`);
  return hideSecrets(hidden);
}

/** What has attributes and children. */
interface Holder {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly Holder[];
  readonly text: string;
}

/** Whether a value of an element is a secret: by its name, by the key beside it, or as it is. */
export function isSecretOf({ name, attributes }: Omit<Holder, 'children'>, attribute: string, value: string): boolean {
  const named = attribute === '#text' ? name : attribute;
  const keyed = attribute === 'value' ? (attributes['key'] ?? attributes['name'] ?? '') : '';
  return isSecret(named, value) || (keyed !== '' && isSecret(keyed, value));
}

/** Whether there is a secret in an element, or in one that it holds. */
export function hasSecret(element: Holder): boolean {
  const { attributes, text, children } = element;
  return (
    (text !== '' && isSecretOf(element, '#text', text)) ||
    Object.entries(attributes).some(([name, value]) => isSecretOf(element, name, value)) ||
    children.some(hasSecret)
  );
}
