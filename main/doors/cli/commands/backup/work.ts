import { resolve } from 'node:path';
import { foldAll, TimeOfDay } from '../../../../../preload/contract/index.js';
import type { BackupWorkOn, BackupWorkWish } from '../../../../backups/jobs/backup-works.js';
import type { RestoreWish } from '../../../../backups/jobs/make-plan.js';
import type { BackupTarget, backupCommands } from '../../../../../preload/contract/index.js';
import type { Secret } from '../../../../ports/secret.js';
import type { Failure } from '../../../../problems/failure.js';
import { failure } from '../../../../problems/problem.js';
import { clientAccessFolder, iisConfigFolder } from '../../../../product/live-folders.js';
import { goOn } from '../../go-on.js';
import { makeReportFolder, type House } from '../../house.js';
import { faultOf, speedOf } from '../../machine-options.js';
import { passwordFromInput } from '../../password.js';
import { tellTriedBackup } from '../../tell-tried-steps.js';
import { whileWaiting } from '../../while-waiting.js';
import type { RunOptions } from '../kit/apply.js';

/** Options of all commands that take a backup, or restore from one. */
export interface BackupWorkOptions extends RunOptions {
  readonly target?: string;
  readonly account?: string;
  readonly rehearsal?: string;
  readonly scenario?: string;
  readonly fail: readonly string[];
  readonly speed?: string;
  readonly dryRun?: boolean;
}

export interface BackupTakeOptions extends BackupWorkOptions {
  readonly full?: boolean;
  readonly systemState?: boolean;
  readonly volumes?: string;
  readonly replace?: boolean;
  readonly confirm?: string;
  readonly schedule?: string;
  readonly kit?: string;
  readonly kitKeys?: boolean;
}

export interface RestoreOptions extends BackupWorkOptions {
  readonly version?: string;
  readonly machine?: string;
}

export interface RestoreFilesOptions extends RestoreOptions {
  readonly folder: readonly string[];
  readonly into?: string;
}

/** `cas-recovery backup take`: takes a backup, and proves that it is there. */
export function takeBackup(house: House, options: BackupTakeOptions): Promise<number> {
  const { full, systemState } = options;
  if ((full === true) === (systemState === true)) {
    throw wrongUse('"backup take" needs one of --full (the whole server can be restored) and --system-state.');
  }
  const take = {
    what: full === true ? ('full' as const) : ('system-state' as const),
    target: placeOf(house, options),
    volumes: volumesOf(options),
    account: options.account ?? null,
    replaces: options.replace === true,
    ...confirmedOf(options),
    schedule: timesOf(options),
    ...kitOf(options),
  };
  return begin(house, options, 'backup take', { work: 'take', take, on: onOf(options) });
}

/** `cas-recovery backup restore-files`: restores folders beside the live ones. */
export function restoreFiles(house: House, options: RestoreFilesOptions): Promise<number> {
  const into = required(options.into, '"backup restore-files" needs --into: a new folder, for example D:\\Restore.');
  const folders = options.folder.length > 0 ? options.folder : [clientAccessFolder, iisConfigFolder];
  const files = { ...restoreOf(house, options), folders: [...folders], into: into.replace(/\\+$/, '') };
  return begin(house, options, 'backup restore-files', { work: 'restore-files', files, on: onOf(options) });
}

/** `cas-recovery backup restore-state`: puts the system state of a version over that of this server. */
export function restoreState(house: House, options: RestoreOptions): Promise<number> {
  const wish = { work: 'restore-system-state', state: restoreOf(house, options), on: onOf(options) } as const;
  return begin(house, options, 'backup restore-state', wish);
}

/** The name that --confirm types in advance; null where --yes means that nobody will sit there. */
function confirmedOf({ yes, dryRun, replace, confirm }: BackupTakeOptions): { readonly confirmed?: string | null } {
  if (confirm === undefined) return yes === true && dryRun !== true ? { confirmed: null } : {};
  if (yes !== true || replace !== true) throw wrongUse('--confirm goes with --yes and --replace.');
  return { confirmed: required(confirm, '--confirm takes the name of this server.') };
}

