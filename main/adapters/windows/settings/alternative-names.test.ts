import { describe, expect, it } from 'vitest';
import { dnsNames } from './alternative-names.js';
import { der } from './fixture-settings.js';

const name = (text: string): Buffer => der(0x82, Buffer.from(text));
const list = (...names: Buffer[]): Buffer => der(0x30, Buffer.concat(names));
const read = (bytes: Buffer): string[] => dnsNames(bytes.toString('base64'));

describe('the names in a certificate', () => {
  it('are those of DNS, in their order', () => {
    expect(read(list(name('*.contoso.com'), der(0x81, Buffer.from('a@b.c')), name('ex3')))).toEqual([
      '*.contoso.com',
      'ex3',
    ]);
  });

  it('may be many: a length of more than one byte', () => {
    const names = Array.from({ length: 20 }, (_one, at) => `host${at}.contoso.com`);
    const content = Buffer.concat(names.map(name));
    const long = Buffer.concat([Buffer.from([0x30, 0x82, content.length >> 8, content.length & 255]), content]);
    expect(read(long)).toEqual(names);
  });

  it.each([
    ['nothing', Buffer.alloc(0)],
    ['another element', der(0x04, name('a.b'))],
    ['an end in the middle', list(name('a.b')).subarray(0, 5)],
    ['a name that goes on after the end', Buffer.from([0x30, 3, 0x82, 9, 65])],
    ['a length that is not told', Buffer.from([0x30, 0x80, 0, 0])],
  ])('are none in %s', (_what, bytes) => {
    expect(read(bytes)).toEqual([]);
  });
});
