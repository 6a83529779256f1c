import { type BerReader, type Entry, InvalidAsn1Error, ProtocolOperation, SearchEntry } from 'ldapts';
import type { DirectoryEntry } from '../../../ports/directory.js';
import { textValue } from '../text-value.js';

/** What the client keeps to itself, as version 8.2.0 has it. */
interface Inside {
  _getMessageFromProtocolOperation(id: number, operation: number, reader: BerReader, details: unknown): object;
}

/**
 * Lets a client read the entries of answers as the port promises them. Its own way keeps the bytes and the text of every
 * value and makes objects out of them, which takes most of the time and memory of a large inventory.
 */
export function readEntriesQuickly(parser: object): void {
  const inside = parser as Inside;
  const usual = inside._getMessageFromProtocolOperation.bind(parser);
  inside._getMessageFromProtocolOperation = (id, operation, reader, details) => {
    if (operation !== ProtocolOperation.LDAP_RES_SEARCH_ENTRY) return usual(id, operation, reader, details);
    const entry = new QuickEntry({ messageId: id });
    entry.parse(reader, []);
    return entry;
  };
}

/** What such a client gives as the entry of an answer. */
export const directoryEntryOf = (entry: Entry): DirectoryEntry => entry as unknown as DirectoryEntry;

class QuickEntry extends SearchEntry {
  #found: DirectoryEntry | null = null;

  override parseMessage(reader: BerReader): void {
    const { offset, length } = reader;
    this.#found = readEntry(new Elements(reader.buffer, offset, offset + length));
    reader.offset = offset + length;
  }

  override toObject(): Entry {
    return this.#found as unknown as Entry;
  }
}

const [octets, sequence, set] = [0x04, 0x30, 0x31];

/** RFC 4511, 4.5.2. An attribute without values, as when only names were asked for, is left out. */
function readEntry(elements: Elements): DirectoryEntry {
  const distinguishedName = elements.text();
  const attributes = new Map<string, readonly string[]>();
  const end = elements.enter(sequence);
  while (elements.isBefore(end)) {
    elements.enter(sequence);
    const name = inLowerCase(elements.text());
    const values: string[] = [];
    const endOfValues = elements.enter(set);
    while (elements.isBefore(endOfValues)) values.push(elements.text());
    if (values.length > 0) attributes.set(name, values);
  }
  return { distinguishedName, attributes };
}

const lowerCaseNames = new Map<string, string>();

/** The same text for the same name: thousands of entries share it. */
function inLowerCase(name: string): string {
  let known = lowerCaseNames.get(name);
  if (known === undefined) {
    known = name.toLowerCase();
    lowerCaseNames.set(name, known);
  }
  return known;
}

/** The elements of BER that lie in a piece of bytes, one after the other. */
class Elements {
  readonly #bytes: Buffer;
  readonly #limit: number;
  #at: number;

  constructor(bytes: Buffer, from: number, limit: number) {
    this.#bytes = bytes;
    this.#at = from;
    this.#limit = limit;
  }

  /** Steps into the next element, and gives where it ends. */
  enter(tag: number): number {
    const found = this.#byte();
    if (found !== tag) throw new InvalidAsn1Error(`Expected 0x${tag.toString(16)}: got 0x${found.toString(16)}`);
    const first = this.#byte();
    let length = first;
    if (first > 0x7f) {
      length = 0;
      // More than four bytes of length would not fit into memory either.
      if (first === 0x80 || first > 0x84) throw new InvalidAsn1Error(`Length of kind 0x${first.toString(16)}`);
      for (let count = first & 0x7f; count > 0; count -= 1) length = length * 256 + this.#byte();
    }
    const end = this.#at + length;
    if (end > this.#limit) throw new InvalidAsn1Error('An element ends beyond its message');
    return end;
  }

  /** The next element, which is a value. */
  text(): string {
    const end = this.enter(octets);
    const start = this.#at;
    this.#at = end;
    return textAt(this.#bytes, start, end);
  }

  /** Whether there is more before this place. */
  isBefore(end: number): boolean {
    if (this.#at > end) throw new InvalidAsn1Error('An element ends beyond the one that it lies in');
    return this.#at < end;
  }

  #byte(): number {
    const byte = this.#at < this.#limit ? this.#bytes[this.#at] : undefined;
    if (byte === undefined) throw new InvalidAsn1Error('An element breaks off');
    this.#at += 1;
    return byte;
  }
}

/** Nearly all values are ASCII, which needs no decoding. */
function textAt(bytes: Buffer, start: number, end: number): string {
  for (let at = start; at < end; at += 1) {
    if ((bytes[at] ?? 0) > 0x7f) return textValue(bytes.subarray(start, end));
  }
  return bytes.toString('latin1', start, end);
}
