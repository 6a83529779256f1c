/** What is shown in the place of a secret. */
export const encryptedShown = 'encrypted with the key of the lost server';
export const secretShown = 'a secret, not shown';

const secretName = /(?:^|\W)(?:\w*password|pwd|\w*secret|validationKey|decryptionKey)$/i;
/** Of a name like that, what is no secret. */
const harmless = /^(?:|true|false|\d{1,2}|auto(?:generate)?(?:\s*,\s*isolateapps)?)$/i;
const inConnection = /\b(?:password|pwd)\s*=\s*[^;"']+/i;

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
const namedValue = new RegExp(
  `(?<![\\w.:-])((?:\\w*password|pwd|\\w*secret|validationKey|decryptionKey)\\s*=\\s*)${quotedText}`,
  'gi',
);
const keyThenValue = new RegExp(
  `(\\bkey\\s*=\\s*["'][^"'<>]*(?:password|pwd|secret)["'][^<>]*?\\bvalue\\s*=\\s*)${quotedText}`,
  'gi',
);
const valueThenKey = new RegExp(
  `(\\bvalue\\s*=\\s*)${quotedText}(?=[^<>]*?\\bkey\\s*=\\s*["'][^"'<>]*(?:password|pwd|secret)["'])`,
  'gi',
);
const elementText = /(<(?:\w*password|pwd|\w*secret)\b[^<>]*>)([^<>]+)(?=<\/)/gi;

/** A text of a configuration file, or a line of one, without the secrets in it. Is as many lines as before. */
export function hideSecrets(text: string): string {
  if (!/password|pwd|secret|validationKey|decryptionKey|\[enc:/i.test(text)) return text;
  const hide = (whole: string, before: string, value: string): string => {
    const bare = value.slice(1, -1);
    return harmless.test(bare) || isEncrypted(bare) ? whole : `${before}"${secretShown}"`;
  };
  return text
    .replace(namedValue, hide)
    .replace(keyThenValue, hide)
    .replace(valueThenKey, hide)
    .replace(elementText, (_whole, before: string) => `${before}${secretShown}`)
    .replace(/\[enc:[^\]\r\n]*(?::enc\])?/gi, encryptedShown)
    .replace(/\b(password|pwd)(\s*=\s*)(?!["'])[^;"'<>\r\n]+/gi, `$1$2${secretShown}`);
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
