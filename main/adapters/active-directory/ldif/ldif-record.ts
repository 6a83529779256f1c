import type { AttributeNames } from './ldif-attribute-names.js';
import { fieldText, type FieldPlace } from './ldif-field.js';

const headSize = 8;

/** The largest entry that is kept. A group of a whole company may be larger, but groups are not kept. */
const largestRecord = 32 * 1024 * 1024;

/**
 * An entry as a row of bytes: its name, then its values, each behind the number of its attribute and its length.
 * A thousand servers fit into memory so; as objects of JavaScript they would take five times as much.
 */
export class RecordWriter {
  #bytes = Buffer.allocUnsafeSlow(64 * 1024);
  #length = 0;

  start(distinguishedName: string): void {
    this.#length = 0;
    this.#addText(0, distinguishedName);
  }

  /** Adds a value of an attribute, given by its number. Returns whether there was room. */
  add(attribute: number, bytes: Buffer, place: FieldPlace): boolean {
    if (place.base64) this.#addText(attribute, fieldText(bytes, place));
    else {
      const at = this.#addHead(attribute, place.valueEnd - place.valueBegin);
      copyBytes(bytes, place, this.#bytes, at);
    }
    return this.#length <= largestRecord;
  }

  /** What was written since `start`; it holds until the next `start`. */
  get written(): Buffer {
    return this.#bytes.subarray(0, this.#length);
  }

  #addText(number: number, text: string): void {
    const at = this.#addHead(number, Buffer.byteLength(text));
    this.#bytes.write(text, at);
  }

  #addHead(number: number, length: number): number {
    const at = this.#length + headSize;
    if (at + length > this.#bytes.length) {
      const larger = Buffer.allocUnsafeSlow(2 * (at + length));
      this.#bytes.copy(larger, 0, 0, this.#length);
      this.#bytes = larger;
    }
    this.#bytes.writeUInt32LE(number, this.#length);
    this.#bytes.writeUInt32LE(length, at - 4);
    this.#length = at + length;
    return at;
  }
}

function copyBytes(from: Buffer, { valueBegin, valueEnd }: FieldPlace, to: Buffer, at: number): void {
  // A call costs more than a few dozen bytes.
  if (valueEnd - valueBegin > 100) from.copy(to, at, valueBegin, valueEnd);
  else for (let index = valueBegin; index < valueEnd; index += 1) to[at + index - valueBegin] = from[index] ?? 0;
}

export function nameOfRecord(record: Buffer): string {
  return record.toString('utf8', headSize, headSize + record.readUInt32LE(4));
}

/** The values of a record by attribute; of the given attributes alone, or of all. */
export function valuesOfRecord(
  record: Buffer,
  names: AttributeNames,
  wanted: ReadonlySet<number> | 'all',
): Map<string, string[]> {
  const found = new Map<string, string[]>();
  let at = headSize + record.readUInt32LE(4);
  while (at < record.length) {
    const number = record.readUInt32LE(at);
    const end = at + headSize + record.readUInt32LE(at + 4);
    if (wanted === 'all' || wanted.has(number)) {
      const name = names.nameOf(number);
      const value = record.toString('utf8', at + headSize, end);
      const values = found.get(name);
      if (values) values.push(value);
      else found.set(name, [value]);
    }
    at = end;
  }
  return found;
}
