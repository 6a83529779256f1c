import type {
  CertificateFact,
  DifferenceGroup,
  KitComparison,
  LostServer,
  ServerSettings,
  StrategyFacts,
} from '../../../preload/contract/index.js';
import { inOrder } from './landscape-facts.js';

type Fact<N extends keyof StrategyFacts> = StrategyFacts[N];

/** The settings of a server, and where they were read: of the server itself, or in a kit. */
export interface SettingsReading {
  readonly settings: ServerSettings;
  readonly from: string;
}

/** A kit that could be opened. */
export interface KitReading {
  readonly path: string;
  readonly takenAt: string;
  readonly bytes: number;
  /** Thumbprints of the certificates in it whose files are whole. */
  readonly certificates: readonly string[];
}

/** What the server itself, or a kit of it, tells. */
export function withSettings(facts: StrategyFacts, { settings, from }: SettingsReading): StrategyFacts {
  return {
    ...facts,
    certificates: certificatesOf(settings, from),
    loadBalancing: loadBalancingOf(settings, from),
    virtual: virtualOf(settings, from),
    customisations: seenCustomisations(settings, from),
  };
}

export function withKit(facts: StrategyFacts, { path, takenAt, bytes, certificates }: KitReading): StrategyFacts {
  const source = `the kit ${path}`;
  return {
    ...facts,
    kit: { value: { takenAt, bytes }, source },
    certificatesInKit: { value: [...certificates], source },
  };
}

const readIn = (settings: ServerSettings, key: string, from: string): string =>
  `${settings.sources[key] ?? key}, ${from}`;

function certificatesOf(settings: ServerSettings, from: string): Fact<'certificates'> {
  const why = settings.unread['certificates'];
  if (why !== undefined) return { value: null, source: why };
  const own = settings.certificates.filter(({ hasPrivateKey, selfSigned }) => hasPrivateKey && !selfSigned);
  const value = own.map(({ thumbprint, names, subject, notAfter, exportable }): CertificateFact => ({
    thumbprint,
    name: names[0] ?? subject,
    notAfter,
    key: exportable === null ? 'unknown' : exportable ? 'exportable' : 'not exportable',
  }));
  return { value, source: readIn(settings, 'certificates', from) };
}

function loadBalancingOf(settings: ServerSettings, from: string): Fact<'loadBalancing'> {
  const why = settings.unread['loadBalancing'];
  if (why !== undefined) return { value: null, source: why };
  return { value: settings.loadBalancing.length > 0, source: readIn(settings, 'loadBalancing', from) };
}

/** Services that only virtual machines run: of VMware, Hyper-V, Xen and VirtualBox. */
const guestServices = ['vmtools', 'vmicheartbeat', 'xensvc', 'xenservice', 'vboxservice'];

function virtualOf({ services }: ServerSettings, from: string): Fact<'virtual'> {
  const found = services.find(({ name, state }) => state === 'Running' && guestServices.includes(name.toLowerCase()));
  if (found) return { value: true, source: `service ${found.name}, ${from}` };
  // A virtual machine without such a service looks like a physical one.
  return { value: null, source: `no service of a virtual machine runs, ${from}, which proves nothing` };
}

const staticPorts: readonly (readonly [key: string, name: string, what: string])[] = [
  ['HKLM\\SYSTEM\\CurrentControlSet\\Services\\MSExchangeRPC\\ParametersSystem', 'TCP/IP Port', 'static port of RPC'],
  [
    'HKLM\\SYSTEM\\CurrentControlSet\\Services\\MSExchangeAB\\Parameters',
    'RpcTcpPort',
    'static port of the address book',
  ],
];

/** What is certainly not as setup leaves it: a lower bound, as nothing was compared. */
function seenCustomisations(settings: ServerSettings, from: string): Fact<'customisations'> {
  const { registry, services, loadBalancing } = settings;
  const same = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();
  const examples = [
    ...staticPorts
      .filter(([key, name]) => registry.some(one => same(one.key, key) && same(one.name, name)))
      .map(([, , what]) => what),
    ...services
      .filter(({ name, startMode }) => /^MSExchange(Pop3|Imap4)$/i.test(name) && startMode === 'Automatic')
      .map(({ name }) => `start mode of ${name}`),
    ...(loadBalancing.length > 0 ? ['Network Load Balancing'] : []),
  ];
  return {
    value: { count: examples.length, complete: false, examples },
    source: `settings that setup never makes, ${from}; nothing was compared`,
  };
}

/** Groups that a script would set again: certificates, rollup, network and system have ways of their own. */
const scripted: readonly DifferenceGroup[] = ['files', 'iis', 'virtual-directories', 'registry', 'services'];

/** What a comparison of the kit with a recovered server says: each setting that recovery setup did not bring back. */
export function withComparison(facts: StrategyFacts, comparison: KitComparison): StrategyFacts {
  const { differences, notCompared, defaultsTakenAt, defaultsReadBy, comparedAt, kit } = comparison;
  const lost = differences.filter(
    ({ group, standing }) => scripted.includes(group) && (standing === 'lost' || standing === 'both'),
  );
  const unsure = differences.some(({ group, standing }) => scripted.includes(group) && standing === 'unknown');
  // Defaults that were read after hands were laid on the server may be no defaults.
  const complete = notCompared.length === 0 && !unsure && defaultsTakenAt !== null && defaultsReadBy === 'recovery';
  return {
    ...facts,
    customisations: {
      value: { count: lost.length, complete, examples: lost.slice(0, 8).map(({ title }) => title) },
      source: `the kit ${kit.path} against a recovered server, compared at ${comparedAt}`,
    },
  };
}

/** What the directory told when the kit was taken: for whoever has no directory at hand. */
export function withRecordedDirectory(facts: StrategyFacts, lost: LostServer): StrategyFacts {
  const source = `the directory as the kit has it, read from ${lost.readFrom} at ${lost.readAt}`;
  const gap = lost.gaps[0];
  const known = <T>(value: T): { value: T | null; source: string } =>
    gap ? { value: null, source: `${source}, not whole: ${gap.why}` } : { value, source };
  const { summary, databases, virtualDirectories, neighbours, clientAccessArrays } = lost;
  return {
    ...facts,
    fqdn: summary.fqdn,
    site: summary.site,
    organization: lost.organization,
    roles: {
      value: summary.roles.length === 0 || summary.unknownRoleBits !== 0 ? null : summary.roles,
      source,
    },
    version: { value: summary.version?.name ?? null, source },
    peers: summary.site === null ? { value: null, source } : known([...neighbours]),
    arrays:
      summary.site === null ? { value: null, source } : known(clientAccessArrays.map(one => one.fqdn ?? one.name)),
    databasesHere: known(inOrder(databases.filter(({ target }) => target === 'lost server').map(({ name }) => name))),
    databasesAtArray: known(databases.filter(({ target }) => target === 'array').length),
    ownWebSites: known(
      virtualDirectories
        .filter(({ metabasePath, webSite }) => {
          const site = /\/W3SVC\/(\d+)\//i.exec(metabasePath ?? '')?.[1];
          return site === undefined ? webSite !== null && webSite !== 'Default Web Site' : site !== '1';
        })
        .map(({ name }) => name),
    ),
  };
}
