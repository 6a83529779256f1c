import { describe, expect, it } from 'vitest';
import type { DirectoryEntry } from '../ports/directory.js';
import { hiddenPlaces } from './hidden-places.js';

const base = 'CN=CAS2,CN=Servers,DC=contoso,DC=local';
const found = (...names: string[]): DirectoryEntry[] =>
  names.map(name => ({ distinguishedName: name === '' ? base : `${name},${base}`, attributes: new Map() }));
const hidden = (...names: string[]): (string | null)[] =>
  hiddenPlaces(base, found(...names)).map(({ distinguishedName }) => distinguishedName);

describe('a container that is not shown', () => {
  it('is known by what it holds, and told once', () => {
    expect(hidden('', 'CN=Protocols', 'CN=owa,CN=HTTP,CN=Protocols', 'CN=ecp,CN=HTTP,CN=Protocols')).toEqual([
      `CN=HTTP,CN=Protocols,${base}`,
    ]);
  });

  it('is known by its name in whatever spelling', () => {
    expect(hidden('', 'cn=protocols', 'CN=HTTP,CN=Protocols')).toEqual([]);
    expect(hidden('', 'CN=a\\2cb', 'CN=x,CN=a\\,b')).toEqual([]);
    expect(hidden('', 'CN=x\\,y,CN=a\\, "b" \\+c')).toEqual([`CN=a\\, "b" \\+c,${base}`]);
    expect(hidden('', 'CN="x,y",CN=a')).toEqual([`CN=a,${base}`]);
  });

  it.each([[[]], [['']], [['', 'CN=Protocols', 'CN=HTTP,CN=Protocols']]])('is none among %j', names => {
    expect(hidden(...names)).toEqual([]);
  });
});
