import { describe, expect, it } from 'vitest';
import { parseCodePages, readCodePages } from './code-pages.js';

const printed = (oem: string, ansi: string): string =>
  [
    '',
    'HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Control\\Nls\\CodePage',
    '    10000    REG_SZ    c_10000.nls',
    `    ACP    REG_SZ    ${ansi}`,
    `    OEMCP    REG_SZ    ${oem}`,
    '    MACCP    REG_SZ    10000',
    '',
  ].join('\r\n');

describe('the code pages of Windows', () => {
  it.each([
    ['437', '1252', 'cp437', 'cp1252'],
    ['850', '1252', 'cp850', 'cp1252'],
    ['852', '1250', 'cp852', 'cp1250'],
    ['866', '1251', 'cp866', 'cp1251'],
    ['932', '932', 'cp932', 'cp932'],
    ['65001', '65001', 'utf-8', 'utf-8'],
    ['99999', '1252', undefined, 'cp1252'],
  ])('are found in the registry as %s and %s', (oemPage, ansiPage, oem, ansi) => {
    expect(parseCodePages(printed(oemPage, ansiPage))).toEqual({ oem, ansi });
  });

  it('say where they were read', async () => {
    const pages = await readCodePages(() => Promise.resolve(printed('850', '1252')));
    expect(pages).toEqual({
      oem: 'cp850',
      ansi: 'cp1252',
      source: 'HKLM\\SYSTEM\\CurrentControlSet\\Control\\Nls\\CodePage',
    });
  });

  it.each([
    ['the key is empty', () => Promise.resolve('')],
    ['reg.exe can not be run', () => Promise.reject(new Error('spawn ENOENT'))],
  ])('are those of an English Windows when %s, and say so', async (_why, ask) => {
    const { oem, ansi, source } = await readCodePages(ask);
    expect({ oem, ansi }).toEqual({ oem: 'cp437', ansi: 'cp1252' });
    expect(source).toContain('assumed');
  });
});
