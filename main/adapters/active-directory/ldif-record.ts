import { fieldText, type FieldPlace } from './ldif-field.js';

/** Attribute names as small numbers, whatever case they are written in. */
export class AttributeNames {
  readonly #numbers = new Map<string, number>();
  readonly #names: string[] = [];

  numberOf(name: string): number {
    const known = this.#numbers.get(name);
    if (known !== undefined) return known;
    const lower = name.toLowerCase();
    const number = lower === name ? this.#names.push(name) - 1 : this.numberOf(lower);
    this.#numbers.set(name, number);
    return number;
  }

  nameOf(number: number): string {
    return this.#names[number] ?? '';
  }
}

const headSize = 8;

/** The largest entry that is kept. A group of a whole company may be larger, but groups are not kept. */
export const largestRecord = 32 * 1024 * 1024;

/**
 * An entry as a row of bytes: its name, then its values, each behind the number of its attribute and its length.
 * A thousand servers fit into memory so; as objects of JavaScript they would take five times as much.
 */
export class RecordWriter {
  readonly #names: AttributeNames;
  #bytes = Buffer.allocUnsafeSlow(64 * 1024);
  #length = 0;

  constructor(names: AttributeNames) {
    this.#names = names;
  }

  start(distinguishedName: string): void {
    this.#length = 0;
    this.#addText(0, distinguishedName);
  }

  /** Returns whether there was room. */
  add(attribute: string, bytes: Buffer, place: FieldPlace): boolean {
    const number = this.#names.numberOf(attribute);
    if (place.base64) this.#addText(number, fieldText(bytes, place));
    else {
      const at = this.#addHead(number, place.valueEnd - place.valueBegin);
      bytes.copy(this.#bytes, at, place.valueBegin, place.valueEnd);
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
