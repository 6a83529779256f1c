import { createHash, randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { GoodDay, type Scenario, type SimulatedMachine } from '../../../../preload/contract/index.js';
import type { Clock } from '../../../ports/clock.js';
import { failure } from '../../../problems/problem.js';
import { systemOf } from '../../../product/prerequisites/systems.js';
import { ofKind, prerequisitesOf } from '../../../product/prerequisites/table.js';
import { makeAuthority, makeCertificate } from '../certificates.js';
import { createMachine, giveFiles } from '../create-machine.js';
import { onDisk, rootNames } from '../disk.js';
import { withRoleSettings } from '../exchange-role.js';
import { writeMachine } from '../machine-file.js';
import { allServices, usedFor, withRegistry, withSettings } from '../machine-settings.js';
import { rollupOf, withRollup } from '../rollups.js';
import { loadScenario } from '../scenarios.js';
import { filledIn, mediaFolder, putFiles, type ServerWords, wordsOf } from '../server-files.js';
import { withRole } from '../tools/setup-role.js';
import { writeWhole } from '../whole-file.js';

export interface GoodDayOptions {
  readonly scenarioFolder: string;
  /** Where such machines are kept, once they are made. */
  readonly workFolder: string;
  readonly clock: Clock;
}

/** What of a scenario folder the lost server is made of. */
const goodDayFile = join('good-day', 'server.json');

/** Whether this scenario says what its server was before it was lost. */
export const hasGoodDay = (scenarioFolder: string): boolean => existsSync(join(scenarioFolder, goodDayFile));

/**
 * Makes the server of a scenario as it was before it was lost, unless it is made already, and returns the folder of that
 * simulated machine. Two that make it at once end with the same one.
 */
export async function makeGoodDay({ scenarioFolder, workFolder, clock }: GoodDayOptions): Promise<string> {
  const scenario = await loadScenario(scenarioFolder);
  const goodDay = await readGoodDay(scenarioFolder);
  const folder = join(workFolder, `${scenario.id}-${await fingerprint(scenarioFolder)}`);
  if (existsSync(folder)) return folder;
  const making = `${folder}.${randomUUID()}.tmp`;
  await mkdir(workFolder, { recursive: true });
  try {
    await make(making, { scenario, goodDay, scenarioFolder, clock });
    await rename(making, folder).catch((thrown: unknown) => {
      if (!existsSync(folder)) throw thrown;
    });
  } finally {
    await rm(making, { recursive: true, force: true });
  }
  return folder;
}

async function readGoodDay(scenarioFolder: string): Promise<GoodDay> {
  const file = join(scenarioFolder, goodDayFile);
  try {
    return GoodDay.parse(JSON.parse(await readFile(file, 'utf8')));
  } catch (thrown) {
    const issue = thrown instanceof z.ZodError ? thrown.issues[0] : undefined;
    const why = issue?.message ?? (thrown instanceof Error ? thrown.message : String(thrown));
    throw failure('SCENARIO_NOT_READABLE', { file, place: issue?.path.join('.') || 'the whole document', why }, thrown);
  }
}

interface Making {
  readonly scenario: Scenario;
  readonly goodDay: GoodDay;
  readonly scenarioFolder: string;
  readonly clock: Clock;
}

async function make(folder: string, making: Making): Promise<void> {
  const { scenario, goodDay, scenarioFolder, clock } = making;
  const bare = await createMachine(folder, asNamed(scenario, goodDay), [], clock);
  await giveFiles(folder, join(scenarioFolder, 'fresh'));
  const rollup = rollupOf(goodDay.rollup);
  const installed = withRollup(withRole(bare, undefined), rollup, clock.now());
  const complete = withServices(withOwnSettings(folder, installed, making), goodDay);
  const words = {
    ...wordsOf(complete),
    seed: 'the lost server',
    thumbprint: complete.settings.httpBindings[0]?.thumbprint ?? '',
  };
  // The folder of the version that setup brought stays beside the one of the rollup.
  const ofSetup = { ...words, build: complete.exchange.installedBuild ?? words.build };
  putFiles(folder, complete, { from: mediaFolder(folder), words: ofSetup, overwrites: true });
  putFiles(folder, complete, { from: mediaFolder(folder), words, overwrites: true });
  await edit(folder, complete, { goodDay, words, fresh: join(scenarioFolder, 'fresh') });
  putFiles(folder, complete, { from: join(scenarioFolder, 'good-day'), words, overwrites: true });
  await rm(mediaFolder(folder), { recursive: true });
  writeMachine(folder, complete);
}

/** The scenario with the lost server in the place of the one that waits to become it. */
function asNamed(scenario: Scenario, { fqdn }: GoodDay): Scenario {
  const { machine, network } = scenario;
  const system = systemOf(machine.operatingSystem.version);
  const needs = system === undefined ? [] : prerequisitesOf(system, []);
  const address = network.records[fqdn]?.[0];
  const [adapter] = machine.adapters;
  return {
    ...scenario,
    machine: {
      ...machine,
      name: scenario.serverName,
      domain: fqdn.slice(fqdn.indexOf('.') + 1),
      adapters: adapter && address !== undefined ? [{ ...adapter, address, dhcp: false }] : machine.adapters,
      features: [...ofKind(needs, 'feature').map(({ id }) => id), ...backupFeatures(scenario)],
      services: [...machine.services, { name: 'NetTcpPortSharing', startMode: 'Automatic', state: 'Running' }],
    },
  };
}

/** A server of which there are backups can make them. */
function backupFeatures({ backups, machine }: Scenario): string[] {
  if (backups.length === 0) return [];
  const isOld = machine.operatingSystem.version.startsWith('6.1');
  return isOld ? ['Backup-Features', 'Backup', 'Backup-Tools'] : ['Windows-Server-Backup'];
}

const dayMs = 86_400_000;

function withOwnSettings(folder: string, installed: SimulatedMachine, { goodDay, clock }: Making): SimulatedMachine {
  const now = Math.floor(Date.parse(clock.now()) / 1000) * 1000;
  const day = (days: number): Date => new Date(now + days * dayMs);
  const authority = makeAuthority('Rehearsal Authority', day(-900), day(2700));
  const certificates = goodDay.certificates.map(one =>
    makeCertificate(folder, { ...one, validFrom: day(-200), validTo: day(530), services: [] }, authority),
  );
  const { registry, ...settings } = goodDay.settings;
  const withRoleOf = withRegistry(withRoleSettings(folder, installed), registry);
  const all = withSettings(withRoleOf, {
    ...settings,
    certificates: [...withRoleOf.settings.certificates, ...certificates],
  });
  return certificates[0] ? usedFor(all, certificates[0].thumbprint, allServices) : all;
}

function withServices(machine: SimulatedMachine, { services }: GoodDay): SimulatedMachine {
  return {
    ...machine,
    services: machine.services.map(one => {
      const startMode = services[one.name];
      if (startMode === undefined) return one;
      return { ...one, startMode, state: startMode === 'Automatic' ? 'Running' : 'Stopped' };
    }),
  };
}

interface Editing {
  readonly goodDay: GoodDay;
  readonly words: ServerWords;
  readonly fresh: string;
}

async function edit(folder: string, machine: SimulatedMachine, { goodDay, words, fresh }: Editing): Promise<void> {
  const roots = new Map<string, string>(rootNames(machine));
  for (const file of new Set(goodDay.edits.map(one => one.file))) {
    const [tree = '', ...names] = file.split('/');
    const before = (await readFile(join(fresh, file), 'utf8')).replaceAll('\r\n', '\n');
    const after = goodDay.edits
      .filter(one => one.file === file)
      .reduce((text, { from, to }) => {
        if (text.split(from).length === 2) return text.replace(from, () => to);
        throw failure('SCENARIO_NOT_READABLE', {
          file: goodDayFile,
          place: `edits of ${file}`,
          why: `"${from}" is not there once`,
        });
      }, before);
    const place = onDisk(folder, [roots.get(tree) ?? '', ...names].join('\\'));
    writeWhole(place, filledIn(Buffer.from(after), words));
  }
}

/** Changes with every file that the server is made of. */
async function fingerprint(scenarioFolder: string): Promise<string> {
  const hash = createHash('sha256').update(await readFile(join(scenarioFolder, 'scenario.json')));
  const walk = async (folder: string): Promise<void> => {
    const entries = await readdir(folder, { withFileTypes: true });
    for (const entry of entries.sort((one, other) => (one.name < other.name ? -1 : 1))) {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) await walk(path);
      else hash.update(path.slice(scenarioFolder.length)).update(await readFile(path));
    }
  };
  for (const part of ['fresh', 'good-day']) await walk(join(scenarioFolder, part));
  return hash.digest('hex').slice(0, 12);
}
