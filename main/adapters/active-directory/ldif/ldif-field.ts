import { isAt } from './ldif-attribute-names.js';
import { textValue } from '../text-value.js';

/** Where the parts of a line `name;option: value` stand. Reused from line to line: there are millions. */
export interface FieldPlace {
  nameBegin: number;
  /** Behind the name, without its options: `;range=0-1499` says how much came along, not which attribute it is. */
  nameEnd: number;
  valueBegin: number;
  valueEnd: number;
  base64: boolean;
}

const [colon, semicolon, less, space, equals] = [0x3a, 0x3b, 0x3c, 0x20, 0x3d];

const tableOf = (pattern: RegExp): Uint8Array =>
  Uint8Array.from({ length: 256 }, (_, byte) => (byte < 128 && pattern.test(String.fromCharCode(byte)) ? 1 : 0));
const nameBytes = tableOf(/[A-Za-z0-9.-]/);
const optionBytes = tableOf(/[A-Za-z0-9.;=-]/);
const firstNameBytes = tableOf(/[A-Za-z0-9]/);
const base64Bytes = tableOf(/[A-Za-z0-9+/]/);

/** Finds the parts of a line. Returns why that is not possible, or null. */
export function findField(bytes: Uint8Array, begin: number, end: number, place: FieldPlace): string | null {
  let at = begin;
  while (at < end && nameBytes[bytes[at] ?? 0] === 1) at += 1;
  const nameEnd = at;
  if (bytes[at] === semicolon) while (at < end && optionBytes[bytes[at] ?? 0] === 1) at += 1;
  if (at === end || bytes[at] !== colon || firstNameBytes[bytes[begin] ?? 0] !== 1) {
    return 'an attribute, a colon and a value are expected';
  }
  place.nameBegin = begin;
  place.nameEnd = nameEnd;
  if (bytes[at + 1] === less && at + 1 < end) return 'its value is in another file';
  place.base64 = at + 1 < end && bytes[at + 1] === colon;
  let valueBegin = at + (place.base64 ? 2 : 1);
  while (valueBegin < end && bytes[valueBegin] === space) valueBegin += 1;
  place.valueBegin = valueBegin;
  place.valueEnd = end;
  if (!place.base64) return null;
  while (place.valueEnd > valueBegin && bytes[place.valueEnd - 1] === space) place.valueEnd -= 1;
  return isBase64(bytes, place) ? null : 'its value is not proper base64';
}

function isBase64(bytes: Uint8Array, { valueBegin, valueEnd }: FieldPlace): boolean {
  if ((valueEnd - valueBegin) % 4 !== 0) return false;
  let codeEnd = valueEnd;
  while (codeEnd > valueBegin && codeEnd > valueEnd - 2 && bytes[codeEnd - 1] === equals) codeEnd -= 1;
  let good = 1;
  for (let at = valueBegin; at < codeEnd; at += 1) good &= base64Bytes[bytes[at] ?? 0] ?? 0;
  return good === 1;
}

/** Whether the name is this one, given in lower case, however it is written. */
export function isNamed(bytes: Uint8Array, { nameBegin, nameEnd }: FieldPlace, name: string): boolean {
  return isAt(bytes, nameBegin, nameEnd, name);
}

/** Whether the value is this text, given in lower case, in whatever case. */
export function isValue(bytes: Buffer, place: FieldPlace, value: string): boolean {
  if (place.base64) return fieldText(bytes, place).toLowerCase() === value;
  return isAt(bytes, place.valueBegin, place.valueEnd, value);
}

/** The value as text; of one that is not text, its base64 form. */
export function fieldText(bytes: Buffer, { valueBegin, valueEnd, base64 }: FieldPlace): string {
  if (!base64) return bytes.toString('utf8', valueBegin, valueEnd);
  return textValue(Buffer.from(bytes.toString('latin1', valueBegin, valueEnd), 'base64'));
}
