import type {
  CheckOutcome,
  HostFacts,
  LostServer,
  ServerSettings,
  StoredCertificate,
  VirtualDirectory,
} from '../../preload/contract/index.js';
import { bareSettings } from '../../preload/contract/bare-settings.js';
import {
  computerAccountOf,
  lostServerOf,
  serverSummaryOf,
  virtualDirectoryOf,
} from '../../preload/contract/fixture-lost-server.js';
import type {
  BalancingReading,
  DailyBackupReading,
  EventReading,
  ShellReading,
  WebStates,
} from '../ports/aftermath.js';
import type { HandshakeAnswer, PortAnswer, Probes, WebAnswer } from '../ports/probes.js';
import { defaultInstallPath, exchangeGroups, requiredServices } from '../product/exchange-2010.js';
import type { Check, Seen } from './check.js';
import type { Expected, KitDifferences, RunningServer, VerificationWorld } from './world.js';

export const now = '2026-11-24T08:00:00.000Z';
export const mail = 'mail.contoso.local';
export const thumbprint = 'A'.repeat(40);

const paths: Readonly<Record<VirtualDirectory['kind'], string>> = {
  OWA: '/owa',
  ECP: '/ecp',
  EWS: '/EWS',
  ActiveSync: '/Microsoft-Server-ActiveSync',
  OAB: '/OAB',
  PowerShell: '/PowerShell',
  Autodiscover: '/Autodiscover',
  'Outlook Anywhere': '/Rpc',
};

const urlOf = (kind: VirtualDirectory['kind']): string =>
  kind === 'EWS' ? `https://${mail}/EWS/Exchange.asmx` : `https://${mail}${paths[kind]}`;

export const virtualDirectories: readonly VirtualDirectory[] = (Object.keys(paths) as VirtualDirectory['kind'][]).map(
  kind =>
    virtualDirectoryOf({
      kind,
      name: kind === 'Outlook Anywhere' ? 'Rpc (Default Web Site)' : `${kind} (Default Web Site)`,
      internalUrl: kind === 'Outlook Anywhere' || kind === 'Autodiscover' ? null : urlOf(kind),
      externalUrl: kind === 'Outlook Anywhere' ? mail : kind === 'OWA' ? urlOf(kind) : null,
      webPath: paths[kind],
      metabasePath: `IIS://ex3.contoso.local/W3SVC/1/ROOT${paths[kind]}`,
    }),
);

export const addressBook = {
  name: 'Default Offline Address Book',
  distinguishedName: 'CN=Default Offline Address Book,CN=Offline Address Lists,DC=contoso,DC=local',
  guid: '17dc7107-c684-4e03-a3f6-0b5806201546',
};

/** What the directory records of EX3, before and after alike. */
export const recorded: LostServer = lostServerOf({
  installPath: defaultInstallPath,
  summary: serverSummaryOf(),
  virtualDirectories: [...virtualDirectories],
  serviceConnectionPoints: [
    {
      name: 'EX3',
      distinguishedName: 'CN=EX3,CN=Autodiscover,CN=Protocols,CN=EX3,CN=Servers,DC=contoso,DC=local',
      kind: 'url',
      url: `https://${mail}/Autodiscover/Autodiscover.xml`,
      sites: ['HQ'],
      keywords: ['Site=HQ', '77378F46-2C66-4aa9-A6A6-3E7A48B19596'],
      changedAt: null,
    },
  ],
  addressBooks: [addressBook],
  computer: computerAccountOf({
    groups: exchangeGroups.map(name => `CN=${name},OU=Microsoft Exchange Security Groups,DC=contoso,DC=local`),
  }),
});

export const certificate: StoredCertificate = {
  thumbprint,
  subject: `CN=${mail}`,
  issuer: 'CN=Contoso CA',
  names: [mail, 'autodiscover.contoso.local', 'ex3.contoso.local'],
  notBefore: '2026-01-01T00:00:00.000Z',
  notAfter: '2028-01-01T00:00:00.000Z',
  selfSigned: false,
  hasPrivateKey: true,
  exportable: true,
  readableByServices: true,
  services: ['IIS'],
  chain: [],
};

/** The one that setup makes. */
export const ownCertificate: StoredCertificate = {
  ...certificate,
  thumbprint: 'B'.repeat(40),
  subject: 'CN=EX3',
  issuer: 'CN=EX3',
  names: ['EX3', 'ex3.contoso.local'],
  selfSigned: true,
  services: ['SMTP'],
};

