import { BerWriter, type Entry, MessageParser, SearchEntry } from 'ldapts';
import { describe, expect, it } from 'vitest';
import { entryMessage, resultMessage, type Values } from './fixture-ldap-messages.js';
import { directoryEntryOf, readEntriesQuickly } from './ldap-entry.js';

const searchDone = 0x65;
const name = 'CN=EX3,DC=contoso,DC=local';

/** What comes out of these bytes, which arrive in pieces of so many. */
function read(bytes: Buffer, pieceLength = bytes.length): { messages: object[]; errors: Error[] } {
  const [messages, errors]: [object[], Error[]] = [[], []];
  const parser = new MessageParser();
  readEntriesQuickly(parser);
  parser.on('message', (message: object) => messages.push(message));
  parser.on('error', (error: Error) => errors.push(error));
  for (let at = 0; at < bytes.length; at += pieceLength) parser.read(bytes.subarray(at, at + pieceLength), new Map());
  return { messages, errors };
}

function entriesIn(bytes: Buffer, pieceLength?: number): { distinguishedName: string; attributes: object }[] {
  const { messages, errors } = read(bytes, pieceLength);
  expect(errors).toEqual([]);
  return messages
    .filter(message => message instanceof SearchEntry)
    .map(message => directoryEntryOf(message.toObject([], [])))
    .map(({ distinguishedName, attributes }) => ({ distinguishedName, attributes: Object.fromEntries(attributes) }));
}

const valuesIn = (values: Values): object | undefined => entriesIn(entryMessage(2, name, values))[0]?.attributes;

describe('an entry of an answer', () => {
  it('has its attributes by lower-case names, and their values in the order of the server', () => {
    const values = { objectClass: ['top', 'server'], msExchInstallPath: ['C:\\Exchange'] };
    expect(entriesIn(entryMessage(2, name, values))).toEqual([
      { distinguishedName: name, attributes: { objectclass: ['top', 'server'], msexchinstallpath: ['C:\\Exchange'] } },
    ]);
  });

  it.each<[string, Values, object]>([
    ['letters of any script', { cn: ['Zürich', '東京', '😀'] }, { cn: ['Zürich', '東京', '😀'] }],
    ['a mark of byte order at its beginning', { cn: ['\uFEFFEX3'] }, { cn: ['\uFEFFEX3'] }],
    ['an empty value', { description: [''] }, { description: [''] }],
    ['bytes that are no text, in base64', { objectGUID: [Buffer.from([0xff, 0, 1])] }, { objectguid: ['/wAB'] }],
    ['text beside bytes', { keywords: ['Site=HQ', Buffer.from([0xc0])] }, { keywords: ['Site=HQ', 'wA=='] }],
    ['no values, where only names were asked for', { cn: [] }, {}],
    ['a value of several hundred characters', { url: ['x'.repeat(300)] }, { url: ['x'.repeat(300)] }],
    ['a value of many thousand', { url: ['x'.repeat(70_000)] }, { url: ['x'.repeat(70_000)] }],
  ])('keeps %s', (_what, values, expected) => {
    expect(valuesIn(values)).toEqual(expected);
  });

  it('keeps a name of letters of any script', () => {
    expect(entriesIn(entryMessage(2, 'CN=Zürich,DC=contoso,DC=local', {}))).toEqual([
      { distinguishedName: 'CN=Zürich,DC=contoso,DC=local', attributes: {} },
    ]);
  });

  it.each([1, 7, 100])('arrives in pieces of %i bytes, among others', pieceLength => {
    const all = ['a', 'b', 'c'].map(cn => entryMessage(2, `CN=${cn}`, { cn: [cn.repeat(200)] }));
    const bytes = Buffer.concat([...all, resultMessage(2, searchDone, {})]);
    expect(entriesIn(bytes, pieceLength).map(one => one.distinguishedName)).toEqual(['CN=a', 'CN=b', 'CN=c']);
    expect(read(bytes, pieceLength).messages).toHaveLength(4);
  });
});

describe('what the quick way reads', () => {
  it('is what the client itself would have read', () => {
    const values = { cn: ['EX3'], objectClass: ['top', 'server'], name: ['Zürich'], serialNumber: ['x'.repeat(1000)] };
    const own: Entry[] = [];
    const parser = new MessageParser();
    parser.on('message', message => {
      if (message instanceof SearchEntry) own.push(message.toObject([], []));
    });
    parser.read(entryMessage(2, name, values), new Map());
    const { dn, ...attributes }: Entry = own[0] ?? { dn: '' };
    const listed = Object.entries(attributes).map(([key, value]) => [key.toLowerCase(), [value].flat()] as const);
    expect(entriesIn(entryMessage(2, name, values))).toEqual([
      { distinguishedName: dn, attributes: Object.fromEntries(listed) },
    ]);
  });
});

describe('an entry that is no entry', () => {
  /** A message whose outside is in order. */
  function messageWith(inside: (writer: BerWriter) => void): Buffer {
    const writer = new BerWriter();
    writer.startSequence();
    writer.writeInt(2);
    writer.startSequence(0x64);
    inside(writer);
    writer.endSequence();
    writer.endSequence();
    return Buffer.from(writer.buffer);
  }

  it.each<[string, (writer: BerWriter) => void]>([
    ['has nothing in it', () => undefined],
    ['has a number for a name', writer => writer.writeInt(5)],
    ['ends after its name', writer => writer.writeString(name)],
    [
      'has a value that ends beyond it',
      writer => {
        writer.writeString(name);
        writer.writeByte(0x30);
        writer.writeByte(0x7f);
      },
    ],
    [
      'has a length of five bytes',
      writer => {
        for (const byte of [0x04, 0x85, 0, 0, 0, 0, 1]) writer.writeByte(byte);
      },
    ],
    [
      'has an attribute that ends beyond the list of them',
      writer => {
        writer.writeString(name);
        for (const byte of [0x30, 0x03, 0x30, 0x06, 0x04, 0x02, 0x63, 0x6e, 0x31, 0x00]) writer.writeByte(byte);
      },
    ],
  ])('is told as a broken answer when it %s', (_what, inside) => {
    const { messages, errors } = read(messageWith(inside));
    expect(messages).toEqual([]);
    expect(errors).toMatchObject([{ name: 'InvalidAsn1Error', messageDetails: { messageId: 2 } }]);
  });
});
