import type { HostFacts, LostServer, Plan } from '../../preload/contract/index.js';
import { openLdifDirectory } from '../adapters/active-directory/ldif/ldif-directory.js';
import { readLostServer } from '../directory/read-lost-server.js';
import { systemClock } from '../ports/clock.js';
import type { Directory } from '../ports/directory.js';
import type { Host } from '../ports/host.js';
import { requiredServices } from '../product/exchange-2010.js';
import { ofKind, prerequisitesOf } from '../product/prerequisites/table.js';
import { makePlan } from './plan.js';
import { recoveryRunbook } from './runbook.js';
import { verifyFacts } from '../verification/fixture-look.js';
import type { RecoveryWorld, Verified } from './world.js';

/** The directory of EX3's organization, as the scenario exports it. */
export function ex3Directory(): Promise<Directory> {
  return openLdifDirectory(['assets/scenarios/ex3/directory.ldif']);
}

export async function ex3Server(): Promise<LostServer> {
  return readLostServer(await ex3Directory(), 'EX3', systemClock);
}

/** A plan for EX3, changed where a test needs it. */
export async function ex3Plan(change: (lost: LostServer) => LostServer = lost => lost): Promise<Plan> {
  return makePlan({
    lostServer: change(await ex3Server()),
    source: { kind: 'file', path: 'directory.ldif' },
    address: { value: '10.0.0.23', source: 'A record of ex3.exchangeserverpro.local' },
    network: { mask: '255.255.255.0', gateway: '10.0.0.1', dnsServers: ['10.0.0.10'] },
    joinAccount: 'EXCHANGESERVERP\\Administrator',
    lostAt: '2026-10-30T06:40:00.000Z',
    domainController: null,
    steps: recoveryRunbook.map(({ card }) => card),
    clock: systemClock,
  });
}

/** EX3 as it is when everything is in place and setup has run. */
export const rebuilt: HostFacts = {
  readAt: '2026-11-24T08:00:00.000Z',
  machineId: 'm',
  name: 'EX3',
  pendingName: null,
  domain: 'exchangeserverpro.local',
  pendingDomain: null,
  fqdn: 'ex3.exchangeserverpro.local',
  secureChannel: { code: 0, controller: null },
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
  account: { name: 'Administrator', sid: 'S-1-5-21-1-2-3-500', groups: ['S-1-5-32-544', 'S-1-16-12288'] },
  drives: [{ letter: 'C:', freeBytes: 60 * 1024 ** 3 }],
  features: ofKind(prerequisitesOf('2008 R2 SP1', []), 'feature').map(({ id }) => id),
  hotfixes: [],
  dotNet: [],
  packages: [],
  services: [
    { name: 'NetTcpPortSharing', startMode: 'Automatic', state: 'Running' },
    ...requiredServices.map(name => ({ name, startMode: 'Automatic' as const, state: 'Running' as const })),
  ],
  pendingRestart: [],
  exchange: {
    installedBuild: '14.3.123.4',
    installPath: 'C:\\Program Files\\Microsoft\\Exchange Server\\V14',
    rollupBuild: '14.3.123.4',
    setup: { state: 'succeeded', startedAt: '2026-11-24T07:00:00.000Z', endedAt: '2026-11-24T07:20:00.000Z' },
    webDirectories: [
      '/owa',
      '/ecp',
      '/EWS',
      '/Microsoft-Server-ActiveSync',
      '/OAB',
      '/PowerShell',
      '/Autodiscover',
    ].map(path => ({
      site: 'Default Web Site',
      path,
      applicationPool: 'MSExchangeOWAAppPool',
    })),
  },
  media: { path: 'D:\\', build: '14.3.123.4' },
  bootId: 'boot-2',
  bootedAt: '2026-11-24T07:30:00.000Z',
  clockSkewSeconds: 0.4,
  hints: [],
  sources: {},
  raw: {},
  unread: {},
};

/** EX3 right before setup. */
export const prepared: HostFacts = {
  ...rebuilt,
  exchange: {
    installedBuild: null,
    installPath: null,
    rollupBuild: null,
    setup: { state: 'never-run' },
    webDirectories: [],
  },
};

/** A world that only shows: what is read there is given, and nothing can be changed. */
export async function worldWith(facts: HostFacts, more: Partial<RecoveryWorld> = {}): Promise<RecoveryWorld> {
  const directory = await ex3Directory();
  const plan = more.plan ?? (await ex3Plan());
  const verified = async (): Promise<Verified> => {
    const now = await readLostServer(
      await (more.directory?.() ?? directory),
      plan.lostServer.summary.name,
      systemClock,
    );
    return { now, checks: await verifyFacts({ facts, before: plan.lostServer, now }) };
  };
  return {
    host: showing(facts),
    plan,
    clock: systemClock,
    directory: () => Promise.resolve(directory),
    verified,
    ...more,
  };
}

/** A host that shows these facts. A step that tried to change it would fail its test. */
export function showing(facts: HostFacts, answering: readonly string[] = []): Host {
  const refuse = (): Promise<never> => Promise.reject(new Error('a check must not change the host'));
  return {
    kind: 'rehearsal',
    facts: () => Promise.resolve(facts),
    commandsFor: ({ kind }) => [kind],
    passwordFor: () => null,
    apply: refuse,
    followSetup: refuse,
    addressesOf: name => Promise.resolve(name === 'exchangeserverpro.local' ? ['10.0.0.10'] : []),
    answers: address => Promise.resolve(answering.includes(address)),
  };
}
