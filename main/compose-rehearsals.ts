import { existsSync } from 'node:fs';
import { copyFile, mkdir } from 'node:fs/promises';
import { isAbsolute, join, resolve } from 'node:path';
import {
  RehearsalSettings,
  type DirectorySource,
  type LostServer,
  type RecoveryState,
  type Scenario,
} from '../preload/contract/index.js';
import { createMachine, giveFiles } from './adapters/rehearsal/create-machine.js';
import { withDirectoryFaults } from './adapters/rehearsal/directory-faults.js';
import { openRehearsalHost, type RehearsalHost } from './adapters/rehearsal/rehearsal-host.js';
import { scenarioOfServer } from './adapters/rehearsal/scenario-of-server.js';
import { loadScenario } from './adapters/rehearsal/scenarios.js';
import type { ComposeOptions } from './compose.js';
import type { Host } from './ports/host.js';
import type { RecoveryFolder } from './ports/state-store.js';
import { failure } from './problems/problem.js';
import type { RecoveryHost, RehearsalSetting, RehearsalWish } from './recovery/recovery-parts.js';

const rehearsalFolder = 'rehearsal';
export const settingsFile = join(rehearsalFolder, 'settings.json');

/** Whose machine, pace and network a server of the operator's own organization borrows for a rehearsal. */
const template = 'ex3';

/** Where a new rehearsal reads the directory from. */
export async function rehearsalSource(
  options: ComposeOptions,
  folder: RecoveryFolder,
  { directory, scenario: name }: RehearsalWish,
): Promise<DirectorySource> {
  if (directory) return absolute(directory);
  if (name === undefined) throw failure('NOTHING_TO_REHEARSE', {});
  // The recovery keeps its own copy: it must resume after the program was moved or updated.
  const from = scenarioFolder(options, name);
  const own = join(folder.path, rehearsalFolder, 'directory.ldif');
  await mkdir(join(folder.path, rehearsalFolder), { recursive: true });
  await copyFile(join(from, (await loadScenario(from)).directory), own);
  return { kind: 'file', path: resolve(own) };
}

interface NewRehearsal {
  readonly folder: RecoveryFolder;
  readonly wish: RehearsalWish;
  readonly lost: LostServer;
}

/** Makes the simulated machine of a new rehearsal, and opens it. */
export async function createRehearsal(
  options: ComposeOptions,
  { folder, wish, lost }: NewRehearsal,
): Promise<RehearsalSetting> {
  const scenario = await scenarioFor(options, wish, lost);
  const settings: RehearsalSettings = { schema: 'cas-recovery/rehearsal-settings/1', scenario, speed: wish.speed };
  await mkdir(join(folder.path, rehearsalFolder), { recursive: true });
  await createMachine(join(folder.path, rehearsalFolder), scenario, wish.faults, options.clock);
  await giveFiles(join(folder.path, rehearsalFolder), freshFiles(options, wish));
  await folder.writeFile(settingsFile, JSON.stringify(settings, null, 2));
  const host = await openRehearsal(options, folder, settings, wish.server);
  const { network, joinAccount, lostAt, domainController } = scenario;
  const { mask, gateway, dnsServers } = network;
  return {
    host,
    scenario: scenario.id,
    plan: {
      network: { mask, gateway, dnsServers },
      joinAccount,
      // Nobody knows when a server was lost that is only rehearsed: what its account shows is all there is.
      lostAt: wish.scenario === undefined ? null : lostAt,
      domainController,
      address: fqdn => addressOf(host.host, fqdn, scenario.serverName, scenario.network.records),
    },
  };
}

async function scenarioFor(options: ComposeOptions, wish: RehearsalWish, lost: LostServer): Promise<Scenario> {
  if (wish.scenario !== undefined) return loadScenario(scenarioFolder(options, wish.scenario));
  return scenarioOfServer(await loadScenario(scenarioFolder(options, template)), lost);
}

/** What Windows and setup write: where a scenario does not say it, as on the machine that others borrow. */
export function freshFiles(options: ComposeOptions, { scenario }: Pick<RehearsalWish, 'scenario'>): string {
  const own = scenario === undefined ? undefined : join(scenarioFolder(options, scenario), 'fresh');
  return own !== undefined && existsSync(own) ? own : join(scenarioFolder(options, template), 'fresh');
}

/** The folder of the simulated machine of a recovery. */
export const machineFolder = (folder: Pick<RecoveryFolder, 'path'>): string => join(folder.path, rehearsalFolder);

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

/** Opens the machine of a recovery that was begun. */
export async function openHost(
  options: ComposeOptions,
  folder: RecoveryFolder,
  state: RecoveryState,
): Promise<RecoveryHost> {
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
  if (source.kind !== 'file') return source;
  const { path, morePaths } = source;
  return { kind: 'file', path: resolve(path), ...(morePaths && { morePaths: morePaths.map(one => resolve(one)) }) };
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
    resume: null,
    forgetResume: () => Promise.resolve(),
    seenFrom: directory => withDirectoryFaults(directory, host, { ...scenario, serverName }),
    mended: () => host.mendOnce(),
  };
}

/** The folder of the scenarios that come with the program. */
export function scenariosIn({ assetsFolder }: ComposeOptions): string {
  return join(assetsFolder, 'scenarios');
}

/** A scenario is named, or is a folder of the operator's own. */
export function scenarioFolder(options: ComposeOptions, name: string): string {
  const isPath = isAbsolute(name) || name.includes('/') || name.includes('\\');
  return isPath ? resolve(name) : join(scenariosIn(options), name);
}
