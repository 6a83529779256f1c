import { cp, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import {
  type BackupPlan,
  emptyRecovery,
  type Fault,
  type HostFacts,
  type KitTarget,
  type RehearsalSettings,
} from '../preload/contract/index.js';
import { folderLook, isFolder } from './adapters/backup/folder-look.js';
import { giveGoodDay } from './adapters/rehearsal/backups/contents.js';
import { simulatedJobs } from './adapters/rehearsal/backups/simulated-jobs.js';
import { createMachine, giveFiles } from './adapters/rehearsal/create-machine.js';
import { OddPath, onDisk } from './adapters/rehearsal/disk.js';
import { changeMachine } from './adapters/rehearsal/machine-file.js';
import { loadScenario } from './adapters/rehearsal/scenarios.js';
import { hasGoodDay, makeGoodDay } from './adapters/rehearsal/settings/good-day.js';
import { windowsJobs } from './adapters/windows/backups/windows-jobs.js';
import type { BackupWorks, BackupWorkOn, BackupWorkWish } from './backups/jobs/backup-works.js';
import { folderAbove } from './backups/jobs/folders.js';
import { placeFrom, planFiles, planState, planTake, type Seen, type TakeWish } from './backups/jobs/make-plan.js';
import { backupWorld, runBackup } from './backups/jobs/run-backup.js';
import { backupRunbook } from './backups/jobs/runbook.js';
import { backupKit } from './compose-backup-kit.js';
import { backupsOf, type BackupHouse, onMachine, rehearsedBackups, settingsOf } from './compose-backups.js';
import { kitParts } from './compose-defaults.js';
import { openLiveHost } from './compose-live.js';
import { freshFiles, machineFolder, openHost, scenarioFolder, settingsFile } from './compose-rehearsals.js';
import { targetSource } from './compose-sources.js';
import type { BackupJobs } from './ports/backup-jobs.js';
import type { BackupKit } from './ports/backup-kit.js';
import type { BackupTool } from './ports/backup-tool.js';
import type { RecoveryFolder } from './ports/state-store.js';
import { failure } from './problems/problem.js';
import { defaultInstallPath } from './product/exchange-2010.js';
import type { Recoveries } from './recovery/recoveries.js';
import type { BackupRun, RecoveryHost } from './recovery/recovery-parts.js';
import { tryOutSteps, type TriedStep } from './recovery/try-out.js';
import type { Outcome } from './runbook/engine-parts.js';

/** Lets the engine go on with a backup or a restore whose folder and machine are open. */
export async function workOnBackup(house: BackupHouse, { plan, host, engine }: BackupRun): Promise<Outcome> {
  return runBackup({ plan, host, engine, ...(await partsOn(house, plan.on)), clock: house.options.clock });
}

/** What the steps of a plan find now, and would do. */
export async function tryBackup(
  house: BackupHouse,
  { plan, host, signal }: Pick<BackupRun, 'plan' | 'host'> & { readonly signal: AbortSignal },
): Promise<TriedStep[]> {
  const { clock } = house.options;
  const parts = { plan, host, ...(await partsOn(house, plan.on)), clock, signal };
  const { world } = backupWorld({ ...parts, records: () => [], lookAgain: () => undefined });
  return tryOutSteps(backupRunbook(plan.job), world);
}

/** What doors ask of backups that are taken, and of restores. */
export function backupWorks(house: BackupHouse, recoveries: Recoveries): BackupWorks {
  const wishFor = (wish: BackupWorkWish, signal: AbortSignal) => ({
    server: wish.work === 'take' ? 'backup' : 'restore',
    on: wish.on,
    write: (folder: RecoveryFolder) => planIn(house, folder, wish, signal),
  });
  const there = async (wish: BackupWorkWish): Promise<BackupWorkWish> => ({
    ...wish,
    on: await onMachine(recoveries, wish.on),
  });
  return {
    place: placeFrom,
    begin: async (wish, signal) => recoveries.beginBackup(wishFor(await there(wish), signal)),
    tryOut: async (wish, signal) => {
      const { plan, steps } = await recoveries.tryOutBackup(wishFor(await there(wish), signal), { signal });
      return { server: plan.server, reservations: plan.reservations, steps };
    },
  };
}

async function planIn(
  house: BackupHouse,
  folder: RecoveryFolder,
  wish: BackupWorkWish,
  signal: AbortSignal,
): Promise<BackupPlan> {
  const { clock } = house.options;
  const on = await machineFor(house, folder, wish);
  const { host } = await openMachine(house, folder, on);
  const { tool, jobs, isFolder } = await partsOn(house, on);
  const facts = await host.facts();
  const asked = wish.work === 'take' ? wish.take : wish.work === 'restore-files' ? wish.files : wish.state;
  const machine = 'machine' in asked ? asked.machine : null;
  const listing = await tool.list({ targets: [asked.target], machine, signal });
  const seen: Seen = { listing, facts, now: clock.now(), on };
  switch (wish.work) {
    case 'take':
      return planTake(wish.take, { ...seen, ...(await beforeTaking(wish.take, await partsOn(house, on), signal)) });
    case 'restore-system-state':
      return planState(wish.state, seen);
    case 'restore-files': {
      const { into } = wish.files;
      const plan = planFiles(wish.files, seen, liveFolders(facts));
      if (await jobs.folder(into)) throw failure('RESTORE_FOLDER_THERE', { folder: into });
      const above = folderAbove(into);
      if (!(await isFolder(above))) throw failure('RESTORE_NO_PLACE', { into, why: `${above} is not there` });
      return plan;
    }
  }
}

/** What else stands against a backup: a daily one that is there already, and a kit where another is to go. */
async function beforeTaking(
  { schedule = null, kit: place = null, account }: TakeWish,
  { jobs, kit }: Parts,
  signal: AbortSignal,
): Promise<Pick<Seen, 'schedule'>> {
  const there = place === null ? null : await kit.look(place);
  if (place !== null && there) throw failure('BACKUP_KIT_OTHER', { path: place, takenAt: there.takenAt });
  // A share that another account opens is looked at once it is open.
  if (place !== null && (account === null || !/^[\\/]{2}/.test(place))) await kit.refusePlace(place);
  return schedule === null ? {} : { schedule: (await jobs.history(signal)).schedule };
}

/** Folders into which nothing old may be written. */
const liveFolders = ({ exchange }: HostFacts): string[] => [
  'C:\\Windows',
  'C:\\inetpub',
  exchange.installPath ?? defaultInstallPath,
];

/** The machine of the work: this one, that of a rehearsal, or one that is made in the folder now. */
async function machineFor(
  house: BackupHouse,
  folder: RecoveryFolder,
  { on, work }: BackupWorkWish,
): Promise<KitTarget> {
  if (on.kind === 'this') return on;
  const own: KitTarget = on.kind === 'own' ? { kind: 'rehearsal', recoveryId: folder.id } : on;
  const scenario =
    on.kind === 'own' ? await makeMachine(house, folder, on, work) : await scenarioOf(house, on.recoveryId);
  await giveContents(house, own.recoveryId, scenario);
  return own;
}

type Own = Extract<BackupWorkOn, { kind: 'own' }>;

/** The server before it was lost, of which a backup is taken; or a fresh Windows, to which one is restored. */
async function makeMachine(
  house: BackupHouse,
  folder: RecoveryFolder,
  { scenario: name, faults, speed }: Own,
  work: BackupWorkWish['work'],
): Promise<string> {
  const { options } = house;
  const from = scenarioFolder(options, name);
  const scenario = await loadScenario(from);
  const machine = machineFolder(folder);
  await mkdir(machine, { recursive: true });
  if (work === 'take') {
    await cp(await goodDayOf(house, from), machine, { recursive: true });
    changeMachine(machine, one => ({ ...one, faults: [...faults] as Fault[] }));
  } else {
    await createMachine(machine, scenario, faults, options.clock);
    await giveFiles(machine, freshFiles(options, { scenario: name }));
  }
  const settings: RehearsalSettings = { schema: 'cas-recovery/rehearsal-settings/1', scenario, speed };
  await folder.writeFile(settingsFile, JSON.stringify(settings, null, 2));
  return from;
}

const goodDayOf = ({ options, stateFolder }: BackupHouse, scenario: string): Promise<string> =>
  makeGoodDay({ scenarioFolder: scenario, workFolder: join(stateFolder, 'good-days'), clock: options.clock });

async function scenarioOf({ options, store }: BackupHouse, id: string): Promise<string> {
  if (!(await store.has(id))) throw failure('RECOVERY_UNKNOWN', { id, folder: store.path });
  const { scenario } = await settingsOf(store, id);
  return scenarioFolder(options, scenario.id);
}

/** The backups of the lost server hold what it was; those of a server of one's own directory hold nothing. */
async function giveContents(house: BackupHouse, id: string, scenario: string): Promise<void> {
  if (!hasGoodDay(scenario)) return;
  giveGoodDay(machineFolder(house.store.folder(id)), await goodDayOf(house, scenario));
}

function openMachine(
  { options, stateFolder, store }: BackupHouse,
  folder: RecoveryFolder,
  on: KitTarget,
): Promise<RecoveryHost> {
  if (on.kind === 'this') return openLiveHost(options, { folder, stateFolder }, { plan: null });
  return openHost(options, store.folder(on.recoveryId), emptyRecovery);
}

interface Parts {
  readonly tool: BackupTool;
  readonly jobs: BackupJobs;
  readonly kit: BackupKit;
  /** Of the machine. */
  readonly isFolder: (path: string) => Promise<boolean>;
}

async function partsOn(house: BackupHouse, on: KitTarget): Promise<Parts> {
  const { options, store, operator } = house;
  const kit = backupKit(kitParts(options, operator), () => targetSource(options, store, on));
  if (on.kind === 'this') {
    const { tool } = await backupsOf(house, on);
    const jobs = { ...windowsJobs({ scriptsFolder: options.scriptsFolder }), folder: folderLook };
    return { tool, kit, jobs, isFolder };
  }
  const { tool } = await rehearsedBackups(options, store, on.recoveryId);
  const folder = machineFolder(store.folder(on.recoveryId));
  const jobs = simulatedJobs({ folder, toolFile: options.toolFile });
  return {
    tool,
    kit,
    jobs: { ...jobs, folder: path => onSimulatedDisk(folder, path, folderLook) },
    // A volume that is empty has no folder in the simulated machine; whether it has the volume is told by its facts.
    isFolder: async path => /^[a-z]:\\?$/i.test(path) || (await onSimulatedDisk(folder, path, isFolder)) === true,
  };
}

/** What a look finds on the disk of a simulated machine; nothing under a name that no file of Windows can have. */
async function onSimulatedDisk<T>(
  folder: string,
  path: string,
  look: (place: string) => Promise<T>,
): Promise<T | null> {
  try {
    return await look(onDisk(folder, path));
  } catch (thrown) {
    if (thrown instanceof OddPath) return null;
    throw thrown;
  }
}