export const machine: HostFacts = {
  readAt: now,
  machineId: 'm',
  name: 'EX3',
  pendingName: null,
  domain: 'contoso.local',
  pendingDomain: null,
  fqdn: 'ex3.contoso.local',
  secureChannel: { code: 0, controller: 'dc1.contoso.local' },
  adapters: [
    {
      index: 11,
      name: 'Local Area Connection',
      address: '10.0.0.23',
      mask: '255.255.255.0',
      gateway: '10.0.0.1',
      dnsServers: ['10.0.0.10'],
      dhcp: false,
      moreAddresses: [],
    },
  ],
  operatingSystem: {
    name: 'Windows Server 2008 R2 Standard',
    version: '6.1.7601',
    servicePack: 'Service Pack 1',
    architecture: 'AMD64',
    installationType: 'Server',
    edition: 'ServerStandard',
    language: 1033,
  },
  elevated: true,
  account: { name: 'Administrator', sid: 'S-1-5-21-1-2-3-500', groups: ['S-1-5-32-544'] },
  drives: [{ letter: 'C:', freeBytes: 60 * 1024 ** 3 }],
  features: [],
  hotfixes: [],
  dotNet: [],
  packages: [],
  services: requiredServices.map(name => ({ name, startMode: 'Automatic', state: 'Running' })),
  pendingRestart: [],
  exchange: {
    installedBuild: '14.3.123.4',
    installPath: defaultInstallPath,
    rollupBuild: '14.3.513.0',
    setup: { state: 'succeeded', startedAt: '2026-11-24T07:00:00.000Z', endedAt: '2026-11-24T07:20:00.000Z' },
    webDirectories: Object.values(paths).map(path => ({
      site: 'Default Web Site',
      path,
      applicationPool: 'MSExchangeOWAAppPool',
    })),
  },
  media: null,
  bootId: 'boot-2',
  bootedAt: '2026-11-24T07:30:00.000Z',
  clockSkewSeconds: 0.4,
  hints: [],
  sources: {},
  raw: {},
  unread: {},
};

const otherServices: ServerSettings['services'] = ['MSExchangePOP3', 'MSExchangeIMAP4'].map(name => ({
  name,
  startMode: 'Manual',
  state: 'Stopped',
}));

export const running: RunningServer = {
  ...withoutBuild(bareSettings),
  schema: 'cas-recovery/settings/1',
  readAt: now,
  machine,
  services: [...machine.services, ...otherServices],
  certificates: [certificate, ownCertificate],
  httpBindings: [{ endpoint: '0.0.0.0:443', thumbprint, store: 'MY', appId: '{4dc3e181-e14b-4a21-b022-59fc669b0914}' }],
  sources: {},
  unread: {},
};

function withoutBuild({ rollupBuild: _build, virtualDirectories: _told, ...rest }: typeof bareSettings) {
  return rest;
}

const read = { source: 'a test', readAt: now, raw: '' };

export const web: WebStates = {
  ...read,
  sites: [{ name: 'Default Web Site', state: 'Started', bindings: ['http/*:80:', 'https/*:443:'] }],
  pools: [
    { name: 'MSExchangeOWAAppPool', state: 'Started' },
    { name: 'DefaultAppPool', state: 'Stopped' },
  ],
  applications: [
    // Each site has its root, also one that is not of Exchange.
    { site: 'Default Web Site', path: '/', pool: 'DefaultAppPool' },
    { site: 'Other', path: '/', pool: 'DefaultAppPool' },
    ...Object.values(paths).map(path => ({ site: 'Default Web Site', path, pool: 'MSExchangeOWAAppPool' })),
  ],
};

const topologyColumns =
  '(Server name | Roles | Enabled | Reachability | Synchronized | GC capable | PDC | SACL right | …)';

/** An event 2080 with these rows in the site, and those elsewhere. */
export const topologyOf = (inSite: readonly string[], elsewhere: readonly string[] = []): EventReading['topology'] => ({
  state: 'there',
  eventId: 2080,
  at: now,
  message: `Discovered:\r\n${topologyColumns}\r\nIn-site:\r\n${inSite.join('\r\n')}\r\nOut-of-site:\r\n${elsewhere.join('\r\n')}`,
});

export const events: EventReading = {
  ...read,
  ...{ since: machine.bootedAt, groups: [], from: null },
  setup: { state: 'there', eventId: 1001, at: '2026-11-24T07:20:00.000Z', message: 'Setup completed.' },
  topology: topologyOf(['dc1.contoso.local\tCDG 1 7 7 1 0 1 1 7 1']),
};
export const balancing: BalancingReading = { ...read, clusters: [] };
export const shell: ShellReading = {
  ...read,
  roles: [{ role: 'Client Access Server Role', required: true, notRunning: [] }],
  version: 'Version 14.3 (Build 123.4)',
  tests: [],
  why: null,
};

