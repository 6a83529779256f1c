import type { SimulatedMachine } from '../../../../preload/contract/index.js';
import { requiredServices } from '../../../product/exchange-2010.js';
import { isLeft } from '../faults.js';
import { named } from './identity-scripts.js';
import type { Bench } from './tool.js';

// The scripts that read how a server runs. They print all their parts as one JSON text.

const clusterConverged = 1007;
const convergedAsDefault = 1008;
const converging = 1006;

function told(bench: Bench, parts: Readonly<Record<string, unknown>>): number {
  const entries = Object.entries(parts).map(([name, value]) => [name, { ok: true, value }]);
  bench.print(`${JSON.stringify(Object.fromEntries(entries))}\n`);
  return 0;
}

/** `read-aftermath-events.ps1 -Since MOMENT` */
export async function readEvents(bench: Bench): Promise<number> {
  await bench.take('events');
  const machine = bench.machine();
  const since = Date.parse(named(bench, '-Since'));
  const oldestAt = machine.bootedAt;
  const log = (rows: readonly Row[]) => ({
    rows: rows.filter(({ lastAt }) => Date.parse(lastAt) >= since),
    oldestAt,
    brokeOffAt: null,
  });
  const application = isLeft(machine, 'event-errors') ? errorsOf(machine) : [];
  return told(bench, {
    application: log(application),
    system: log([]),
    'setup-event': { event: setupEvent(machine) },
    'topology-event': { event: topologyEvent(machine) },
  });
}

/** What setup writes when it has come to its end. */
function setupEvent({ exchange: { setup, installedBuild } }: SimulatedMachine): object | null {
  if (setup === null || setup.endedAt === null) return null;
  const build = installedBuild ?? '';
  return installedBuild === null
    ? { id: 1002, at: setup.endedAt, message: 'Exchange Server component Client Access Role failed.' }
    : { id: 1001, at: setup.endedAt, message: `Exchange Server setup completed successfully. Build ${build}.` };
}

/** The domain controllers of a rehearsal are those that its adapters ask for names. */
function topologyEvent({ bootedAt, domain, services }: SimulatedMachine): object | null {
  const finds = services.some(({ name, state }) => name === 'MSExchangeADTopology' && state === 'Running');
  if (domain === null || !finds) return null;
  const at = new Date(Date.parse(bootedAt) + 30_000).toISOString();
  const columns =
    '(Server name | Roles | Enabled | Reachability | Synchronized | GC capable | PDC | SACL right | Critical Data | Netlogon | OS Version)';
  const message = `Process MSEXCHANGEADTOPOLOGYSERVICE.EXE. Exchange Active Directory Provider has discovered the following servers with the following characteristics: \r\n${columns}\r\nIn-site:\r\ndc1.${domain}\tCDG 1 7 7 1 0 1 1 7 1\r\nOut-of-site:\r\n`;
  return { id: 2080, at, message };
}

type Row = {
  readonly provider: string;
  readonly id: number;
  readonly level: number;
  readonly count: number;
  readonly firstAt: string;
  readonly lastAt: string;
  readonly message: string;
};

/** What IIS and ASP.NET write when a module that Exchange put in is missing. */
function errorsOf({ bootedAt, exchange }: SimulatedMachine): Row[] {
  const after = (seconds: number): string => new Date(Date.parse(bootedAt) + seconds * 1000).toISOString();
  const path = exchange.installPath ?? '';
  return [
    {
      ...{ provider: 'Microsoft-Windows-IIS-W3SVC-WP', id: 2280, level: 2, count: 3 },
      ...{ firstAt: after(61), lastAt: after(184) },
      message: `The Module DLL ${path}\\ClientAccess\\owa\\auth\\owaauth.dll failed to load.  The data is the error.`,
    },
    {
      ...{ provider: 'ASP.NET 2.0.50727.0', id: 1310, level: 3, count: 1 },
      ...{ firstAt: after(190), lastAt: after(190) },
      message: 'Event code: 3008 Event message: A configuration error has occurred.',
    },
  ];
}

/** `read-aftermath-balancing.ps1` */
export async function readBalancing(bench: Bench): Promise<number> {
  await bench.take('balancing');
  const machine = bench.machine();
  const addresses = machine.settings.loadBalancing.flatMap(({ values }) => values['ClusterIPAddress'] ?? []);
  const clusters = addresses.map(address => ({
    address,
    name: machine.settings.loadBalancing[0]?.values['ClusterName'] ?? '',
  }));
  const priority = Number(machine.settings.loadBalancing[0]?.values['HostPriority'] ?? '1');
  const calm = priority === 1 ? convergedAsDefault : clusterConverged;
  const statusCode = isLeft(machine, 'nlb-not-converged') ? converging : calm;
  const own = { computer: machine.name, name: `${addresses[0] ?? ''}:${String(priority)}`, priority, statusCode };
  return told(bench, {
    balancing: {
      installed: machine.features.includes('NLB') || clusters.length > 0,
      clusters,
      nodes: clusters.length > 0 ? [own] : [],
      computer: machine.name,
    },
  });
}

/** `read-aftermath-shell.ps1` */
export async function readShell(bench: Bench): Promise<number> {
  await bench.take('shell');
  const machine = bench.machine();
  const { installedBuild } = machine.exchange;
  const shell = installedBuild !== null && machine.backups.systemState?.filesMissing !== true;
  const runs = (name: string): boolean =>
    machine.services.some(one => one.name.toLowerCase() === name.toLowerCase() && one.state === 'Running');
  const notRunning = requiredServices.filter(name => !runs(name));
  const [major, minor, build, revision] = (installedBuild ?? '').split('.');
  const version = `Version ${major ?? ''}.${minor ?? ''} (Build ${build ?? ''}.${revision ?? ''})`;
  const replicates = runs('MSExchangeMailboxReplication');
  const mrs = {
    cmdlet: 'Test-MRSHealth',
    passed: replicates,
    told: replicates ? 'ServiceCheck, RPCPingCheck' : 'ServiceCheck: The Mailbox Replication Service is not running.',
  };
  // No mailbox of a rehearsal is there to sign in to.
  const why = 'There is no test mailbox. New-TestCasConnectivityUser.ps1 makes one.';
  return told(bench, {
    'service-health': {
      shell,
      rows: shell ? [{ role: 'Client Access Server Role', required: notRunning.length === 0, notRunning }] : [],
    },
    'server-version': { shell, version: shell ? version : null },
    'replication-health': { shell, rows: shell ? [mrs] : [] },
    connectivity: { shell, rows: shell ? connectivity.map(cmdlet => ({ cmdlet, passed: null, told: why })) : [] },
  });
}

const connectivity = [
  'Test-OwaConnectivity',
  'Test-EcpConnectivity',
  'Test-ActiveSyncConnectivity',
  'Test-WebServicesConnectivity',
  'Test-OutlookWebServices',
];
