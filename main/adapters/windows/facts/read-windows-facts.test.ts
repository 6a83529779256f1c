import { describe, expect, it } from 'vitest';
import { HostFacts } from '../../../../preload/contract/index.js';
import { toProblem } from '../../../problems/problem.js';
import { printedBy, r2Features, r2Member, windowsThatPrints, wellR2 } from './fixture-answers.js';
import type { FactsOptions, WindowsFacts } from './facts-options.js';
import { gather, type GatherRig } from './gather.js';
import { probeNames } from './probes.js';
import { readWindowsFacts } from './read-windows-facts.js';

const options: FactsOptions = {
  scriptsFolder: 'C:\\Program Files\\CAS Recovery\\scripts',
  folders: { media: null, packages: null, windowsSource: null },
  domainController: null,
};

const read = (rig: GatherRig, more: Partial<FactsOptions> = {}): Promise<WindowsFacts> =>
  readWindowsFacts({ ...options, ...more }, rig);

/** The same machine, some of whose probes answer otherwise, or fail with an error. */
const withAnswers = (answers: Readonly<Record<string, unknown>>): GatherRig =>
  windowsThatPrints({ machine: printedBy({ ...r2Member, ...answers }), features: printedBy({ features: r2Features }) });

describe('the facts of a member server with Windows Server 2008 R2', () => {
  it('are those of the contract, each with its source, and all of them read', async () => {
    const facts = HostFacts.parse({ ...(await read(wellR2())), readAt: new Date(0).toISOString() });
    const keys = Object.keys(facts).filter(one => !['readAt', 'sources', 'raw', 'unread'].includes(one));
    expect(keys.filter(one => !facts.sources[one])).toEqual([]);
    expect(facts.unread).toEqual({});
  });

  it('say what the machine says', async () => {
    expect(await read(wellR2())).toMatchObject({
      name: 'EX3',
      pendingName: null,
      domain: 'contoso.example',
      pendingDomain: null,
      fqdn: 'ex3.contoso.example',
      secureChannel: { code: 0, controller: 'DC1.contoso.example' },
      elevated: true,
      account: {
        name: 'CONTOSO\\anna.admin',
        groups: expect.arrayContaining(['S-1-5-32-544', 'S-1-16-12288']) as unknown,
      },
      adapters: [
        {
          index: 11,
          name: 'Local Area Connection',
          address: '10.20.30.23',
          mask: '255.255.255.0',
          gateway: '10.20.30.1',
          dnsServers: ['10.20.30.10', '10.20.30.11'],
          dhcp: false,
          moreAddresses: ['10.20.30.24'],
        },
      ],
      operatingSystem: {
        name: 'Windows Server 2008 R2 Enterprise',
        version: '6.1.7601',
        servicePack: 'Service Pack 1',
        architecture: 'AMD64',
        installationType: 'Server',
        edition: 'ServerEnterprise',
        language: 1033,
      },
      drives: [{ letter: 'C:', freeBytes: 64424509440 }],
      features: ['Web-Server', 'RSAT-ADDS'],
      hotfixes: ['KB976902', 'KB2478663'],
      dotNet: ['2.0.50727.5420 SP2', '3.0.30729.5420 SP2', '3.5.30729.5420 SP1'],
      services: [
        { name: 'MpsSvc', startMode: 'Automatic', state: 'Running' },
        { name: 'wuauserv', startMode: 'Automatic', delayed: true, state: 'Stopped' },
        { name: 'NetTcpPortSharing', startMode: 'Disabled', state: 'Stopped' },
        { name: 'W3SVC', startMode: 'Automatic', state: 'Stopped' },
      ],
      pendingRestart: [],
      media: { path: 'D:\\', build: '14.3.123.4' },
      exchange: { installedBuild: null, rollupBuild: null, setup: { state: 'never-run' }, webDirectories: [] },
      bootId: 'wininit.exe 2026-11-24T07:01:18.406250Z',
      bootedAt: '2026-11-24T07:01:12.125Z',
      clockSkewSeconds: -2.5,
      hints: [],
    });
  });

  it('takes two PowerShell processes and four small tools', async () => {
    const rig = wellR2();
    await read(rig);
    const programs = rig.commands.map(line => line.split(' ')[0]).sort();
    expect(programs).toEqual([
      ...['nltest.exe', 'powershell.exe', 'powershell.exe', 'w32tm.exe', 'whoami.exe', 'whoami.exe'],
    ]);
  });

  it('hands named folders and the domain controller on', async () => {
    const rig = wellR2();
    const folders = { media: 'E:', packages: 'C:\\new packages', windowsSource: null };
    await read(rig, { folders, domainController: 'dc2.contoso.example' });
    expect(rig.commands.join('\n')).toContain('-Media E:\\ -Packages C:\\new packages');
    expect(rig.commands.join('\n')).toContain('/computer:dc2.contoso.example');
    expect(rig.commands.join('\n')).not.toContain('-WindowsSource');
  });
});

