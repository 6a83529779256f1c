import { copyFile, mkdir } from 'node:fs/promises';
import { hostname, userInfo } from 'node:os';
import { isAbsolute, join, resolve } from 'node:path';
import {
  RehearsalSettings,
  type DirectorySource,
  type Operator,
  type RecoveryState,
  type ScenarioCard,
} from '../preload/contract/index.js';
import { openLdapDirectory } from './adapters/active-directory/ldap-directory.js';
import { openLdifDirectory } from './adapters/active-directory/ldif-directory.js';
import { createMachine } from './adapters/rehearsal/create-machine.js';
import { withDirectoryFaults } from './adapters/rehearsal/directory-faults.js';
import { openRehearsalHost, type RehearsalHost } from './adapters/rehearsal/rehearsal-host.js';
import { listScenarios, loadScenario } from './adapters/rehearsal/scenarios.js';
import { defaultStateFolder, openStateFolder } from './adapters/state/state-folder.js';
import { writeWhole } from './adapters/state/write-whole.js';
import type { Clock } from './ports/clock.js';
import type { Directory } from './ports/directory.js';
import type { Host } from './ports/host.js';
import type { JournalFile } from './ports/journal-file.js';
import type { Secret } from './ports/secret.js';
import type { RecoveryFolder, StateStore } from './ports/state-store.js';
import { failure } from './problems/problem.js';
import { Recoveries } from './recovery/recoveries.js';
import type { RecoveryHost, RehearsalSetting, RehearsalWish } from './recovery/recovery-parts.js';

export interface ComposeOptions {
  readonly door: 'command line' | 'window' | 'browser';
  /** Holds `scenarios`. */
  readonly assetsFolder: string;
  /** The simulated tools, bundled into one file. */
  readonly toolFile: string;
  readonly productVersion: string;
  readonly clock: Clock;
  /** Where journals are kept; the usual folder of the system without it. */
  readonly stateFolder?: string;
  /** Stands between the program and its disk or machine: for tests that end it at any moment. */
  readonly wrapJournalFile?: (file: JournalFile) => JournalFile;
  readonly wrapHost?: (host: Host) => Host;
}

/** The parts that the doors work with. This file alone picks the adapters below them. */
export interface Composition {
  readonly recoveries: Recoveries;
  readonly rehearsals: {
    list(): Promise<ScenarioCard[]>;
    card(scenario: string): Promise<ScenarioCard>;
    /** The directory export that a scenario brings. */
    export(scenario: string): Promise<DirectorySource>;
  };
  readonly stateFolder: string;
  readonly operator: Operator;
  openDirectory(source: DirectorySource, password?: Secret): Promise<Directory>;
  /** Writes a file so that it is there whole or not at all. */
  writeFile(path: string, text: string): Promise<void>;
}

/** Puts the house together. */
export async function composeRecoveries(options: ComposeOptions): Promise<Composition> {
  const stateFolder = options.stateFolder ?? defaultStateFolder();
  const store = wrapped(await openStateFolder(stateFolder), options);
  const operator = whoSitsHere();
  const recoveries = new Recoveries({
    store,
    clock: options.clock,
    operator,
    door: options.door,
    productVersion: options.productVersion,
    openDirectory,
    createRehearsal: (folder, wish) => createRehearsal(options, folder, wish),
    openHost: (folder, state) => openHost(options, folder, state),
  });
  return {
    recoveries,
    rehearsals: {
      list: () => listScenarios(scenariosIn(options)),
      card: async name => {
        const { id, title, story, serverName } = await loadScenario(scenarioFolder(options, name));
        return { id, title, story, serverName };
      },
      export: async name => {
        const folder = scenarioFolder(options, name);
        return { kind: 'file', path: join(folder, (await loadScenario(folder)).directory) };
      },
    },
    stateFolder,
    operator,
    openDirectory,
    writeFile: writeWhole,
  };
}

async function openDirectory(source: DirectorySource, password?: Secret): Promise<Directory> {
  if (source.kind === 'file') return openLdifDirectory(source.path);
  if (!password) throw failure('DIRECTORY_PASSWORD_NEEDED', { user: source.user });
  return openLdapDirectory(source, password);
}

const rehearsalFolder = 'rehearsal';
const settingsFile = join(rehearsalFolder, 'settings.json');