export const policy: NonNullable<DailyBackupReading['policy']> = {
  ...{ times: ['21:00'], targets: ['\\\\nas1\\backup'], shown: ['\\\\nas1\\backup'] },
  ...{ bareMetal: true, systemState: true, volumes: ['C:\\'] },
};
export const dailyBackup: DailyBackupReading = { ...read, installed: true, policy };

const served = {
  thumbprint,
  subject: certificate.subject,
  issuer: certificate.issuer,
  names: certificate.names,
  notBefore: certificate.notBefore,
  notAfter: certificate.notAfter,
  selfSigned: false,
};

/** What answers on the server: by port, and by path. */
export interface Answers {
  readonly port?: (port: number) => PortAnswer;
  readonly handshake?: (question: Parameters<Probes['handshake']>[0]) => HandshakeAnswer;
  readonly web?: (
    question: Parameters<Probes['get']>[0],
  ) => Partial<Extract<WebAnswer, { state: 'answered' }>> | WebAnswer;
}

const answered = { state: 'answered', status: 401, headers: {}, body: '', durationMs: 3 } as const;

export function probesOf({ port, handshake, web: told }: Answers = {}): Probes {
  return {
    address: '10.0.0.23',
    connect: number => Promise.resolve(port?.(number) ?? { state: 'open' }),
    handshake: question =>
      Promise.resolve(handshake?.(question) ?? { state: 'done', version: 'TLSv1', chain: [served] }),
    get: question => Promise.resolve({ ...answered, ...told?.(question) } as WebAnswer),
  };
}

export interface Change {
  readonly rehearsal?: string;
  readonly expected?: Partial<Expected>;
  readonly before?: Partial<LostServer>;
  readonly directory?: Partial<LostServer>;
  readonly server?: Partial<RunningServer>;
  readonly machine?: Partial<HostFacts>;
  readonly web?: Partial<WebStates>;
  readonly events?: Partial<EventReading>;
  readonly balancing?: Partial<BalancingReading>;
  readonly shell?: Partial<ShellReading>;
  readonly dailyBackup?: Partial<DailyBackupReading>;
  readonly kitDifferences?: Partial<KitDifferences>;
  /** There, where nothing is said of an address book. */
  readonly books?: Readonly<Record<string, 'there' | 'empty' | 'missing'>>;
  readonly answers?: Answers;
  /** Addresses by name; null: there is no such name. */
  readonly names?: Readonly<Record<string, readonly string[] | null>> | null;
}

/** EX3 as it should be after a recovery and a re-application, with these parts spoilt. */
export function worldOf(change: Change = {}): VerificationWorld {
  const names =
    change.names === undefined ? { 'ex3.contoso.local': ['10.0.0.23'], [mail]: ['10.0.0.23'] } : change.names;
  return {
    mode: 'rehearsal',
    rehearsal: change.rehearsal ?? null,
    expected: {
      serverName: 'EX3',
      directory: { ...recorded, ...change.before },
      settings: null,
      kit: null,
      comparedWith: [{ kind: 'recovery', name: 'the reading before the recovery ex3-1', readAt: recorded.readAt }],
      ...change.expected,
    },
    directory: () => Promise.resolve({ ...recorded, ...change.directory }),
    server: () =>
      Promise.resolve({ ...running, ...change.server, machine: { ...machine, ...change.machine } } as RunningServer),
    web: () => Promise.resolve({ ...web, ...change.web }),
    events: () => Promise.resolve({ ...events, ...change.events }),
    balancing: () => Promise.resolve({ ...balancing, ...change.balancing }),
    shell: () => Promise.resolve({ ...shell, ...change.shell }),
    dailyBackup: () => Promise.resolve({ ...dailyBackup, ...change.dailyBackup }),
    kitDifferences: () =>
      Promise.resolve({ differences: [], notCompared: [], same: {}, damaged: [], ...change.kitDifferences }),
    addressBookFiles: async guids =>
      guids.map(guid => ({ guid, shown: `OAB\\${guid}\\oab.xml`, state: change.books?.[guid] ?? 'there' })),
    probes: probesOf(change.answers),
    names:
      names === null
        ? null
        : { askedAt: 'DNS server 10.0.0.10', addressesOf: name => Promise.resolve(names[name.toLowerCase()] ?? null) },
    now: () => now,
  };
}

/** What it is, the check, what is spoilt, what must come out, and words that must be told. */
export type Case = readonly [name: string, Check, Change, CheckOutcome, found: string];

export const lookWith = (check: Check, change: Change = {}): Promise<Seen> =>
  check.look(worldOf(change), new AbortController().signal);
