import { describe, expect, it } from 'vitest';
import type { SettingsTree } from '../../../preload/contract/index.js';
import { whyNoKitPath } from './kit-paths.js';
import { CaseClashes } from './windows-names.js';

const thumbprint = 'A'.repeat(40);

describe('a path in the list of a kit', () => {
  it.each<[string, SettingsTree | null]>([
    ['settings.json', null],
    ['directory.json', null],
    [`certificates/${thumbprint}.pfx`, null],
    ['files/client-access/Owa/web.config', 'client-access'],
    ['files/client-access/Owa/Ünïcode … 名.config', 'client-access'],
    ['files/windows-etc/hosts', 'windows-etc'],
  ])('is taken: %s', (path, tree) => {
    expect(whyNoKitPath({ path, tree })).toBeNull();
  });

  it.each<[string, SettingsTree | null]>([
    ['../outside', null],
    ['files/client-access/../../../outside', 'client-access'],
    ['files/client-access/./web.config', 'client-access'],
    ['files/client-access//web.config', 'client-access'],
    ['/etc/passwd', null],
    ['C:/Windows/win.ini', null],
    ['files/client-access/C:evil', 'client-access'],
    ['//server/share/x', null],
    ['files\\client-access\\web.config', 'client-access'],
    ['files/client-access/..\\..\\evil', 'client-access'],
    ['files/client-access/web.config:stream', 'client-access'],
    ['files/client-access/NUL', 'client-access'],
    ['files/client-access/com1.config', 'client-access'],
    ['files/client-access/aux .txt', 'client-access'],
    ['files/client-access/CONIN$', 'client-access'],
    ['files/client-access/web.config.', 'client-access'],
    ['files/client-access/Owa /web.config', 'client-access'],
    ['files/client-access/a\u0000b', 'client-access'],
    ['files/iis-config/x', 'client-access'],
    ['files/client-access', 'client-access'],
    ['certificates/../settings.json', null],
    ['certificates/short.pfx', null],
    ['manifest.json', null],
    ['anything.exe', null],
    ['', null],
  ])('is refused: %s', (path, tree) => {
    expect(whyNoKitPath({ path, tree })).toEqual(expect.any(String));
  });

  it('clashes with one that Windows takes for the same, or that is in its way', () => {
    const clashes = new CaseClashes();
    expect(clashes.add('files/a/Straße.txt')).toBeNull();
    expect(clashes.add('files/A/STRASSE.txt')).toBeNull();
    expect(clashes.add('files/a/STRAßE.TXT')).toBe('files/a/Straße.txt');
    expect(clashes.add('FILES')).toBe('files/a/Straße.txt');
    expect(clashes.add('files/a/straße.txt/inside')).toBe('files/a/Straße.txt');
  });
});
