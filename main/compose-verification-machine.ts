import { hostname, networkInterfaces, uptime } from 'node:os';
import {
  type DirectorySource,
  type FailPoint,
  foldAll,
  type HostFacts,
  type ServerSettings,
} from '../preload/contract/index.js';
import { addressBookFiles } from './adapters/address-books/address-book-files.js';
import { systemNames } from './adapters/dns/name-service.js';
import { socketProbes } from './adapters/probes/socket-probes.js';
import { openDoors } from './adapters/rehearsal/aftermath/doors.js';
import { distribute } from './adapters/rehearsal/aftermath/file-distribution.js';
import { simulatedAftermath } from './adapters/rehearsal/aftermath/simulated-aftermath.js';
import { simulatedNames } from './adapters/rehearsal/aftermath/simulated-names.js';
import { withMet, withoutOnce } from './adapters/rehearsal/faults.js';
import { changeMachine, machineFile, readMachine } from './adapters/rehearsal/machine-file.js';
import { readAgain } from './adapters/rehearsal/read-again.js';
import { runToolsTogether } from './adapters/rehearsal/run-tools-together.js';
import { simulatedSettings } from './adapters/rehearsal/settings/simulated-settings.js';
import { windowsAftermath } from './adapters/windows/aftermath/windows-aftermath.js';
import { readWindowsFacts } from './adapters/windows/facts/read-windows-facts.js';
import { runTogether } from './adapters/windows/powershell/run-together.js';
import { windowsSettings } from './adapters/windows/settings/windows-settings.js';
import { onMachine, settingsOf } from './compose-backups.js';
import { machineFolder, openHost } from './compose-rehearsals.js';
import type { VerificationHouse } from './compose-verification.js';
import { ownAddress } from './compose-own-address.js';
import type { Aftermath } from './ports/aftermath.js';
import type { Directory } from './ports/directory.js';
import type { NameService } from './ports/name-service.js';
import type { Probes } from './ports/probes.js';
import type { SettingsSource } from './ports/settings-source.js';
import { failure } from './problems/problem.js';
import type { VerifyWish } from './verification/verifications.js';
import type { RunningServer, VerificationWorld } from './verification/world.js';

/** The server that is verified, with all that can be asked on it. */
export interface MachineToVerify {
  readonly mode: 'rehearsal' | 'live';
  /** Its identifier in a rehearsal. */
  readonly rehearsal: string | null;
  readonly serverName: string;
  readonly server: (signal: AbortSignal) => Promise<RunningServer>;
  /** Folders with settings, for who compares files. */
  readonly trees: SettingsSource['trees'];
  readonly aftermath: Aftermath;
  readonly addressBookFiles: VerificationWorld['addressBookFiles'];
  readonly probes: Probes;
  readonly names: NameService | null;
  /** When Windows started last. */
  readonly startedAt: () => string;
  /** The directory that it brings along; null where one must be named. */
  readonly directory: DirectorySource | null;
  /** The directory as it is seen from there. */
  readonly seenFrom: (directory: Directory) => Directory;
  /** All was looked at: in a rehearsal somebody now mends what was seen and happens once. */
  readonly seen: () => Promise<void>;
  /** All was looked at, and nobody mends it yet: a rehearsal notes what was seen. */
  readonly met: () => void;
  readonly close: () => Promise<void>;
}

/** Facts of this computer that other work has read already. */
export type KnownFacts = () => Promise<HostFacts>;

/** Opens it. Throws `VERIFICATION_NOT_HERE`, `RECOVERY_UNKNOWN`, `REHEARSAL_DELETED`. */
export async function machineToVerify(
  house: VerificationHouse,
  wish: Pick<VerifyWish, 'target' | 'directory'>,
  known?: KnownFacts,
): Promise<MachineToVerify> {
  const { target } = wish;
  if (target.kind === 'this') return thisMachine(house, wish, known);
  const { store } = house;
  const { recoveryId: id } = target;
  if (!(await store.has(id))) throw failure('RECOVERY_UNKNOWN', { id, folder: store.path });
  const on = await onMachine(house.recoveries, target);
  if (!(await store.has(on.recoveryId))) throw failure('REHEARSAL_DELETED', { id, on: on.recoveryId });
  return rehearsed(house, on.recoveryId);
}

