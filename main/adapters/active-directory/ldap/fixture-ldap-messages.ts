import { BerReader, BerWriter } from 'ldapts';

/** A request of a client, as far as tests look at it. */
export interface Asked {
  readonly id: number;
  readonly what: 'bind' | 'unbind' | 'search' | 'StartTLS';
  readonly base: string;
  readonly timeLimit: number;
  readonly attributes: readonly string[];
  /** Of the page that is asked for; empty for the first one. */
  readonly cookie: string;
}

const kinds: Readonly<Record<number, Asked['what']>> = {
  0x60: 'bind',
  0x42: 'unbind',
  0x63: 'search',
  0x77: 'StartTLS',
};
const set = 0x31;
const controls = 0xa0;
const paged = '1.2.840.113556.1.4.319';

/** For tests: takes the whole messages from the front of what came in (RFC 4511), and says how long they were. */
export function takeMessages(bytes: Buffer): { readonly asked: Asked[]; readonly length: number } {
  const asked: Asked[] = [];
  let length = 0;
  for (;;) {
    const reader = new BerReader(bytes.subarray(length));
    if (reader.readSequence() === null || reader.remain < reader.length) return { asked, length };
    const end = reader.offset + reader.length;
    asked.push(readRequest(reader, end));
    length += end;
  }
}

function readRequest(reader: BerReader, end: number): Asked {
  const id = reader.readInt() ?? 0;
  const what = kinds[reader.readSequence() ?? 0];
  if (what === undefined) throw new Error('A request that no test expects');
  const plain: Asked = { id, what, base: '', timeLimit: 0, attributes: [], cookie: '' };
  return what === 'search' ? { ...plain, ...readSearch(reader, end) } : plain;
}

function readSearch(reader: BerReader, end: number): Partial<Asked> {
  const base = reader.readString() ?? '';
  reader.readEnumeration(); // scope
  reader.readEnumeration(); // aliases
  reader.readInt(); // size limit
  const timeLimit = reader.readInt() ?? 0;
  reader.readBoolean(); // names only
  skip(reader); // filter
  reader.readSequence();
  const attributes: string[] = [];
  for (const last = reader.offset + reader.length; reader.offset < last;) attributes.push(reader.readString() ?? '');
  return { base, timeLimit, attributes, cookie: reader.offset < end ? readCookie(reader) : '' };
}

function readCookie(reader: BerReader): string {
  reader.readSequence(controls);
  reader.readSequence();
  reader.readString(); // its identifier
  reader.readBoolean();
  const value = new BerReader(reader.readString(0x04, true) ?? Buffer.alloc(0));
  value.readSequence();
  value.readInt();
  return value.readString() ?? '';
}

function skip(reader: BerReader): void {
  reader.readSequence();
  reader.offset += reader.length;
}

export interface Result {
  readonly code?: number;
  readonly message?: string;
  /** That there are more pages. */
  readonly cookie?: string;
}

/** A message that ends an operation: `tag` says which. */
export function resultMessage(id: number, tag: number, { code = 0, message = '', cookie }: Result): Buffer {
  return envelope(id, writer => {
    writer.startSequence(tag);
    writer.writeEnumeration(code);
    writer.writeString('');
    writer.writeString(message);
    writer.endSequence();
    if (cookie !== undefined) writeCookie(writer, cookie);
  });
}

function writeCookie(writer: BerWriter, cookie: string): void {
  const value = new BerWriter();
  value.startSequence();
  value.writeInt(0);
  value.writeString(cookie);
  value.endSequence();
  writer.startSequence(controls);
  writer.startSequence();
  writer.writeString(paged);
  writer.writeBuffer(value.buffer, 0x04);
  writer.endSequence();
  writer.endSequence();
}

export type Values = Readonly<Record<string, readonly (Buffer | string)[]>>;

export function entryMessage(id: number, distinguishedName: string, values: Values): Buffer {
  return envelope(id, writer => {
    writer.startSequence(0x64);
    writer.writeString(distinguishedName);
    writer.startSequence();
    for (const [name, list] of Object.entries(values)) {
      writer.startSequence();
      writer.writeString(name);
      writer.startSequence(set);
      for (const value of list) writer.writeBuffer(Buffer.from(value), 0x04);
      writer.endSequence();
      writer.endSequence();
    }
    writer.endSequence();
    writer.endSequence();
  });
}

export function referenceMessage(id: number, url: string): Buffer {
  return envelope(id, writer => {
    writer.startSequence(0x73);
    writer.writeString(url);
    writer.endSequence();
  });
}

function envelope(id: number, write: (writer: BerWriter) => void): Buffer {
  const writer = new BerWriter();
  writer.startSequence();
  writer.writeInt(id);
  write(writer);
  writer.endSequence();
  return Buffer.from(writer.buffer);
}