async function begin(
  house: House,
  options: BackupWorkOptions,
  command: (typeof backupCommands)[number],
  wish: BackupWorkWish,
): Promise<number> {
  const { signal, composition } = house;
  const { backupWorks, recoveries } = composition;
  if (options.dryRun === true) {
    const tried = await whileWaiting(house, 'Looking at the backups', backupWorks.tryOut(wish, signal));
    return tellTriedBackup(house, tried, 'DRY RUN: nothing is changed and nothing is kept.');
  }
  const password = await passwordOf(house, options);
  if (options.out !== undefined) await makeReportFolder(options.out);
  const id = await whileWaiting(house, 'Looking at the backups', backupWorks.begin(wish, signal));
  const live = foldAll((await recoveries.read(id)).records).mode === 'live';
  const confirmed = wish.work === 'take' ? wish.take.confirmed : undefined;
  return goOn(house, id, {
    ...options,
    command,
    live,
    yes: options.yes === true,
    ...(typeof confirmed === 'string' && { confirmed }),
    ...(password && { password }),
  });
}

async function passwordOf(house: House, options: BackupTakeOptions): Promise<Secret | undefined> {
  const { passwordStdin, account, kitKeys } = options;
  if (passwordStdin !== true) return undefined;
  if (account === undefined && kitKeys !== true) {
    throw wrongUse('--password-stdin goes with --account, or with --kit-keys: whose password is it?');
  }
  const password = await passwordFromInput(house.signal);
  if (house.signal.aborted) throw failure('CANCELLED', {});
  return password;
}

function onOf({ rehearsal, scenario, fail, speed }: BackupWorkOptions): BackupWorkOn {
  if (rehearsal !== undefined && scenario !== undefined) {
    throw wrongUse('--rehearsal and --scenario are two servers: choose one.');
  }
  if (scenario === undefined && (fail.length > 0 || speed !== undefined)) {
    throw wrongUse('--fail and --speed go with --scenario: a rehearsal has its own.');
  }
  if (rehearsal !== undefined) return { kind: 'rehearsal', recoveryId: rehearsal };
  if (scenario === undefined) return { kind: 'this' };
  return { kind: 'own', scenario, faults: fail.map(faultOf), speed: speedOf(speed) };
}

function restoreOf(house: House, options: RestoreOptions): RestoreWish {
  return {
    version: required(
      options.version,
      'Which version is meant? Add --version, as "cas-recovery backup list" shows it.',
    ),
    target: placeOf(house, options),
    machine: options.machine ?? null,
    account: options.account ?? null,
  };
}

function placeOf({ composition }: House, { target }: BackupWorkOptions): BackupTarget {
  const place = required(
    target,
    'Where is the backup, or where is it to go? Add --target E: or --target \\\\server\\share.',
  );
  return composition.backupWorks.place(place);
}

function volumesOf({ volumes, full }: BackupTakeOptions): string[] {
  if (volumes === undefined) return [];
  if (full !== true) throw wrongUse('--volumes goes with --full: a system state has no volumes to add.');
  const letters = volumes.split(',').map(one => one.trim().toUpperCase().replace(/\\$/, ''));
  const odd = letters.find(one => !/^[A-Z]:$/.test(one));
  if (odd !== undefined) throw wrongUse(`--volumes takes letters as D:,F: and not "${odd}".`);
  return letters;
}

/** The times of a daily backup, the earliest first. */
function timesOf({ schedule }: BackupTakeOptions): string[] | null {
  if (schedule === undefined) return null;
  const times = schedule.split(',').map(one => one.trim().replace(/^(?=\d:)/, '0'));
  const odd = times.find(one => !TimeOfDay.safeParse(one).success);
  if (odd !== undefined) throw wrongUse(`--schedule takes times as 09:00,21:00 and not "${odd}".`);
  return [...new Set(times)].sort();
}

function kitOf({ kit, kitKeys }: BackupTakeOptions): { readonly kit: string | null; readonly kitKeys: boolean } {
  if (kit === undefined && kitKeys === true) throw wrongUse('--kit-keys goes with --kit.');
  const place = kit === undefined ? null : required(kit, '--kit takes a new folder, or a file that ends in .zip.');
  return { kit: place === null ? null : resolve(place), kitKeys: kitKeys === true };
}

function required(value: string | undefined, otherwise: string): string {
  if (value === undefined || value.trim() === '') throw wrongUse(otherwise);
  return value.trim();
}

const wrongUse = (what: string): Failure => failure('WRONG_USE', { what });
