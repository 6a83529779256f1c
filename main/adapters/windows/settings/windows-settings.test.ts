import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import forge from 'node-forge';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { HostFacts, ServerSettings } from '../../../../preload/contract/index.js';
import { systemClock } from '../../../ports/clock.js';
import { Secret } from '../../../ports/secret.js';
import { toProblem } from '../../../problems/problem.js';
import { printedBy, wellR2 } from '../facts/fixture-answers.js';
import { readWindowsFacts } from '../facts/read-windows-facts.js';
import type { ToolRun } from '../process/run-tool.js';
import { endWith, goodServer, mailThumbprint, serverThatPrints, well } from './fixture-settings.js';
import { wantedLines } from './gather-settings.js';
import { windowsSettings } from './windows-settings.js';

const scriptsFolder = 'C:\\CAS Recovery\\scripts';

async function facts(): Promise<HostFacts> {
  const folders = { media: null, packages: null, windowsSource: null };
  const read = await readWindowsFacts({ scriptsFolder, folders, domainController: 'dc1' }, wellR2());
  return { ...read, readAt: '2026-11-26T20:00:00.000Z' };
}

const sourceOf = (settings: string, shell: string, seen?: ToolRun[]) =>
  windowsSettings({ scriptsFolder, clock: systemClock, facts, run: serverThatPrints(settings, shell, seen) });

describe('the settings of a server', () => {
  let settings: ServerSettings;
  const seen: ToolRun[] = [];
  beforeAll(async () => void (settings = await sourceOf(well.settings, well.shell, seen).settings()));

  it('hold the machine and are whole', () => {
    expect(settings.machine?.name).toBe('EX3');
    expect(settings.unread).toEqual({});
    expect(settings.sources['certificates']).toContain('certificate store');
  });

  it('have values of the registry as reg.exe takes them, each once', () => {
    const owa = 'HKLM\\SYSTEM\\CurrentControlSet\\Services\\MSExchange OWA';
    expect(settings.registry).toEqual([
      {
        key: 'HKLM\\SYSTEM\\CurrentControlSet\\Services\\MSExchangeRPC\\ParametersSystem',
        ...{ name: 'TCP/IP Port', type: 'REG_DWORD', data: '4294901760' },
      },
      { key: owa, name: 'Größe', type: 'REG_SZ', data: 'a "b"' },
      { key: owa, name: 'Liste', type: 'REG_MULTI_SZ', data: 'eins\\0zwei' },
      {
        key: 'HKLM\\SYSTEM\\CurrentControlSet\\Services\\msexchange owa',
        ...{ name: 'BITS', type: 'REG_BINARY', data: '00FF' },
      },
      { key: owa, name: 'Path', type: 'REG_EXPAND_SZ', data: '%SystemRoot%\\x' },
    ]);
  });

  it('tell of certificates what they are for, and say nothing of a key that can’t be asked', () => {
    const [mail, own] = settings.certificates;
    expect(mail).toMatchObject({
      thumbprint: mailThumbprint,
      names: ['mail.contoso.example', 'autodiscover.contoso.example'],
      ...{ exportable: true, readableByServices: true, services: ['IIS', 'POP', 'IMAP'] },
    });
    expect(own).toMatchObject({ names: ['EX3'], exportable: null, readableByServices: null, services: [] });
    expect([settings.popCertificate, settings.imapCertificate]).toEqual(['mail.contoso.example', null]);
  });

  it('list rollups that are applied, the newest last', () => {
    expect(settings.rollups.map(({ kb, installedOn }) => [kb, installedOn])).toEqual([
      ['KB2866475', '2025-03-01'],
      ['KB3030085', '2026-03-01'],
      ['KB3049853', '2026-03-01'],
    ]);
  });

  it('list what somebody has planned, and not the task of this program', () => {
    expect(settings.tasks).toEqual([
      {
        path: '\\Logs löschen',
        command: 'C:\\Skripte\\Müll & Logs.cmd -Tage "30"',
        ...{ runsAs: 'S-1-5-18', enabled: true },
      },
      { path: '\\Kaputt', command: '', runsAs: '', enabled: false },
    ]);
  });

  it('have the rest as Windows has it', () => {
    expect(settings).toMatchObject({
      routes: ['10.9.0.0,255.255.0.0,10.20.30.254,1'],
      services: [
        { name: 'MSExchangePOP3', startMode: 'Automatic', delayed: true, state: 'Running' },
        { name: 'Spooler', startMode: 'Disabled', state: 'Stopped' },
      ],
      httpBindings: [
        {
          ...{ endpoint: '0.0.0.0:443', thumbprint: mailThumbprint, store: 'MY' },
          appId: '{4dc3e181-e14b-4a21-b022-59fc669b0914}',
        },
      ],
      loadBalancing: [
        {
          adapter: 'LAN-Verbindung',
          values: { ClusterIPAddress: '10.20.30.100' },
          portRules: [{ StartPort: '443', EndPort: '443' }],
        },
      ],
      pageFiles: ['C:\\pagefile.sys 8202 8202'],
      powerPlan: '11111111-2222-3333-4444-555555555555 Unser Plan, schnell',
    });
  });

  it('are read by two scripts, of which the one of Exchange runs in PowerShell 2.0', () => {
    const first = seen.map(({ args }) => args[0]);
    expect(first).toEqual(['-NoLogo', '-Version']);
    expect(seen[0]?.input).toContain('\tSYSTEM\\CurrentControlSet\\Services\\MSExchangeAB\\Parameters\tRpcTcpPort\n');
    expect(seen[1]).not.toHaveProperty('input');
  });
});

