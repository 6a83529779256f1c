import { describe, expect, it } from 'vitest';
import {
  computerAccountOf,
  lostServerOf,
  serverSummaryOf,
  virtualDirectoryOf,
} from '../../preload/contract/fixture-lost-server.js';
import { ServerPage, type LostServer } from '../../preload/contract/index.js';
import { serverPage } from './server-page.js';
import { sheetHtml } from './sheet-html.js';

const made = { productVersion: '1.2.3', madeAt: '2026-11-24T08:00:00.000Z' };
const owa = virtualDirectoryOf({
  kind: 'OWA',
  externalUrl: 'https://mail.contoso.com/owa',
  internalAuthentication: { raw: '5', names: ['Basic', 'Forms'], unknownBits: 0 },
});

function cas1(change: Partial<LostServer> = {}): LostServer {
  return lostServerOf({
    summary: serverSummaryOf({ name: 'CAS1', fqdn: 'cas1.contoso.local', installPath: 'D:\\Exchange\\V14\\' }),
    virtualDirectories: [owa],
    nameRecords: {
      fqdn: 'cas1.contoso.local',
      state: 'answered',
      addresses: ['10.1.0.5'],
      source: 'DNS server 10.0.0.1',
    },
    objects: [
      {
        distinguishedName: owa.distinguishedName,
        attributes: { msExchExternalHostName: ['https://mail.contoso.com/owa'] },
      },
    ],
    ...change,
  });
}

const brought = (server: LostServer): string[] => serverPage(server).bring.map(({ what }) => what);
const commands = (server: LostServer): string[] => serverPage(server).procedure.flatMap(step => step.commands);

describe('the page of a server', () => {
  it('is what the contract says', () => {
    expect(ServerPage.safeParse(serverPage(cas1())).error).toBeUndefined();
  });

  it('gives each fact the attribute and the object that it stands in, and what stands there', () => {
    const fact = serverPage(cas1())
      .groups.flatMap(({ facts }) => facts)
      .find(({ value }) => value === 'https://mail.contoso.com/owa');
    expect(fact).toMatchObject({
      label: 'External URL',
      source: `msExchExternalHostName of ${owa.distinguishedName}, ldaps://dc1.contoso.local`,
      raw: 'https://mail.contoso.com/owa',
    });
  });

  it('names the offline address books beside the virtual directory that clients download them from', () => {
    const dn = (name: string): string => `CN=${name},CN=HTTP`;
    const directories = ['OAB', 'OAB (Other)'].map(name =>
      virtualDirectoryOf({ kind: 'OAB', name, distinguishedName: dn(name) }),
    );
    const book = { name: 'Alle', distinguishedName: 'CN=Alle', guid: null };
    const attributes = { msExchOABVirtualDirectoriesLink: [dn('OAB').toUpperCase()] };
    const objects = [{ distinguishedName: 'CN=Alle', attributes }];
    const told = (addressBooks: LostServer['addressBooks']): string[] =>
      serverPage(cas1({ virtualDirectories: directories, addressBooks, objects }))
        .groups.flatMap(({ facts }) => facts)
        .flatMap(({ label, value }) => (label === 'Offline address books' ? value : []));
    expect(told([book])).toEqual(['Alle', 'none']);
    expect(told([])).toEqual(['none', 'none']);
    expect(told(undefined)).toEqual([]);
  });

  it('has no two facts of one name', () => {
    const ids = serverPage(cas1({ virtualDirectories: [owa, { ...owa, name: 'owa (Other)' }] })).groups.flatMap(
      ({ facts }) => facts.map(({ id }) => id),
    );
    expect(new Set(ids).size).toBe(ids.length);
  });
});

describe('a server that recovery setup can never bring back', () => {
  const edge = cas1({ summary: serverSummaryOf({ roles: ['Edge Transport'] }) });

  it('is told the other way, and nothing of this one', () => {
    const page = serverPage(edge);
    expect(page).toMatchObject({ verdict: { answer: 'can not be recovered' }, bring: [], procedure: [] });
    expect(page.verdict.reasons[0]?.problem.next).toContain('cloned configuration');
  });

  it('has a sheet without a command', () => {
    expect(sheetHtml(serverPage(edge), made)).not.toMatch(/RecoverServer|What you need to bring/);
  });
});

describe('what the operator needs to bring', () => {
  it('names Windows, media, drive and address of this very server', () => {
    const list = brought(cas1()).join('\n');
    expect(list).toContain('Windows Server 2008 R2 Standard, Service Pack 1');
    expect(list).toContain('Exchange Server 2010 SP3, build 14.3.123.4');
    expect(list).toContain('A drive D:');
    expect(list).toContain('10.1.0.5');
  });

  it('names media that exist, and the rollup, where a rollup is recorded', () => {
    const version = { build: '14.3.513.0', name: 'Exchange Server 2010 SP3', raw: 'Version 14.3 (Build 30513.0)' };
    expect(brought(cas1({ summary: serverSummaryOf({ version }) })).join('\n')).toMatch(
      /Media of Exchange Server 2010 SP3, build 14\.3\.123\.4, and the rollup that made it the recorded 14\.3\.513\.0/,
    );
  });

  it('asks for what is not recorded instead of guessing it', () => {
    const unknown = cas1({
      summary: serverSummaryOf({ version: null }),
      installPath: null,
      computer: computerAccountOf({
        operatingSystem: null,
        operatingSystemVersion: null,
        operatingSystemServicePack: null,
      }),
      nameRecords: { fqdn: '', state: 'not asked', addresses: [], source: 'nobody' },
    });
    expect(brought(unknown).join('\n')).toMatch(/Windows .*not recorded[^]*Exchange media \(version not recorded\)/);
    expect(brought(unknown).some(what => what.startsWith('A drive'))).toBe(false);
  });
});

