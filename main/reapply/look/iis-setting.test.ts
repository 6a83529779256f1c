import { describe, expect, it } from 'vitest';
import { locationsOf } from '../plan/clashes.js';
import { iisStanding } from './iis-setting.js';

const host = Buffer.from(`<?xml version="1.0"?>
<configuration>
  <system.applicationHost><sites><site name="Default Web Site" id="1">
    <application path="/"><virtualDirectory path="/" physicalPath="%SystemDrive%\\inetpub\\wwwroot" /></application>
    <application path="/owa"><virtualDirectory path="/" physicalPath="C:\\CAS\\Owa" /></application>
  </site></sites></system.applicationHost>
  <system.webServer>
    <security><requestFiltering>
      <requestLimits maxAllowedContentLength="30000000" />
      <fileExtensions><add fileExtension=".mdb" allowed="false" /></fileExtensions>
    </requestFiltering></security>
  </system.webServer>
  <location path="Default Web Site/owa"><system.webServer>
    <httpRedirect enabled="True" destination="https://mail/owa:1" />
    <caching><profile max="1" /></caching>
  </system.webServer></location>
</configuration>`);
const filtering = 'system.webServer/security/requestFiltering';
const redirect = 'system.webServer/httpRedirect';

describe('a setting of IIS, read back in the words of appcmd', () => {
  it.each<[string | null, string, string, boolean, string]>([
    [null, filtering, 'requestLimits.maxAllowedContentLength:30000000', true, '30000000'],
    [null, filtering, 'requestLimits.maxAllowedContentLength:52428800', false, '30000000'],
    [null, filtering, 'requestLimits.maxAllowedContentLength', false, '30000000'],
    [null, filtering, 'requestLimits.maxUrl', true, 'not set'],
    [null, filtering, "+fileExtensions.[fileExtension='.mdb',allowed='false']", true, 'there'],
    [null, filtering, "+fileExtensions.[fileExtension='.exe']", false, 'not there'],
    [null, filtering, "-fileExtensions.[fileExtension='.mdb']", false, 'there'],
    [null, filtering, "fileExtensions.[fileExtension='.mdb'].allowed:false", true, 'false'],
    ['Default Web Site/OWA', redirect, 'enabled:true', true, 'True'],
    ['Default Web Site/owa', redirect, 'destination:https://mail/owa:1', true, 'https://mail/owa:1'],
    [null, redirect, 'enabled:true', false, 'not set'],
  ])('%s %s %s', (location, section, setting, isSo, found) => {
    expect(iisStanding(host, { location, section, settings: [setting] })).toEqual([{ isSo, found }]);
  });
});

describe('what appcmd clears', () => {
  it.each<[string, boolean, string]>([
    ['profile', false, 'there'],
    ['other', true, 'not set'],
    ['profile.max', false, '1'],
  ])('%s', (setting, isSo, found) => {
    const change = { location: 'Default Web Site/owa', section: 'system.webServer/caching', verb: 'clear' as const };
    expect(iisStanding(host, { ...change, settings: [setting] })).toEqual([{ isSo, found }]);
  });

  it('tells a broken file without a word of it', () => {
    const broken = Buffer.from('<configuration><a password="geheim"</configuration>');
    const change = { location: null, section: 'system.webServer/caching', settings: ['enabled:true'] };
    expect(() => iisStanding(broken, change)).toThrow('XML_NOT_WELL_FORMED');
    expect(() => iisStanding(broken, change)).not.toThrow('geheim');
  });

  it('reads UTF-16', () => {
    const bytes = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(host.toString('utf8'), 'utf16le')]);
    expect(locationsOf(bytes, 'C:\\CAS\\owa')).toEqual(['Default Web Site/owa']);
  });
});

describe('where IIS serves a folder', () => {
  it.each([
    ['C:\\CAS\\owa', ['Default Web Site/owa']],
    ['C:\\inetpub\\wwwroot', ['Default Web Site']],
    ['C:\\CAS', []],
  ])('%s', (folder, locations) => {
    expect(locationsOf(host, folder)).toEqual(locations);
  });
});