async function createRehearsal(
  options: ComposeOptions,
  folder: RecoveryFolder,
  wish: RehearsalWish,
): Promise<RehearsalSetting> {
  const from = scenarioFolder(options, wish.scenario);
  const scenario = await loadScenario(from);
  const settings: RehearsalSettings = { schema: 'cas-recovery/rehearsal-settings/1', scenario, speed: wish.speed };
  await mkdir(join(folder.path, rehearsalFolder), { recursive: true });
  await createMachine(join(folder.path, rehearsalFolder), scenario, wish.faults, options.clock);
  await folder.writeFile(settingsFile, JSON.stringify(settings, null, 2));
  // The recovery keeps its own copy: it must resume after the program was moved or updated.
  const own = join(folder.path, rehearsalFolder, 'directory.ldif');
  if (!wish.directory) await copyFile(join(from, scenario.directory), own);
  const host = await openRehearsal(options, folder, settings, wish.server);
  const { network, joinAccount, lostAt, domainController } = scenario;
  const { mask, gateway, dnsServers } = network;
  return {
    host,
    source: absolute(wish.directory ?? { kind: 'file', path: own }),
    plan: {
      network: { mask, gateway, dnsServers },
      joinAccount,
      lostAt,
      domainController,
      address: fqdn => addressOf(host.host, fqdn, scenario.serverName, scenario.network.records),
    },
  };
}

/** A server of the operator's own directory is unknown to the simulated DNS: the scenario's address stands in, and says so. */
async function addressOf(
  host: Host,
  fqdn: string,
  standIn: string,
  records: Readonly<Record<string, readonly string[]>>,
): Promise<{ value: string; source: string } | null> {
  const [found] = await host.addressesOf(fqdn);
  if (found !== undefined) return { value: found, source: `A record of ${fqdn}` };
  const own = Object.entries(records).find(([name]) => name.startsWith(`${standIn.toLowerCase()}.`));
  const address = own?.[1][0];
  return address === undefined ? null : { value: address, source: 'stand-in of the rehearsal: your DNS was not asked' };
}

async function openHost(options: ComposeOptions, folder: RecoveryFolder, state: RecoveryState): Promise<RecoveryHost> {
  if (state.mode === 'live') throw failure('LIVE_RECOVERY_NOT_IN_THIS_VERSION', {});
  return openRehearsal(options, folder, readSettings(await folder.readFile(settingsFile), folder), state.serverName);
}

function readSettings(text: string, folder: RecoveryFolder): RehearsalSettings {
  try {
    return RehearsalSettings.parse(JSON.parse(text));
  } catch (thrown) {
    const why = thrown instanceof Error ? thrown.message : String(thrown);
    throw failure('MACHINE_NOT_READABLE', { file: join(folder.path, settingsFile), why }, thrown);
  }
}

/** A file is named for whatever folder the next session starts in. */
function absolute(source: DirectorySource): DirectorySource {
  return source.kind === 'file' ? { kind: 'file', path: resolve(source.path) } : source;
}

async function openRehearsal(
  options: ComposeOptions,
  folder: RecoveryFolder,
  { scenario, speed }: RehearsalSettings,
  serverName: string,
): Promise<RecoveryHost> {
  const { toolFile, clock } = options;
  const host: RehearsalHost = await openRehearsalHost({
    folder: join(folder.path, rehearsalFolder),
    scenario,
    toolFile,
    speed,
    clock,
  });
  return {
    host: options.wrapHost?.(host) ?? host,
    seenFrom: directory => withDirectoryFaults(directory, host, { ...scenario, serverName }),
    mended: () => host.mendOnce(),
  };
}

function scenariosIn({ assetsFolder }: ComposeOptions): string {
  return join(assetsFolder, 'scenarios');
}

/** A scenario is named, or is a folder of the operator's own. */
function scenarioFolder(options: ComposeOptions, name: string): string {
  const isPath = isAbsolute(name) || name.includes('/') || name.includes('\\');
  return isPath ? resolve(name) : join(scenariosIn(options), name);
}

function whoSitsHere(): Operator {
  const computer = hostname();
  const domain = process.env['USERDOMAIN'];
  const { username } = userInfo();
  return {
    account: process.platform === 'win32' && domain !== undefined ? `${domain}\\${username}` : username,
    computer,
  };
}

function wrapped(store: StateStore, { wrapJournalFile }: ComposeOptions): StateStore {
  if (!wrapJournalFile) return store;
  const wrapFolder = (folder: RecoveryFolder): RecoveryFolder => ({
    ...folder,
    openJournal: async () => wrapJournalFile(await folder.openJournal()),
  });
  return {
    ...store,
    folder: id => wrapFolder(store.folder(id)),
    create: async id => wrapFolder(await store.create(id)),
  };
}
