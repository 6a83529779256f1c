import { describe, expect, it } from 'vitest';
import { webDirectories } from './application-host.js';
import { key, r2Member } from './fixture-answers.js';
import { settingHints } from './hints.js';
import { Registry, type RegistryKey } from './registry.js';
import { runningAntivirus, servicesThatMatter } from './services.js';

const config = (sites: string): string => `\ufeff<?xml version="1.0" encoding="UTF-8"?>
<!-- <site name="gone"> -->
<configuration>
  <configSections><sectionGroup name="system.applicationHost"><section name="sites" /></sectionGroup></configSections>
  <system.applicationHost>
    <applicationPools><add name="DefaultAppPool" /><add name="MSExchangeOWAAppPool" password="[enc:A>B:enc]" /></applicationPools>
    <sites>${sites}
      <siteDefaults><logFile directory="%SystemDrive%\\inetpub\\logs" /></siteDefaults>
      <applicationDefaults applicationPool="DefaultAppPool" />
    </sites>
  </system.applicationHost>
  <location path="Default Web Site/owa"><system.webServer><sites /></system.webServer></location>
</configuration>`;

describe('virtual directories of IIS', () => {
  it('are told with their whole path and their application pool', () => {
    const site = `
      <site name="Default Web Site" id="1">
        <application path="/">
          <virtualDirectory path="/" physicalPath="C:\\inetpub\\wwwroot" />
          <virtualDirectory path="/Public" physicalPath="D:\\a &amp; b" />
        </application>
        <application path="/owa" applicationPool="MSExchangeOWAAppPool">
          <virtualDirectory path="/" physicalPath="C:\\owa" />
          <virtualDirectory path="/14.3.123.4/themes" physicalPath="C:\\themes" />
        </application>
        <bindings><binding protocol="https" bindingInformation="*:443:" /></bindings>
      </site>
      <site name='B&#252;ro &amp; "Co"' id="2">
        <application path="/ews"><virtualDirectory path="/" physicalPath="C:\\ews" /></application>
        <applicationDefaults applicationPool="Own" />
      </site>`;
    expect(webDirectories(config(site))).toEqual([
      { site: 'Default Web Site', path: '/Public', applicationPool: 'DefaultAppPool' },
      { site: 'Default Web Site', path: '/owa', applicationPool: 'MSExchangeOWAAppPool' },
      { site: 'Default Web Site', path: '/owa/14.3.123.4/themes', applicationPool: 'MSExchangeOWAAppPool' },
      { site: 'Büro & "Co"', path: '/ews', applicationPool: 'Own' },
    ]);
  });

  it('are none where there is no site', () => {
    expect(webDirectories(config(''))).toEqual([]);
  });

  it.each([
    ['nothing', ''],
    ['a file that was cut', config('<site name="x" id="1"><application path="/a">').slice(0, 500)],
    ['an element that ends another', '<configuration><a></b></configuration>'],
  ])('are not guessed from %s', (_what, text) => {
    expect(() => webDirectories(text)).toThrow(/document is not complete|ends where it was not begun/);
  });
});

describe('services', () => {
  const row = (Name: string, State: string, StartMode = 'Auto') => ({ Name, State, StartMode, Delayed: false });

  it('are those that matter, in any case, with all of Exchange', () => {
    const rows = [row('w3svc', 'Running'), row('MSExchangeRPC', 'Stopped', 'Disabled'), row('Spooler', 'Running')];
    expect(servicesThatMatter({ rows })).toEqual([
      { name: 'w3svc', startMode: 'Automatic', state: 'Running' },
      { name: 'MSExchangeRPC', startMode: 'Disabled', state: 'Stopped' },
    ]);
  });

  it.each(['Start Pending', 'Stop Pending', 'Paused', 'Unknown'])('count as stopped while they are in %s', state => {
    expect(servicesThatMatter({ rows: [row('W3SVC', state)] })).toMatchObject([{ state: 'Stopped' }]);
  });

  it('show a running program against viruses, and none that is stopped', () => {
    const rows = [row('SAVService', 'Running'), row('McShield', 'Stopped'), row('W3SVC', 'Running')];
    expect(runningAntivirus({ rows })).toEqual([{ service: 'SAVService', product: 'Sophos' }]);
  });
});

describe('hints from settings', () => {
  const { keys } = r2Member['settings'] as { keys: RegistryKey[] };
  const hintsWith = (changed?: RegistryKey, withoutIPv6 = false): string[] => {
    const rest = keys.filter(one => one.path !== changed?.path || one.hive !== changed.hive);
    return settingHints(new Registry([...rest, ...(changed ? [changed] : [])]), withoutIPv6).map(({ id }) => id);
  };
  const policy = 'SOFTWARE\\Policies\\Microsoft\\Windows\\PowerShell';
  const ipv6 = 'SYSTEM\\CurrentControlSet\\Services\\Tcpip6\\Parameters';
  const plans = 'SYSTEM\\CurrentControlSet\\Control\\Power\\User\\PowerSchemes';
  const memory = 'SYSTEM\\CurrentControlSet\\Control\\Session Manager\\Memory Management';

  it('are none on a machine as it should be', () => {
    expect(hintsWith()).toEqual([]);
  });

  it.each<[what: string, key: RegistryKey, hints: string[]]>([
    [
      'a policy of the machine',
      key(policy, { ExecutionPolicy: 'AllSigned', EnableScripts: 1 }),
      ['powershell-policy-machine'],
    ],
    ['a policy that forbids scripts', key(policy, { EnableScripts: 0 }), ['powershell-policy-machine']],
    [
      'a policy of the user',
      { ...key(policy, { ExecutionPolicy: 'RemoteSigned' }), hive: 'CurrentUser' },
      ['powershell-policy-user'],
    ],
    ['IPv6 off in part', key(ipv6, { DisabledComponents: 0x20 }), ['ipv6-half-disabled']],
    ['IPv6 off as a whole', key(ipv6, { DisabledComponents: -1 }), []],
    ['IPv6 off as a whole, the right way', key(ipv6, { DisabledComponents: 0xff }), []],
    [
      'a balanced power plan',
      key(plans, { ActivePowerScheme: '381B4222-F694-41F0-9685-FF5BB260DF2E' }),
      ['power-plan'],
    ],
    ['no page file', key(memory, { PagingFiles: [''] }), ['no-page-file']],
  ])('speak of %s', (_what, changed, hints) => {
    expect(hintsWith(changed)).toEqual(hints);
  });

  it('speak of IPv6 that is taken from the adapters alone', () => {
    expect(hintsWith(undefined, true)).toEqual(['ipv6-half-disabled']);
  });
});
