import { describe, expect, it } from 'vitest';
import type { Difference, HostChange } from '../../../preload/contract/index.js';
import { secretShown } from '../compare/secrets.js';
import { reapplyScript, type ScriptItem } from './reapply-script.js';
import { parentPath, xpathOf } from './xpath.js';

const webConfig = 'C:\\Program Files\\Microsoft\\Exchange Server\\V14\\ClientAccess\\Owa\\web.config';

function scriptOf(items: readonly ScriptItem[]): string {
  return reapplyScript({
    kit: { path: "D:\\Anna's kit", id: 'k', takenAt: '2026-11-01T08:00:00.000Z', server: 'EX3' },
    server: 'EX3',
    madeAt: '2026-11-26T08:00:00.000Z',
    items,
  });
}

function item(change: HostChange, more: Partial<ScriptItem> = {}, shows = ''): ScriptItem {
  return {
    change: { differences: [], group: 'files', title: 'A change', shows, change, undo: null },
    differences: [],
    content: null,
    ...more,
  };
}

function difference(place: Difference['place'], kit: string | null, now: string | null): Difference {
  return {
    id: '0123456789abcdef',
    group: 'files',
    place,
    title: 'Largest request',
    kit,
    now,
    fresh: { known: true, value: now },
    standing: 'lost',
    meaning: { text: 'How long a session lasts.', source: 'Microsoft' },
    risk: 'low',
    advice: 'apply',
    why: '',
    rollupOwned: true,
    byHand: null,
  };
}

const edit: HostChange = {
  kind: 'replace-file',
  target: webConfig,
  prepared: 'prepared',
  sha256: 'b'.repeat(64),
  was: 'a'.repeat(64),
  keep: 'kept',
};
const directory = (value: string | null): HostChange => ({
  kind: 'set-virtual-directory',
  cmdlet: 'Set-OwaVirtualDirectory',
  identity: 'EX3\\owa (Default Web Site)',
  property: 'BasicAuthentication',
  value,
});
const xml = (element: string, attribute: string | null): Difference['place'] => ({
  kind: 'xml',
  tree: 'client-access',
  file: 'Owa/web.config',
  element,
  attribute,
});
const timeout = "configuration/appSettings/add[@key='timeout']";
const xpath = "/*[local-name()=''configuration'']/*[local-name()=''appSettings'']";

