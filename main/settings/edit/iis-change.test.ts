import { describe, expect, it } from 'vitest';
import type { Difference } from '../../../preload/contract/index.js';
import { asTyped } from '../../commands/words.js';
import { settingsCommands } from '../../commands/reapply-commands.js';
import { compareSettings } from '../compare/compare-settings.js';
import { sideWith } from '../compare/fixture-sides.js';
import { iisChanges } from './iis-change.js';

const sections = `<configSections>
  <sectionGroup name="system.applicationHost"><section name="sites"/><section name="applicationPools"/></sectionGroup>
  <sectionGroup name="system.webServer">
    <section name="staticContent"/><section name="defaultDocument"/><section name="httpRedirect"/><section name="modules"/>
    <sectionGroup name="security"><section name="access"/><section name="requestFiltering"/></sectionGroup>
  </sectionGroup>
</configSections>`;
const host = (inner: string): string => `<configuration>${sections}${inner}</configuration>`;
const owa = (inner: string): string =>
  `<location path="Default Web Site/owa"><system.webServer>${inner}</system.webServer></location>`;

async function found(kit: string, now: string): Promise<Difference[]> {
  const place = 'iis-config/applicationHost.config';
  const { signal } = new AbortController();
  return (await compareSettings(sideWith({ [place]: kit }), null, sideWith({ [place]: now }), { signal })).differences;
}

const typed = (change: Parameters<typeof settingsCommands>[0] | null): string =>
  change
    ? settingsCommands(change, () => ({ program: '', words: [], asksPasswordOf: null }))
        .map(asTyped)
        .join('; ')
    : '';

describe('a setting of IIS in the words of appcmd', () => {
  it.each([
    [
      'an attribute that has another value',
      owa('<security><access sslFlags="Ssl"/></security>'),
      owa('<security><access sslFlags="None"/></security>'),
      'appcmd.exe set config "Default Web Site/owa" /section:system.webServer/security/access /sslFlags:Ssl /commit:apphost',
      'appcmd.exe set config "Default Web Site/owa" /section:system.webServer/security/access /sslFlags:None /commit:apphost',
    ],
    [
      'an attribute that is missing',
      owa('<security><access sslFlags="Ssl"/></security>'),
      owa('<security><access/></security>'),
      'appcmd.exe set config "Default Web Site/owa" /section:system.webServer/security/access /sslFlags:Ssl /commit:apphost',
      'appcmd.exe clear config "Default Web Site/owa" /section:system.webServer/security/access /sslFlags /commit:apphost',
    ],
    [
      'an item of a collection',
      '<system.webServer><staticContent><mimeMap fileExtension=".x" mimeType="a/b"/></staticContent></system.webServer>',
      '<system.webServer><staticContent/></system.webServer>',
      "appcmd.exe set config /section:system.webServer/staticContent /+[fileExtension='.x',mimeType='a/b'] /commit:apphost",
      "appcmd.exe set config /section:system.webServer/staticContent /-[fileExtension='.x'] /commit:apphost",
    ],
    [
      'an item inside an element of a section',
      owa('<defaultDocument><files/></defaultDocument>'),
      owa('<defaultDocument><files><add value="a b.htm"/></files></defaultDocument>'),
      `appcmd.exe set config "Default Web Site/owa" /section:system.webServer/defaultDocument "/-files.[value='a b.htm']" /commit:apphost`,
      `appcmd.exe set config "Default Web Site/owa" /section:system.webServer/defaultDocument "/+files.[value='a b.htm']" /commit:apphost`,
    ],
    [
      'a value deep in an application pool',
      '<system.applicationHost><applicationPools><add name="A"><processModel idleTimeout="1"/></add></applicationPools></system.applicationHost>',
      '<system.applicationHost><applicationPools><add name="A"><processModel idleTimeout="2"/></add></applicationPools></system.applicationHost>',
      "appcmd.exe set config /section:system.applicationHost/applicationPools /[name='A'].processModel.idleTimeout:1 /commit:apphost",
      "appcmd.exe set config /section:system.applicationHost/applicationPools /[name='A'].processModel.idleTimeout:2 /commit:apphost",
    ],
    [
      'a whole location',
      owa('<httpRedirect enabled="true" destination="/x"/>'),
      '',
      'appcmd.exe set config "Default Web Site/owa" /section:system.webServer/httpRedirect /enabled:true /destination:/x /commit:apphost',
      'appcmd.exe clear config "Default Web Site/owa" /section:system.webServer/httpRedirect /enabled /destination /commit:apphost',
    ],
  ])('is %s', async (_name, kit, now, does, undoes) => {
    const chosen = await found(host(kit), host(now));
    const changes = iisChanges(chosen, host(kit), host(now));
    expect(changes.map(({ change }) => typed(change))).toEqual([does]);
    expect(changes.map(({ undo }) => typed(undo))).toEqual([undoes]);
    expect(changes[0]?.differences).toEqual(chosen.map(({ id }) => id));
    expect(iisChanges(chosen, host(kit), host(kit))).toEqual([]);
  });

  it.each([
    ['a new site', '<system.applicationHost><sites><site name="x" id="2"/></sites></system.applicationHost>', /site/],
    [
      'a section of a feature that is not installed',
      '<system.webServer><rewrite><rules/></rewrite></system.webServer>',
      /not installed/,
    ],
    [
      'what removes inherited settings',
      '<system.webServer><modules><remove name="x"/></modules></system.webServer>',
      /inherited/,
    ],
    [
      'a value with a quotation mark',
      `<system.webServer><httpRedirect destination='a"b'/></system.webServer>`,
      /quotation/,
    ],
  ])('is left to a person: %s', async (_name, kit, why) => {
    const [one, ...more] = await found(host(kit), host(''));
    expect(more).toEqual([]);
    expect(one?.byHand).toMatch(why);
    expect(() => iisChanges(one ? [one] : [], host(kit), host(''))).toThrow('EDIT_NOT_POSSIBLE');
  });
});
