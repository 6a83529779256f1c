import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { FailPoint, Fault, HostChange, SimulatedMachine } from '../../../preload/contract/index.js';
import { systemClock } from '../../ports/clock.js';
import type { Run, SetupEnd } from '../../ports/host.js';
import type { Secret } from '../../ports/secret.js';
import { ofKind, prerequisitesOf } from '../../product/prerequisites/table.js';
import { createMachine } from './create-machine.js';
import { changeMachine, machineFile, readMachine } from './machine-file.js';
import { openRehearsalHost, type RehearsalHost } from './rehearsal-host.js';
import { loadScenario } from './scenarios.js';
import { toolForTests } from './tool-for-tests.js';

/** A rehearsal of EX3 in a folder of its own, for tests. */
export interface RehearsalFixture {
  readonly folder: string;
  readonly host: RehearsalHost;
  /** Makes the change and returns the lines that its tools printed. */
  apply(change: HostChange, password?: Secret): Promise<string[]>;
  /** Reads setup to its end, and returns the lines as they came. */
  follow(): Promise<{ readonly end: SetupEnd; readonly lines: string[] }>;
  /** Everything that a recovery does before setup. */
  prepare(): Promise<void>;
  /** The same rehearsal, with tools that take this many seconds, and no time where nothing is said. */
  atPace(pace: Readonly<Record<string, number>>): Promise<RehearsalFixture>;
  machineOnDisk(): Promise<SimulatedMachine>;
  readonly remove: () => Promise<void>;
}

export interface FixtureOptions {
  readonly faults?: readonly FailPoint[];
  readonly times?: Fault['times'];
  readonly pace?: Readonly<Record<string, number>>;
}

/** The scenario that all of these tests play. */
export const ex3Folder = resolve('assets/scenarios/ex3');

export async function startRehearsal(options: FixtureOptions = {}): Promise<RehearsalFixture> {
  const folder = await mkdtemp(join(tmpdir(), 'cas-recovery-rehearsal-'));
  const faults = (options.faults ?? []).map(point => ({ point, times: options.times ?? ('once' as const) }));
  await createMachine(folder, await loadScenario(ex3Folder), faults, systemClock);
  return openFixture(folder, options.pace ?? {});
}

async function openFixture(folder: string, pace: Readonly<Record<string, number>>): Promise<RehearsalFixture> {
  const scenario = { ...(await loadScenario(ex3Folder)), pace };
  const toolFile = await toolForTests();
  const host = await openRehearsalHost({ folder, scenario, toolFile, speed: 1, clock: systemClock });
  const apply = applyOn(host);
  return {
    folder,
    host,
    apply,
    follow: () => followOn(host),
    prepare: () => prepare(folder, apply),
    atPace: other => openFixture(folder, other),
    machineOnDisk: async () => JSON.parse(await readFile(machineFile(folder), 'utf8')) as SimulatedMachine,
    remove: () => rm(folder, { recursive: true, force: true, maxRetries: 5 }),
  };
}

export const changes = {
  address: {
    kind: 'set-address',
    adapter: 11,
    address: '10.0.0.23',
    mask: '255.255.255.0',
    gateway: '10.0.0.1',
    dnsServers: ['10.0.0.10'],
  },
  rename: { kind: 'rename', from: 'WIN-7K2P4QH1VBR', to: 'EX3' },
  join: {
    kind: 'join-domain',
    computer: 'EX3',
    domain: 'exchangeserverpro.local',
    account: 'EXCHANGESERVERP\\Administrator',
    rejoin: false,
  },
  features: {
    kind: 'install-features',
    features: ofKind(prerequisitesOf('2008 R2 SP1', []), 'feature').map(({ id }) => id),
    source: null,
  },
  portSharing: { kind: 'set-service-start', service: 'NetTcpPortSharing', startMode: 'Automatic' },
  setup: { kind: 'recovery-setup', mediaPath: 'D:\\', targetDir: null, domainController: null },
  restart: { kind: 'restart', reason: 'CAS Recovery: Windows takes up its new name.', resume: null },
} as const satisfies Record<string, HostChange>;

/** A run that nobody stops. */
export function quietRun(onOutput: (line: string) => void = () => undefined): Run {
  return { signal: new AbortController().signal, onOutput };
}

type Apply = RehearsalFixture['apply'];

function applyOn(host: RehearsalHost): Apply {
  return async (change, password) => {
    const lines: string[] = [];
    await host.apply(change, { ...quietRun(line => lines.push(line)), ...(password && { password }) });
    return lines;
  };
}

async function followOn(host: RehearsalHost): Promise<{ end: SetupEnd; lines: string[] }> {
  const lines: string[] = [];
  const end = await host.followSetup(quietRun(line => lines.push(line)));
  return { end, lines };
}

let preparedMachine: SimulatedMachine | undefined;

/** Walks the whole way once; later machines are brought to the same place at once, with their own faults. */
async function prepare(folder: string, apply: Apply): Promise<void> {
  if (preparedMachine) {
    const ready = preparedMachine;
    changeMachine(folder, ({ faults }) => ({ ...ready, faults }));
    return;
  }
  await apply(changes.address);
  await apply(changes.rename);
  await apply(changes.restart);
  await apply(changes.join);
  await apply(changes.restart);
  await apply(changes.features);
  await apply(changes.portSharing);
  preparedMachine = readMachine(folder);
}
