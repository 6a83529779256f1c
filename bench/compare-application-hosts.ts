import { createHash } from 'node:crypto';
import { compareSettings } from '../main/settings/compare/compare-settings.js';
import { sideWith } from '../main/settings/compare/fixture-sides.js';

// Compares two files applicationHost.config of 180 kB, three ways, again and again. Prints their size in bytes, how many
// differences there are, whether each round found the same, and the milliseconds of each round as JSON. The first round is
// that of a process that has not compared before.
// `node compare-application-hosts.cjs`

const rounds = 15;
const directories = ['owa', 'ecp', 'EWS', 'Autodiscover', 'Microsoft-Server-ActiveSync', 'OAB', 'PowerShell', 'Rpc'];

async function main(): Promise<void> {
  const [kit, fresh, now] = [applicationHost('kit'), applicationHost('fresh'), applicationHost('now')];
  const place = 'iis-config/applicationHost.config';
  const sides = [kit, fresh, now].map(text => sideWith({ [place]: text }));
  const [ofKit, ofFresh, ofNow] = sides;
  if (!ofKit || !ofFresh || !ofNow) return;
  const { signal } = new AbortController();
  const times: number[] = [];
  const results = new Set<string>();
  let differences = 0;
  for (let round = 0; round < rounds; round += 1) {
    const began = process.hrtime.bigint();
    const found = await compareSettings(ofKit, ofFresh, ofNow, { signal });
    times.push(Number(process.hrtime.bigint() - began) / 1e6);
    differences = found.differences.length;
    results.add(createHash('sha256').update(JSON.stringify(found)).digest('hex'));
  }
  process.stdout.write(JSON.stringify({ bytes: kit.length, differences, stable: results.size === 1, times }));
}

/** As IIS of a Client Access server has it: sections, pools, types, handlers, and a location for each directory. */
function applicationHost(which: 'kit' | 'fresh' | 'now'): string {
  const customised = which === 'kit';
  const lines = (count: number, line: (at: number) => string): string =>
    Array.from({ length: count }, (_one, at) => line(at)).join('\r\n');
  const handlers = lines(
    46,
    at =>
      `        <add name="Handler-Integrated-${String(at)}" path="*.x${String(at)}" verb="GET,HEAD,POST,DEBUG" type="System.Web.Handlers.TransferRequestHandler" preCondition="integratedMode,runtimeVersionv2.0" />`,
  );
  const location = (path: string, at: number): string => `  <location path="Default Web Site/${path}">
    <system.webServer>
      <handlers accessPolicy="Read, Script">
        <clear />
${handlers}
      </handlers>
      <security>
        <access sslFlags="${customised && at % 3 === 0 ? 'None' : 'Ssl, Ssl128'}" />
        <authentication>
          <windowsAuthentication enabled="true"><providers><clear /><add value="Negotiate" /><add value="NTLM" /></providers></windowsAuthentication>
          <basicAuthentication enabled="${customised && at % 2 === 0 ? 'true' : 'false'}" />
        </authentication>
      </security>
      <httpRedirect enabled="${customised ? 'true' : 'false'}" destination="/owa" />
    </system.webServer>
  </location>`;
  const paths = directories.flatMap(path => [path, `${path}/one`]);
  return `<?xml version="1.0" encoding="UTF-8"?>
<!-- ${which} -->
<configuration>
  <configSections>
    <sectionGroup name="system.webServer">
${lines(30, at => `      <section name="section${String(at)}" overrideModeDefault="Deny" />`)}
      <section name="handlers" /><section name="httpRedirect" /><section name="staticContent" />
      <sectionGroup name="security"><section name="access" />
        <sectionGroup name="authentication"><section name="basicAuthentication" /></sectionGroup>
      </sectionGroup>
    </sectionGroup>
    <sectionGroup name="system.applicationHost"><section name="applicationPools" /><section name="sites" /></sectionGroup>
  </configSections>
  <system.applicationHost>
    <applicationPools>
${lines(14, at => `      <add name="Pool${String(at)}"><processModel identityType="LocalSystem" idleTimeout="00:${customised ? '30' : '20'}:00" /></add>`)}
    </applicationPools>
  </system.applicationHost>
  <system.webServer>
    <staticContent>
${lines(customised ? 390 : 380, at => `      <mimeMap fileExtension=".e${String(at)}" mimeType="application/x-type-${String(at)}" />`)}
    </staticContent>
  </system.webServer>
${paths.map(location).join('\r\n')}
</configuration>
`;
}

void main();
