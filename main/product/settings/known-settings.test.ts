import { describe, expect, it } from 'vitest';
import { knownSettingAt, knownSettings } from './known-settings.js';

describe('known settings', () => {
  it.each([
    ["client-access/Owa/web.config#configuration/appSettings/add[@key='IMPoolName']/@value", /instant messaging/],
    [
      'client-access/exchweb/ews/web.config#configuration/system.webServer/security/requestFiltering/requestLimits/@maxAllowedContentLength',
      /Web Services/,
    ],
    ['client-access/Owa/web.config#configuration/system.web/httpRuntime/@maxRequestLength', /kilobytes/],
    [
      "iis-config/applicationHost.config#configuration/location[@path='Default Web Site']/system.webServer/httpRedirect/@destination",
      /another address/,
    ],
    [
      "iis-config/applicationHost.config#configuration/location[@path='x']/system.webServer/security/access/@sslFlags",
      /encrypted connection/,
    ],
    ['client-access/Owa/auth/logon.aspx', /sign in and out/],
    ['client-access/Owa/14.3.224.2/themes/resources/logo.png', /look/],
    ['HKLM\\SYSTEM\\CurrentControlSet\\Services\\MSExchangeRPC\\ParametersSystem\\\\TCP/IP Port', /fixed port/],
    ['HKLM\\SYSTEM\\CurrentControlSet\\Services\\MSExchange OWA\\\\PrivateTimeout', /minutes/],
    ['service MSExchangePOP3', /POP3/],
    [
      'exchange-bin/MSExchangeMailboxReplication.exe.config#configuration/MRSConfiguration/@MaxActiveMovesPerTargetMDB',
      /same time/,
    ],
  ])('say what %s does', (address, text) => {
    expect(knownSettingAt(address)?.text).toMatch(text);
  });

  it('say nothing of what nobody knows', () => {
    expect(knownSettingAt('client-access/Owa/web.config#configuration/unheardOf/@x')).toBeUndefined();
  });

  it('are at least forty, each with a source', () => {
    expect(knownSettings.length).toBeGreaterThanOrEqual(40);
    expect(knownSettings.filter(({ source, text }) => source.length < 10 || !/[.]$/.test(text))).toEqual([]);
  });
});
