import { describe, expect, it } from 'vitest';
import { homeAddress, isOwnAddress, mayLoad, pathOf } from './own-address.js';

describe('the address of the window', () => {
  it('is its own', () => {
    expect(isOwnAddress(homeAddress)).toBe(true);
    expect(pathOf(homeAddress)).toBe('/index.html');
  });

  it.each([
    'app://other/index.html',
    'app://wizard.evil.example/',
    'app://user@wizard/',
    'app://wizard:80/',
    'http://wizard/',
    'file:///C:/Windows/win.ini',
    'data:text/html,x',
    'about:blank',
    'not an address',
    '',
  ])('is not %s', address => {
    expect(isOwnAddress(address)).toBe(false);
    expect(mayLoad(address)).toBe(false);
    expect(pathOf(address)).toBeUndefined();
  });
});

describe('something that a page made in memory', () => {
  it('may be loaded when the page is the own one', () => {
    expect(mayLoad('blob:app://wizard/0a1b')).toBe(true);
    expect(mayLoad('blob:http://evil.example/0a1b')).toBe(false);
  });
});