describe('settings that can’t all be read', () => {
  it('say so of what the Exchange shell would tell, and keep the rest', async () => {
    const settings = await sourceOf(well.settings, 'The snap-in is not there.').settings();
    expect(Object.keys(settings.unread).sort()).toEqual(['certificates.services', 'imapCertificate', 'popCertificate']);
    expect(settings.unread['popCertificate']).toContain('The snap-in is not there.');
    expect(settings.certificates.map(({ services }) => services)).toEqual([null, null]);
    expect(settings.registry).toHaveLength(5);
  });

  it('say so where there is no Exchange shell', async () => {
    const none = { 'exchange-certificates': { shell: false, rows: [] }, 'pop-settings': { shell: false, name: null } };
    const settings = await sourceOf(well.settings, printedBy(none)).settings();
    expect(settings.unread).toMatchObject({
      'certificates.services': 'Get-ExchangeCertificate: This server has no Exchange shell.',
      popCertificate: 'Get-PopSettings: This server has no Exchange shell.',
      imapCertificate: 'Get-ImapSettings: The script did not answer this probe.',
    });
    expect(settings.certificates.map(({ services }) => services)).toEqual([null, null]);
  });

  it('say so of a part that failed, of one with another form, and of one that never came', async () => {
    const { tasks: _never, ...rest } = goodServer;
    const printed = printedBy({ ...rest, certificates: new Error('Zugriff verweigert'), memory: { keys: 1 } }, false);
    const settings = await sourceOf(printed, well.shell).settings();
    expect(Object.keys(settings.unread).sort()).toEqual(['certificates', 'pageFiles', 'tasks']);
    expect(settings.unread['certificates']).toContain('Zugriff verweigert');
    expect(settings.certificates).toEqual([]);
  });

  it('name a key of the registry that was closed', async () => {
    const closed = { key: 'SOFTWARE\\X', exists: false, why: 'Kein Zugriff', values: [] };
    const settings = await sourceOf(printedBy({ ...goodServer, registry: { keys: [closed] } }), well.shell).settings();
    expect(settings.unread).toEqual({ 'registry.HKLM\\SOFTWARE\\X': 'Kein Zugriff' });
  });

  it('are a problem where Windows PowerShell tells nothing', async () => {
    const reading = sourceOf('File cannot be loaded.', well.shell).settings();
    const problem = await reading.then(() => undefined, toProblem);
    expect(problem).toMatchObject({ code: 'SETTINGS_NOT_READABLE' });
    expect(problem?.details).toContain('File cannot be loaded.');
  });

  it('leave no tree out because the path of Exchange is not known', async () => {
    const unsure = async (): Promise<HostFacts> => ({ ...(await facts()), unread: { exchange: 'not read' } });
    const source = windowsSettings({ scriptsFolder, clock: systemClock, facts: unsure });
    expect(await source.trees().then(() => undefined, toProblem)).toMatchObject({ code: 'HOST_NOT_READABLE' });
  });
});