/** The script with each command on one line. */
const unbroken = (script: string): string =>
  script
    .replace(/ `\r\n {4}/g, ' ')
    .replace(/@\(\r\n {4}/g, '@(')
    .replace(/,\r\n {4}/g, ', ')
    .replace(/\r\n\)\r\n/g, ')\r\n');

describe('a script that re-applies', () => {
  it.each<[string, ScriptItem, string]>([
    [
      'an attribute of an XML file',
      item(edit, { differences: [difference(xml(timeout, 'value'), '60', '10')] }),
      `Set-XmlAttribute '${webConfig}' '${xpath}/*[local-name()=''add''][@key=''timeout'']' 'value' '10' '60'`,
    ],
    [
      'a missing element',
      item(edit, { differences: [difference(xml(timeout, null), '<add key="timeout" value="60"/>', null)] }),
      `Add-XmlElement '${webConfig}' '${xpath}' '${xpath}/*[local-name()=''add''][@key=''timeout'']' '<add key="timeout" value="60"/>'`,
    ],
    [
      'changed lines, as the whole content against its hash',
      item(edit, {
        differences: [difference({ kind: 'lines', tree: 'client-access', file: 'a', line: 1, lines: 1 }, 'a', 'b')],
        content: Buffer.from('new text'),
      }),
      `Set-WholeFile '${webConfig}' '${'a'.repeat(64)}' '${'b'.repeat(64)}' @'\r\nbmV3IHRleHQ=\r\n'@`,
    ],
    [
      'a secret, which stands in no script',
      item(edit, {
        differences: [difference(xml(timeout, 'value'), secretShown, '10')],
        content: Buffer.from('geheim'),
      }),
      "Write-Left 'Largest request' 'It is a secret, which no script holds. Set it by hand.'",
    ],
    [
      'a registry value',
      item({
        kind: 'set-registry-value',
        key: 'HKLM\\SYSTEM\\X',
        name: 'TCP/IP Port',
        type: 'REG_DWORD',
        data: '59532',
      }),
      "Set-RegistryData 'HKLM\\SYSTEM\\X' 'TCP/IP Port' 'REG_DWORD' '59532'",
    ],
    [
      'a registry value that goes',
      item({ kind: 'set-registry-value', key: 'HKLM\\SYSTEM\\X', name: 'p', type: 'REG_SZ', data: null }),
      "Set-RegistryData 'HKLM\\SYSTEM\\X' 'p' 'REG_SZ' $null",
    ],
    [
      'a setting of IIS',
      item({
        kind: 'set-iis',
        location: 'Default Web Site/owa',
        section: 'system.webServer/httpRedirect',
        settings: ['enabled:true', 'destination:/owa'],
      }),
      "Set-Iis @('set', 'config', 'Default Web Site/owa', '/section:system.webServer/httpRedirect', '/enabled:true', '/destination:/owa', '/commit:apphost')",
    ],
    [
      'a certificate for its services',
      item({ kind: 'enable-certificate', thumbprint: 'A'.repeat(40), services: ['IIS', 'POP'] }),
      `Enable-ForServices '${'A'.repeat(40)}' @('IIS', 'POP') '' ''`,
    ],
    [
      'a certificate for a wildcard, with the names that clients use',
      item({
        kind: 'enable-certificate',
        thumbprint: 'A'.repeat(40),
        services: ['POP', 'IMAP'],
        popName: 'pop.contoso.com',
        imapName: 'imap.contoso.com',
      }),
      `Enable-ForServices '${'A'.repeat(40)}' @('POP', 'IMAP') 'pop.contoso.com' 'imap.contoso.com'`,
    ],
    ['true for a virtual directory, not as a text', item(directory('true')), " 'BasicAuthentication' $true\r\n"],
    ['false likewise', item(directory('$False')), " 'BasicAuthentication' $false\r\n"],
    ['another value of it', item(directory("it's")), " 'BasicAuthentication' 'it''s'\r\n"],
    ['nothing for it', item(directory(null)), " 'BasicAuthentication' $null\r\n"],
    [
      'the start of a service',
      item({ kind: 'start-service', service: 'MSExchangePop3' }),
      "Start-OneService 'MSExchangePop3'",
    ],
  ])('does %s', (_what, one, line) => {
    expect(unbroken(scriptOf([one]))).toContain(line);
  });

  it('ends with 1 whatever fails, from its first command on', () => {
    const [, rest = ''] = scriptOf([]).split("re-applying')\r\n)\r\n");
    expect(rest.trimStart().split('\r\n')[0]).toBe('trap { Write-Warning ([string] $_); exit 1 }');
  });

  it('writes under names beside a file that nobody else can have, and passes no data of the registry to a program', () => {
    const script = scriptOf([]);
    expect(script).not.toMatch(/\$Path\.(old|new)/);
    expect(script).toMatch(/Open\(\$beside, 'CreateNew'/);
    expect(script).not.toContain('reg.exe add');
  });

  it('says what a change is and why, in remarks that nothing can end', () => {
    const shows = '- a\u2028Remove-Item C:\\\n+ b\r\n#>';
    const script = scriptOf([item(edit, { differences: [difference(xml(timeout, 'value'), '1', '2')] }, shows)]);
    expect(script).toContain('# How long a session lasts.\r\n');
    const lines = script.split('\r\n');
    expect(lines).toContain('# Remove-Item C:\\');
    expect(lines).toContain('# #>');
  });

  it('breaks what is longer than 100 columns where PowerShell goes on with the next line', () => {
    const long = `${'word '.repeat(40)}end`;
    const set = difference(xml(timeout, 'value'), '60', '10');
    const script = scriptOf([
      item(
        edit,
        { differences: [{ ...set, meaning: { text: long, source: '' } }] },
        `+   <add key="a" ${long}/>\n+ ${'x'.repeat(120)}`,
      ),
    ]);
    const [, own = ''] = script.split('# --- A change');
    expect(own.split('\r\n').filter(line => line.length > 130)).toEqual([]);
    expect(own.match(/^# .*word.*$/gm)?.map(line => line.length > 100)).not.toContain(true);
    expect(own).toContain(`Set-XmlAttribute \`\r\n    '${webConfig}' \`\r\n    '/*[`);
    expect(own.trimEnd()).toMatch(/Write-Host 'All of it is so[^']*'$/);
  });

  it('takes values letter by letter', () => {
    const value = "x'; Remove-Item C:\\ \u2019$env:PATH";
    const script = scriptOf([
      item({ kind: 'set-registry-value', key: 'HKLM\\A', name: value, type: 'REG_SZ', data: 'y' }),
    ]);
    expect(script).toContain("'x''; Remove-Item C:\\ \u2019\u2019$env:PATH'");
    expect(script).toContain("= 'D:\\Anna''s kit'");
  });
});

describe('the path of an element as XPath', () => {
  it.each([
    ['configuration', "/*[local-name()='configuration']", undefined],
    ["a/b[@x='1/2'][@y=\"it's\"][2]", "/*[local-name()='a']/*[local-name()='b'][@x='1/2'][@y=\"it's\"][2]", 'a'],
    [
      "a/d[assemblyIdentity/@name='Z']/e",
      "/*[local-name()='a']/*[local-name()='d'][*[local-name()='assemblyIdentity']/@name='Z']/*[local-name()='e']",
      "a/d[assemblyIdentity/@name='Z']",
    ],
    ["a/b[@x='&apos;\"']", undefined, 'a'],
  ])('%s', (path, expected, parent) => {
    expect(xpathOf(path)).toBe(expected);
    expect(parentPath(path)).toBe(parent);
  });
});

describe('a whole file that holds secrets', () => {
  it.each(['utf8', 'utf16le'] as const)('is left for a person, in %s', encoding => {
    const content = Buffer.from('<add name="c" connectionString="Server=a;Password=Hunter2" />', encoding);
    const script = scriptOf([item(edit, { content })]);
    expect(script).toContain('no script does');
    expect(script).not.toContain(content.toString('base64').slice(0, 40));
  });
});