function thisMachine(
  { options }: VerificationHouse,
  { directory }: Pick<VerifyWish, 'directory'>,
  known?: KnownFacts,
): MachineToVerify {
  if (process.platform !== 'win32') throw failure('VERIFICATION_NOT_HERE', { platform: process.platform });
  const { scriptsFolder, clock } = options;
  const folders = { media: null, packages: null, windowsSource: null };
  const facts = async (signal?: AbortSignal): Promise<HostFacts> => {
    const domainController = controllerFor(directory);
    return { ...(await readWindowsFacts({ scriptsFolder, folders, domainController, signal })), readAt: clock.now() };
  };
  // What is read at the same moment shares a process: one with the snap-in of Exchange, and one without.
  const ask = runTogether();
  const source = windowsSettings({ scriptsFolder, clock, facts: known ?? facts, ask });
  return {
    mode: 'live',
    rehearsal: null,
    serverName: hostname(),
    server: signal => running(source, signal),
    trees: () => source.trees(),
    aftermath: windowsAftermath({ scriptsFolder, clock, ask }),
    addressBookFiles: async guids => addressBookFiles(await source.trees(), guids),
    probes: socketProbes({ address: ownAddress(networkInterfaces()) }),
    names: systemNames(directory && 'dnsServer' in directory ? directory.dnsServer : undefined),
    startedAt: () => new Date(Date.parse(clock.now()) - uptime() * 1000).toISOString(),
    directory: null,
    seenFrom: opened => opened,
    seen: () => Promise.resolve(),
    met: () => undefined,
    close: () => Promise.resolve(),
  };
}

/** The clock is compared with a domain controller: the one that is named, or that somebody has signed in at. */
function controllerFor(directory: DirectorySource | undefined): string | null {
  if (directory?.kind === 'ldap') return new URL(directory.url).hostname;
  if (directory?.kind === 'windows' && directory.server !== undefined) return directory.server;
  return process.env['LOGONSERVER']?.replace(/^\\\\/, '') ?? null;
}

async function running(source: SettingsSource, signal: AbortSignal): Promise<RunningServer> {
  const settings: ServerSettings = await source.settings(signal);
  const { machine, unread } = settings;
  if (machine) return { ...settings, machine };
  throw failure('HOST_NOT_READABLE', { why: unread['machine'] ?? 'the reading holds no machine', output: '' });
}

async function rehearsed({ options, store, recoveries }: VerificationHouse, id: string): Promise<MachineToVerify> {
  const { clock, toolFile } = options;
  const folder = store.folder(id);
  const path = machineFolder(folder);
  const { scenario } = await settingsOf(store, id);
  const state = foldAll((await recoveries.read(id)).records);
  const machine = await openHost(options, folder, state);
  const shown = new Set<FailPoint>();
  const showed = (point: FailPoint): void => void shown.add(point);
  const doors = openDoors(path, showed);
  // What is read at the same moment shares a process.
  const tools = { folder: path, toolFile, clock, run: runToolsTogether() };
  const source = simulatedSettings(tools);
  const look = readAgain(machineFile(path), () => readMachine(path));
  const { adapters } = look();
  const { records } = scenario.network;
  const fqdn = state.plan?.lostServer.summary.fqdn?.toLowerCase();
  // The network of a server of somebody's own organization is borrowed: it knows nothing of its names.
  const knows = fqdn !== undefined && records[fqdn] !== undefined;
  return {
    mode: 'rehearsal',
    rehearsal: id,
    serverName: state.serverName,
    server: signal => running(source, signal),
    trees: () => source.trees(),
    aftermath: simulatedAftermath({ ...tools, showed }),
    addressBookFiles: async guids => {
      distribute(path, look(), guids);
      return addressBookFiles(await source.trees(), guids);
    },
    probes: socketProbes({ address: `${adapters[0]?.address ?? ''} of the rehearsal`, route: doors.route }),
    names: knows ? simulatedNames({ network: scenario.network, machine: look, showed }) : null,
    startedAt: () => look().bootedAt,
    directory: state.plan?.directory ?? null,
    seenFrom: directory => machine.seenFrom(directory),
    seen: async () => {
      await machine.mended();
      if (shown.size > 0) changeMachine(path, now => withoutOnce(now, [...shown]));
    },
    met: () => {
      if (shown.size > 0) changeMachine(path, now => withMet(now, [...shown]));
    },
    close: doors.close,
  };
}
