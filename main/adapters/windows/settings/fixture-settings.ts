import { key, missing, printedBy } from '../facts/fixture-answers.js';
import type { RunTool } from '../powershell/run-script.js';
import type { ToolEnd, ToolRun } from '../process/run-tool.js';

// Answers of a server as the scripts give them, with invented names. Nobody has recorded them: their form is that of
// read-settings.ps1 and read-exchange-shell.ps1.

const services = 'SYSTEM\\CurrentControlSet\\Services';
const control = 'SYSTEM\\CurrentControlSet\\Control';

/** An element of DER that is shorter than 128 bytes. */
export const der = (tag: number, content: Buffer): Buffer => Buffer.from([tag, content.length, ...content]);

const dnsName = (name: string): Buffer => der(0x82, Buffer.from(name, 'latin1'));
const address = der(0x87, Buffer.from([10, 20, 30, 23]));
const alternativeNames = der(
  0x30,
  Buffer.concat([dnsName('mail.contoso.example'), address, dnsName('autodiscover.contoso.example')]),
).toString('base64');

export const mailThumbprint = 'A1B2C3D4E5F60718293A4B5C6D7E8F9001122334';
const ownThumbprint = '0000000000000000000000000000000000000001';

const certificate = {
  thumbprint: mailThumbprint.toLowerCase(),
  subject: 'CN=mail.contoso.example, O="Contoso, Ltd."',
  issuer: 'CN=Example CA',
  names: alternativeNames,
  notBefore: '2026-01-01T00:00:00.000Z',
  notAfter: '2028-01-01T00:00:00.000Z',
  selfSigned: false,
  hasPrivateKey: true,
  exportable: true,
  readable: true,
  why: null,
};

const task = `<?xml version="1.0" encoding="UTF-16"?>
<Task version="1.2" xmlns="http://schemas.microsoft.com/windows/2004/02/mit/task">
  <Principals><Principal id="Author"><UserId>S-1-5-18</UserId></Principal></Principals>
  <Actions Context="Author"><Exec><Command>C:\\Skripte\\Müll &amp; Logs.cmd</Command><Arguments>-Tage "30"</Arguments></Exec></Actions>
</Task>`;

const patches = 'SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Installer\\UserData\\S-1-5-18\\Products\\AE\\Patches';
const rollup = (id: string, name: string, installed: string, state: number) =>
  key(`${patches}\\${id}`, { DisplayName: name, Installed: installed, State: state });

export const goodServer: Readonly<Record<string, unknown>> = {
  registry: {
    keys: [
      {
        key: `${services}\\MSExchangeRPC\\ParametersSystem`,
        exists: true,
        why: null,
        values: [{ name: 'TCP/IP Port', kind: 'DWord', data: '4294901760' }],
      },
      {
        key: `${services}\\MSExchange OWA`,
        exists: true,
        why: null,
        values: [
          { name: 'Größe', kind: 'String', data: 'a "b"' },
          { name: 'Liste', kind: 'MultiString', data: ['eins', 'zwei'] },
          { name: 'Bits', kind: 'Binary', data: '00FF' },
          { name: 'Path', kind: 'ExpandString', data: '%SystemRoot%\\x' },
          { name: 'Nothing', kind: 'Unknown', data: null },
        ],
      },
      {
        key: `${services}\\msexchange owa`,
        exists: true,
        why: null,
        values: [{ name: 'BITS', kind: 'Binary', data: '00FF' }],
      },
      { key: `${services}\\MSExchangeAB\\Parameters`, exists: false, why: null, values: [] },
    ],
  },
  memory: {
    keys: [key(`${control}\\Session Manager\\Memory Management`, { PagingFiles: ['C:\\pagefile.sys 8202 8202', ''] })],
  },
  'power-plan': {
    keys: [
      key(`${control}\\Power\\User\\PowerSchemes`, { ActivePowerScheme: '11111111-2222-3333-4444-555555555555' }),
      key(`${control}\\Power\\User\\PowerSchemes\\11111111-2222-3333-4444-555555555555`, {
        FriendlyName: '@%SystemRoot%\\system32\\powrprof.dll,-13,Unser Plan, schnell',
      }),
    ],
  },
  routes: { names: ['10.9.0.0,255.255.0.0,10.20.30.254,1', 'nonsense'] },
  rollups: {
    keys: [
      rollup('3', 'Update Rollup 10 for Exchange Server 2010 SP3 (KB3049853) 14.3.248.2', '20260301', 1),
      rollup('1', 'Update Rollup 2 for Exchange Server 2010 SP3 (KB2866475) 14.3.158.1', '20250301', 1),
      rollup('2', 'Update Rollup 9 for Exchange Server 2010 SP3 (KB3030085) 14.3.235.1', '20260301', 1),
      rollup('0', 'Update Rollup 1 for Exchange Server 2010 SP3', '20240301', 2),
      missing(`${patches}\\4`),
    ],
  },
  'http-bindings': {
    rows: [
      {
        endpoint: '0.0.0.0:443',
        thumbprint: mailThumbprint,
        store: null,
        application: '{4dc3e181-e14b-4a21-b022-59fc669b0914}',
      },
      { endpoint: '127.0.0.1:444', thumbprint: 'AB', store: 'MY', application: '' },
    ],
  },
  'load-balancing': {
    rows: [
      {
        adapter: 'LAN-Verbindung',
        values: { ClusterIPAddress: '10.20.30.100' },
        rules: [{ StartPort: '443', EndPort: '443' }],
      },
    ],
  },
  certificates: {
    rows: [
      certificate,
      {
        ...certificate,
        ...{ thumbprint: ownThumbprint, subject: 'CN=EX3', issuer: 'CN=EX3', names: null, selfSigned: true },
        ...{ exportable: null, readable: null, why: 'Invalid provider type specified.' },
      },
    ],
  },
  'all-services': {
    rows: [
      { Name: 'MSExchangePOP3', StartMode: 'Auto', State: 'Running', Delayed: true },
      { Name: 'Spooler', StartMode: 'Disabled', State: 'Stopped', Delayed: false },
    ],
  },
  tasks: {
    rows: [
      { path: '\\Logs löschen', enabled: true, xml: task },
      { path: '\\CAS Recovery\\Resume', enabled: true, xml: task },
      { path: '\\Kaputt', enabled: false, xml: '<Task>' },
    ],
  },
};

export const goodShell: Readonly<Record<string, unknown>> = {
  'exchange-certificates': {
    shell: true,
    rows: [{ thumbprint: mailThumbprint, services: ['IMAP', 'POP', 'IIS', 'FEDERATION'] }],
  },
  'pop-settings': { shell: true, name: 'mail.contoso.example' },
  'imap-settings': { shell: true, name: '' },
};

/** Windows by what the two scripts print. `seen` gets every run. */
export function serverThatPrints(settings: string, shell: string, seen: ToolRun[] = []): RunTool {
  return run => {
    seen.push(run);
    const output = run.args.some(word => word.endsWith('read-settings.ps1')) ? settings : shell;
    for (const line of output.split('\n')) run.onOutput?.(line);
    return Promise.resolve(endWith(output));
  };
}

export const endWith = (output: string): ToolEnd => ({
  exitCode: 0,
  output,
  standardOutput: output,
  standardError: '',
  bytes: Buffer.from(output, 'latin1'),
  durationMs: 1,
});

export const well = { settings: printedBy(goodServer), shell: printedBy(goodShell) };
