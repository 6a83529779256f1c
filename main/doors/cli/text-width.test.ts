import { describe, expect, it } from 'vitest';
import { jsonText } from './json-text.js';
import { padTo, shownValue, visible, widthOf, wrapTo } from './text-width.js';

describe('a value that would steer the terminal', () => {
  it.each([
    ['an escape sequence', 'EX\u001b[2J3', 'EX<U+001B>[2J3'],
    ['a control of eight bits', 'EX\u009b2J', 'EX<U+009B>2J'],
    ['a line end', 'EX3\r\ncan be recovered', 'EX3<U+000D><U+000A>can be recovered'],
    ['a turn of direction', 'EX\u202e3', 'EX<U+202E>3'],
    ['a space of no width', 'EX\u200b3', 'EX<U+200B>3'],
    ['half of a pair', 'EX\ud8003', 'EX<U+D800>3'],
    ['a tag beyond the first 65,536', 'EX\u{e0041}', 'EX<U+E0041>'],
  ])('shows %s instead', (_what, value, shown) => {
    expect(visible(value)).toBe(shown);
  });

  it('leaves letters of any script alone', () => {
    expect(visible('Zürich, 東京 & "Ωmega"+1')).toBe('Zürich, 東京 & "Ωmega"+1');
  });

  it('shows spaces at its ends by quotes', () => {
    expect([shownValue('EX3 '), shownValue(' EX3'), shownValue('E X3')]).toEqual(['"EX3 "', '" EX3"', 'E X3']);
  });

  it('means the same in JSON, and steers nothing there either', () => {
    const value = { name: 'a\u001bb\u009bc\u202ed\u{e0041}e\u2028f東' };
    const text = jsonText(value);
    expect(JSON.parse(text)).toEqual(value);
    expect(text).toMatch(/^[\n -~東]*$/);
  });
});

describe('the width of a text', () => {
  it.each([
    ['EX3', 3],
    ['Zürich', 6],
    ['Zu\u0308rich', 6],
    ['東京', 4],
    ['한국', 4],
    ['😀', 2],
    ['', 0],
  ])('of %j is %d columns', (text, width) => {
    expect(widthOf(text)).toBe(width);
  });

  it('is what a padded text takes', () => {
    expect(padTo('東京', 6)).toBe('東京  ');
    expect(padTo('too long', 3)).toBe('too long');
  });
});

describe('a text that is wrapped', () => {
  it('breaks at spaces, and inside a word that is too long alone', () => {
    expect(wrapTo('Client Access, Hub Transport', 14)).toEqual(['Client Access,', 'Hub Transport']);
    expect(wrapTo('abcdefgh ij', 4)).toEqual(['abcd', 'efgh', 'ij']);
    expect(wrapTo('東京都庁', 5)).toEqual(['東京', '都庁']);
  });

  it('is one empty line when it is empty', () => {
    expect(wrapTo('', 5)).toEqual(['']);
  });
});
