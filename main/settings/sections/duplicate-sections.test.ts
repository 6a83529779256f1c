import { describe, expect, it } from 'vitest';
import { sectionClashes } from './duplicate-sections.js';

const host = `<configuration>
  <configSections>
    <sectionGroup name="system.webServer">
      <section name="staticContent" overrideModeDefault="Allow" />
      <section name="handlers" overrideModeDefault="Deny" />
      <section name="httpErrors" overrideModeDefault="Allow" />
      <section name="defaultDocument" overrideModeDefault="Allow" />
      <sectionGroup name="security">
        <section name="access" overrideModeDefault="Deny" />
      </sectionGroup>
    </sectionGroup>
  </configSections>
  <system.webServer>
    <staticContent><mimeMap fileExtension=".xap" mimeType="application/x-silverlight-app" /></staticContent>
    <defaultDocument><files><add value="default.aspx" /></files></defaultDocument>
  </system.webServer>
  <location path="" overrideMode="Allow"><system.webServer><handlers /></system.webServer></location>
  <location path="Default Web Site/owa">
    <system.webServer>
      <staticContent><mimeMap fileExtension=".lzx" mimeType="a/b" /></staticContent>
      <httpErrors><error statusCode="401" subStatusCode="1" path="x" /></httpErrors>
    </system.webServer>
  </location>
  <location path="Default Web Site/ecp" allowOverride="false"><system.webServer><httpErrors /></system.webServer></location>
</configuration>`;

const web = (inner: string): string =>
  `<configuration>\n  <system.webServer>\n    ${inner}\n  </system.webServer>\n</configuration>`;

describe('what IIS would refuse in a web.config', () => {
  it.each([
    [
      'a type that the server has',
      'owa',
      '<staticContent><mimeMap fileExtension=".XAP" mimeType="x/y" /></staticContent>',
      'duplicate',
      '.XAP',
    ],
    [
      'a type that its location has',
      'owa',
      '<staticContent><mimeMap fileExtension=".lzx" mimeType="x/y" /></staticContent>',
      'duplicate',
      '.lzx',
    ],
    [
      'an error page of two keys',
      'owa',
      '<httpErrors><error statusCode="401" subStatusCode="1" path="y" /></httpErrors>',
      'duplicate',
      '401, 1',
    ],
    [
      'a document in a collection inside a section',
      'owa',
      '<defaultDocument><files><add value="default.aspx" /></files></defaultDocument>',
      'duplicate',
      'default.aspx',
    ],
    [
      'a section that is locked',
      'owa',
      '<security><access sslFlags="None" /></security>',
      'locked',
      'system.webServer/security/access',
    ],
    [
      'a section that its location locks',
      'ecp',
      '<httpErrors errorMode="Detailed" />',
      'locked',
      'system.webServer/httpErrors',
    ],
    ['a section that stands twice', 'owa', '<httpErrors /><httpErrors />', 'twice', 'system.webServer/httpErrors'],
  ])('is %s', (_name, directory, inner, kind, key) => {
    const clashes = sectionClashes(host, web(inner), `Default Web Site/${directory}`);
    expect(clashes).toHaveLength(1);
    expect(clashes[0]).toMatchObject({ kind, key, line: 3 });
  });

  it.each([
    [
      'a type that only another directory has',
      'ews',
      '<staticContent><mimeMap fileExtension=".lzx" mimeType="x/y" /></staticContent>',
    ],
    [
      'a type that is removed first',
      'owa',
      '<staticContent><remove fileExtension=".lzx" /><mimeMap fileExtension=".lzx" mimeType="x/y" /></staticContent>',
    ],
    [
      'a type after a clear',
      'owa',
      '<staticContent><clear /><mimeMap fileExtension=".xap" mimeType="x/y" /></staticContent>',
    ],
    [
      'a document that is removed first',
      'owa',
      '<defaultDocument><files><remove value="default.aspx" /><add value="default.aspx" /></files></defaultDocument>',
    ],
    ['a section that a location unlocks', 'owa', '<handlers><add name="x" path="*" verb="*" /></handlers>'],
    ['what IIS does not know', 'owa', '<unknown><add name="x" /></unknown>'],
  ])('is not %s', (_name, directory, inner) => {
    expect(sectionClashes(host, web(inner), `Default Web Site/${directory}`)).toEqual([]);
  });
});
