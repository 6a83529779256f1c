import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { decodeText, type Guess, textDecoder } from './text-decoder.js';

const german = 'Prüfung abgeschlossen: größer, ähnlich\r\n';
const bytesOf = (text: string, encoding: string, addBOM = false): Buffer => iconv.encode(text, encoding, { addBOM });

const rows: [string, Buffer, Guess, string][] = [
  ['code page 850', bytesOf(german, 'cp850'), { usual: 'cp850' }, german],
  ['code page 437', bytesOf(german, 'cp437'), { usual: 'cp437' }, german],
  ['code page 932, of two bytes', bytesOf('セットアップ ソ', 'cp932'), { usual: 'cp932' }, 'セットアップ ソ'],
  ['UTF-16 with a mark', bytesOf(german, 'utf-16le', true), { usual: 'cp850' }, german],
  ['UTF-16 without a mark', bytesOf('Node Version\r\n', 'utf-16le'), { usual: 'cp850' }, 'Node Version\r\n'],
  ['UTF-8 with a mark', bytesOf(german, 'utf-8', true), { usual: 'cp850' }, german],
  ['a log in UTF-8', bytesOf(german, 'utf-8'), { usual: 'cp1252', orUtf8: true }, german],
  ['a log in ANSI', bytesOf(german, 'cp1252'), { usual: 'cp1252', orUtf8: true }, german],
  ['a log in UTF-8, beyond the first plane', bytesOf('a😀b€', 'utf-8'), { usual: 'cp1252', orUtf8: true }, 'a😀b€'],
  ['a log in ANSI that ends in an umlaut', bytesOf('fünf ü', 'cp1252'), { usual: 'cp1252', orUtf8: true }, 'fünf ü'],
  ['three bytes', bytesOf('ok\n', 'cp850'), { usual: 'cp850' }, 'ok\n'],
  ['nothing', Buffer.alloc(0), { usual: 'cp850' }, ''],
];

describe('bytes of a tool or a file', () => {
  it.each(rows)('are understood in %s', (_what, bytes, guess, text) => {
    expect(decodeText(bytes, guess)).toBe(text);
  });

  it.each(rows)('are understood in %s when they come one by one', (_what, bytes, guess, text) => {
    const decoder = textDecoder(guess);
    const pieces = [...bytes].map(byte => decoder.write(Buffer.from([byte])));
    expect(pieces.join('') + decoder.end()).toBe(text);
  });

  it('are understood in ANSI although UTF-8 came before', () => {
    const decoder = textDecoder({ usual: 'cp1252', orUtf8: true });
    const text = decoder.write(bytesOf('ü first', 'utf-8')) + decoder.write(bytesOf('ü then', 'cp1252'));
    expect(text + decoder.end()).toBe('ü firstü then');
  });
});
