import type { Condition } from '../../../ports/directory.js';

const everything = '(objectClass=*)';
const nothing = '(!(objectClass=*))';

/**
 * A condition as the text of an LDAP filter (RFC 4515), in ASCII. Of a value nothing stands for itself but letters,
 * digits and a few marks that mean nothing to a filter. Throws for a name that no attribute can have: these come from
 * the program, never from the operator.
 */
export function filterText(condition: Condition): string {
  if ('all' in condition) return joined('&', condition.all, everything);
  if ('any' in condition) return joined('|', condition.any, nothing);
  if ('not' in condition) return `(!${filterText(condition.not)})`;
  const attribute = attributeName(condition.attribute);
  if ('equals' in condition) {
    // Nothing has an empty value, and no filter can ask for one.
    return condition.equals === '' ? nothing : `(${attribute}=${escaped(condition.equals)})`;
  }
  const part = 'contains' in condition ? escaped(condition.contains) : '';
  return part === '' ? `(${attribute}=*)` : `(${attribute}=*${part}*)`;
}

/** Active Directory does not know the empty "and" and "or" of RFC 4526. */
function joined(mark: '&' | '|', parts: readonly Condition[], empty: string): string {
  return parts.length === 0 ? empty : `(${mark}${parts.map(filterText).join('')})`;
}

function attributeName(name: string): string {
  if (!/^([A-Za-z][A-Za-z0-9-]*|\d+(\.\d+)+)$/.test(name)) throw new TypeError(`No attribute is called "${name}".`);
  return name;
}

function escaped(value: string): string {
  return [...Buffer.from(value, 'utf8')].map(escapedByte).join('');
}

function escapedByte(byte: number): string {
  const character = String.fromCharCode(byte);
  return /[A-Za-z0-9._:,;=@/{}$'-]/.test(character) ? character : `\\${byte.toString(16).padStart(2, '0')}`;
}