describe('a workgroup machine with a German Windows Server 2012', () => {
  const german = {
    ...r2Member,
    computer: { rows: [{ ...rowOf('computer'), PartOfDomain: false, Domain: 'ARBEITSGRUPPE', DomainRole: 2 }] },
    version: {
      keys: [
        {
          ...keysOf('version')[0],
          values: {
            ProductName: 'Windows Server 2012 Standard',
            EditionID: 'ServerStandard',
            CurrentVersion: '6.2',
            CurrentBuildNumber: '9200',
            InstallationType: 'Server',
          },
        },
        ...keysOf('version').slice(1),
      ],
    },
    'operating-system': {
      rows: [{ ...rowOf('operating-system'), Version: '6.2.9200', ServicePackMajorVersion: 0, OSLanguage: 1031 }],
      architecture: 'AMD64',
    },
    adapters: {
      rows: [{ ...rowOf('adapters'), DHCPEnabled: true, DefaultIPGateway: null, DNSServerSearchOrder: null }],
      names: [{ Index: 7, NetConnectionID: 'Ethernet für Büro', NetConnectionStatus: 2 }],
    },
  };
  const tools = {
    'whoami.exe /groups':
      '"Jeder","Bekannte Gruppe","S-1-1-0","Verbindliche Gruppe"\r\n' +
      '"VORDEFINIERT\\Administratoren","Alias","S-1-5-32-544","Gruppe, die nur zum Verweigern verwendet wird"\r\n' +
      '"Verbindliche Beschriftung\\Mittlere Verbindlichkeitsstufe","Bezeichnung","S-1-16-8192",""\r\n',
    'whoami.exe /user': '"win-1\\j\u00fcrgen","S-1-5-21-1-2-3-1001"\r\n',
  };
  const rig = (): GatherRig =>
    windowsThatPrints({
      machine: printedBy(german),
      features: printedBy({ features: new Error('Sie müssen') }),
      tools,
    });

  it('is understood', async () => {
    expect(await read(rig())).toMatchObject({
      domain: null,
      secureChannel: null,
      elevated: false,
      operatingSystem: { name: 'Windows Server 2012 Standard', version: '6.2.9200', servicePack: '', language: 1031 },
      adapters: [{ name: 'Ethernet für Büro', dhcp: true, gateway: null, dnsServers: [] }],
      clockSkewSeconds: null,
    });
  });

  it('says why it could not tell the features, and nothing else is missing', async () => {
    const { unread, features } = await read(rig());
    expect(features).toEqual([]);
    expect(unread).toEqual({ features: expect.stringContaining('Sie müssen') as unknown });
  });
});

describe('a machine that does not tell all', () => {
  const cases: [probe: string, keys: string[]][] = [
    ['names', ['domain', 'fqdn', 'name', 'pendingDomain', 'pendingName', 'pendingRestart']],
    ['restart', ['pendingRestart']],
    ['version', ['machineId', 'operatingSystem']],
    ['computer', ['clockSkewSeconds', 'domain', 'pendingDomain', 'secureChannel']],
    ['adapters', ['adapters']],
    ['drives', ['drives']],
    ['services', ['hints', 'services']],
    ['hotfixes', ['hotfixes']],
    ['exchange', ['exchange']],
    ['media', ['media']],
    ['packages', ['packages']],
    ['dot-net', ['dotNet']],
    // Another probe knows these as well, or nothing is lost without it.
    ['account', []],
    ['restart-client', []],
  ];
  it.each(cases)('without %s does not tell %j', async (probe, keys) => {
    const { unread } = await read(withAnswers({ [probe]: new Error('Access is denied.') }));
    expect(Object.keys(unread).sort()).toEqual(keys);
    for (const why of Object.values(unread)) expect(why).toMatch(/Access is denied|could not be read/);
  });

  it('takes an answer of another form for none', async () => {
    const { unread, drives } = await read(withAnswers({ drives: { rows: [{ DeviceID: 7 }] } }));
    expect(drives).toEqual([]);
    expect(unread['drives']).toContain('another form');
  });

  it('marks the boot by what WMI tells, where the first process is not shown', async () => {
    const { bootId, unread } = await read(withAnswers({ processes: { rows: [] } }));
    expect(bootId).toBe('LastBootUpTime 2026-11-24T07:01:12.125599Z');
    expect(unread).toEqual({});
  });

  it('keeps what came before the script broke off', async () => {
    const { names, restart } = r2Member;
    const machine = printedBy({ names, restart }, false);
    const facts = await read(windowsThatPrints({ machine, features: printedBy({ features: r2Features }) }));
    expect(facts.name).toBe('EX3');
    expect(facts.unread['services']).toContain('before the script had ended');
    expect(facts.unread).not.toHaveProperty('pendingRestart');
  });

  it('keeps what the scripts told when no small tool can be started', async () => {
    const rig = windowsThatPrints({
      machine: printedBy(r2Member),
      features: printedBy({ features: r2Features }),
      tools: {},
    });
    const { elevated, unread } = await read(rig);
    expect(elevated).toBe(true);
    expect(Object.keys(unread).sort()).toEqual(['clockSkewSeconds', 'secureChannel']);
  });
});

describe('a machine that tells nothing', () => {
  it('is a problem with the words of PowerShell', async () => {
    const machine = 'File C:\\scripts\\read-machine.ps1 cannot be loaded because running scripts is disabled.';
    const thrown = await read(windowsThatPrints({ machine, features: '' })).catch((error: unknown) => error);
    expect(toProblem(thrown)).toMatchObject({
      code: 'HOST_NOT_READABLE',
      details: expect.stringContaining('running scripts is disabled') as unknown,
    });
  });

  it('is asked nothing when it is no Windows, and each probe says so', async () => {
    const rig = { ...wellR2(), platform: 'linux' };
    const readings = await gather(options, rig);
    expect(rig.commands).toEqual([]);
    expect(probeNames.map(probe => readings.why(probe))).toEqual(probeNames.map(() => 'This is linux, not Windows.'));
  });
});

function rowOf(probe: string): object {
  return (r2Member[probe] as { rows: [object] }).rows[0];
}

function keysOf(probe: string): readonly object[] {
  return (r2Member[probe] as { keys: object[] }).keys;
}