describe('the procedure', () => {
  it('runs setup into the recorded folder', () => {
    expect(commands(cas1())).toContain('setup.com /m:RecoverServer /TargetDir:"D:\\Exchange\\V14"');
  });

  it('leaves the folder out where it is the default one', () => {
    const path = 'C:\\Program Files\\Microsoft\\Exchange Server\\V14';
    expect(commands(cas1({ installPath: path }))).toContain('setup.com /m:RecoverServer');
  });

  it('resets the account by its distinguished name', () => {
    expect(commands(cas1())).toContain('dsmod computer "CN=EX3,CN=Computers,DC=contoso,DC=local" -reset');
  });

  it('names tools that PowerShell does not take for others', () => {
    expect(commands(cas1())).toContain('sc.exe config NetTcpPortSharing start= auto');
  });

  it('brings what the other roles need, for the Windows of the server', () => {
    const roles: LostServer['summary']['roles'] = ['Client Access', 'Unified Messaging', 'Hub Transport'];
    const several = (operatingSystemVersion: string): LostServer =>
      cas1({ summary: serverSummaryOf({ roles }), computer: computerAccountOf({ operatingSystemVersion }) });
    expect(commands(several('6.1 (7601)')).join('\n')).toMatch(/^Add-WindowsFeature .*,Desktop-Experience$/m);
    expect(commands(several('6.0 (6002)'))).toEqual(
      expect.arrayContaining(['ServerManagerCmd -ip Exchange-UM.xml', 'ServerManagerCmd -ip Exchange-Hub.xml']),
    );
    expect(brought(several('6.1 (7601)')).join('\n')).toMatch(/Unified Communications Managed API 2\.0[^]*Filter Pack/);
    expect(brought(cas1()).join('\n')).not.toContain('Filter Pack');
  });

  it('names the hotfixes and the media that the Windows of the server wants, and none where it has them', () => {
    const on = (operatingSystemVersion: string): LostServer =>
      cas1({ computer: computerAccountOf({ operatingSystemVersion }) });
    const words = (server: LostServer): string =>
      serverPage(server)
        .procedure.flatMap(({ lines }) => lines)
        .concat(brought(server))
        .join('\n');
    expect(words(on('6.1 (7600)'))).toMatch(/hotfixes KB982867, [^]*Windows6\.1-KB979099-x64\.msu/);
    expect(words(on('6.1 (7601)'))).not.toMatch(/KB\d/);
    expect(words(on('6.2 (9200)'))).toContain('The folder sources\\sxs of the media of Windows Server 2012');
    expect(commands(on('6.2 (9200)')).join('\n')).toMatch(/^Install-WindowsFeature .*Web-Mgmt-Console.* -Source /m);
  });

  it.each(['OU=R\\"D & calc', 'OU=100%TEMP%', 'OU=a^b', 'OU=$(calc)', 'OU=two\nlines'])(
    'writes no command with %j in it, which a command line would not take as it is',
    unit => {
      const computer = computerAccountOf({ distinguishedName: `CN=CAS1,${unit},DC=contoso,DC=local` });
      expect(commands(cas1({ computer })).filter(one => one.includes('dsmod'))).toEqual([]);
    },
  );

  it('begins with what comes first', () => {
    const [first] = serverPage(cas1({ computer: computerAccountOf({ enabled: false }) })).procedure;
    expect(first).toMatchObject({ id: 'before' });
    expect(first?.lines[0]).toContain('is disabled');
  });

  it('ends with what every virtual directory must show again', () => {
    const verify = serverPage(cas1()).procedure.find(({ id }) => id === 'verify');
    expect(verify?.lines.join('\n')).toContain('outside https://mail.contoso.com/owa');
    expect(verify?.commands).toContain(
      'Get-OwaVirtualDirectory -Server CAS1 | Format-List *Url,*Hostname,*Authentication*',
    );
  });
});

describe('the sheet to print', () => {
  it('is one document that loads nothing and runs nothing', () => {
    const sheet = sheetHtml(serverPage(cas1()), made);
    expect(sheet).toContain("default-src 'none'");
    expect(sheet).not.toMatch(/<script|src=|href="http/);
    expect(sheet).toContain('cas1.contoso.local');
    expect(sheet).toContain('setup.com /m:RecoverServer');
  });

  it('shows values of the directory as text, whatever stands in them', () => {
    const evil = { ...owa, internalUrl: '<img src=x onerror=alert(1)>' };
    const sheet = sheetHtml(serverPage(cas1({ virtualDirectories: [evil] })), made);
    expect(sheet).not.toContain('<img');
    expect(sheet).toContain('&lt;img');
  });

  it('says what could not be read', () => {
    const gaps: LostServer['gaps'] = [
      { kind: 'part', part: 'mailbox databases', distinguishedName: null, why: 'dc1 does not let you read.' },
    ];
    expect(sheetHtml(serverPage(cas1({ gaps })), made)).toContain('Could not be read: mailbox databases');
  });
});