describe('the list of wanted values', () => {
  it('goes to the script line by line, without what could not be a line', () => {
    const wanted = [
      { key: 'HKLM\\SYSTEM\\A b', name: 'TCP/IP Port' },
      { key: 'hklm\\SOFTWARE\\C', name: null },
      { key: 'HKLM\\SOFTWARE\\D', name: '' },
      { key: 'HKCU\\SOFTWARE\\E', name: null },
      { key: 'HKLM\\SOFTWARE\\F', name: 'x\ny' },
    ];
    expect(wantedLines(wanted)).toBe('one\tSYSTEM\\A b\tTCP/IP Port\nall\tSOFTWARE\\C\none\tSOFTWARE\\D\t\n');
  });
});

describe('the export of a certificate', () => {
  let folder = '';
  beforeAll(async () => void (folder = await mkdtemp(join(tmpdir(), 'cas-recovery-export-'))));
  afterAll(() => rm(folder, { recursive: true, force: true }));

  const password = new Secret('pass wörd');

  /** What the script would write: a file under this password, with or without its key. */
  function pfx(under: string, withKey = true): Buffer {
    const keys = forge.pki.rsa.generateKeyPair({ bits: 1024, e: 0x10001 });
    const certificate = forge.pki.createCertificate();
    certificate.publicKey = keys.publicKey;
    certificate.setSubject([{ name: 'commonName', value: 'mail.contoso.example' }]);
    certificate.setIssuer([{ name: 'commonName', value: 'mail.contoso.example' }]);
    certificate.sign(keys.privateKey);
    const made = forge.pkcs12.toPkcs12Asn1(withKey ? keys.privateKey : null, [certificate], under, {
      algorithm: '3des',
    });
    return Buffer.from(forge.asn1.toDer(made).getBytes(), 'latin1');
  }

  async function exported(name: string, output: string, written?: Buffer): Promise<{ code?: string; runs: ToolRun[] }> {
    const runs: ToolRun[] = [];
    const file = join(folder, name);
    const run = async (one: ToolRun) => {
      runs.push(one);
      if (written) await writeFile(file, written);
      return endWith(output);
    };
    const source = windowsSettings({ scriptsFolder, clock: systemClock, facts, run });
    const code = await source.exportCertificate(mailThumbprint, file, password).then(
      () => undefined,
      (thrown: unknown) => toProblem(thrown).code,
    );
    return { ...(code !== undefined && { code }), runs };
  }

  it('hands the password on outside of the command line, and keeps a file that it opens', async () => {
    const { code, runs } = await exported('good.pfx', 'Written: 1 bytes.\n= end 0\n', pfx('pass wörd'));
    expect(code).toBeUndefined();
    expect(runs[0]?.args).toContain(mailThumbprint);
    expect(runs[0]?.args.join(' ')).not.toContain('wörd');
    expect(runs[0]?.password?.reveal()).toBe('pass wörd');
    expect(existsSync(join(folder, 'good.pfx'))).toBe(true);
  });

  it.each([
    ['another password', 'other', true],
    ['no private key', 'pass wörd', false],
  ])('removes a file with %s', async (_what, under, withKey) => {
    const { code } = await exported('bad.pfx', '= end 0\n', pfx(under, withKey));
    expect(code).toBe('CERTIFICATE_NOT_EXPORTED');
    expect(existsSync(join(folder, 'bad.pfx'))).toBe(false);
  });

  it.each([
    ['= end -2146893813\n', 'CERTIFICATE_KEY_NOT_EXPORTABLE'],
    ['= end -2146885628\n', 'CERTIFICATE_NOT_EXPORTED'],
    ['= end 740\n', 'CERTIFICATE_NOT_EXPORTED'],
    ['The script cannot be loaded.\n', 'SCRIPT_BROKE_OFF'],
  ])('that ends with %j is %s', async (output, expected) => {
    expect((await exported('none.pfx', output)).code).toBe(expected);
  });
});
