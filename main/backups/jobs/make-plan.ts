import type {
  BackupJob,
  BackupListing,
  BackupPlan,
  BackupTarget,
  BackupVersion,
  HostFacts,
  KitTarget,
} from '../../../preload/contract/index.js';
import type { BackupHistory } from '../../ports/backup-jobs.js';
import { Failure } from '../../problems/failure.js';
import { failure } from '../../problems/problem.js';
import { refuseAccount } from '../account.js';
import { isSameComputer, shortName } from '../computer-name.js';
import { targetOf } from '../targets.js';
import { momentOfVersion } from '../version-id.js';
import { mayLose } from './cards.js';
import { checkTarget, missingVolume } from './check-target.js';
import { checkServer, checkVersion } from './check-version.js';
import { baseName, isFullPath, overlap } from './folders.js';
import { backupCards } from './runbook.js';
import { scheduleProblem } from './schedule.js';
import { unreadPlace, versionsIn } from './versions.js';
import type { JobOf } from './world.js';

/** What was looked at before anything is planned. */
export interface Seen {
  readonly listing: BackupListing;
  readonly facts: HostFacts;
  readonly now: string;
  readonly on: KitTarget;
  /** What Windows takes every day; undefined where it was not asked. */
  readonly schedule?: BackupHistory['schedule'];
}

export interface TakeWish {
  readonly what: 'full' | 'system-state';
  readonly target: BackupTarget;
  readonly volumes: readonly string[];
  readonly account: string | null;
  readonly replaces: boolean;
  /** Times of the day; nothing or null for no schedule. */
  readonly schedule?: readonly string[] | null;
  /** Where a recovery kit goes that is taken too; nothing or null for none. */
  readonly kit?: string | null;
  readonly kitKeys?: boolean;
  /**
   * Where nobody will sit: the name that was typed in advance for what can't be undone, null for none. Undefined where a
   * person is asked.
   */
  readonly confirmed?: string | null;
}

/** Plans a backup. Throws what would spoil it, as far as it is known now. */
export function planTake(wish: TakeWish, seen: Seen): BackupPlan {
  const { listing, facts, on } = seen;
  const { confirmed: _, ...wanted } = wish;
  const { schedule = null, kit = null, kitKeys = false } = wanted;
  refuseAccount(wish);
  refuseUnconfirmed(wish, seen);
  const job: JobOf<'take'> = {
    work: 'take',
    ...wanted,
    volumes: [...wish.volumes],
    schedule: schedule === null ? null : [...schedule],
    kit,
    kitKeys,
  };
  if (job.kitKeys && (job.kit === null || job.account !== null)) throw failure('BACKUP_TWO_PASSWORDS', {});
  if (job.schedule !== null && job.account !== null) {
    throw failure('BACKUP_SCHEDULE_ACCOUNT', { target: job.target.path, computer: facts.name });
  }
  const missing = missingVolume(job, listing);
  if (missing) throw new Failure(missing);
  const { problem } = checkTarget(job, listing, facts);
  if (problem && !isReadLater(wish, listing)) throw new Failure(problem);
  const other = seen.schedule && scheduleProblem(job, seen.schedule);
  // What can't be read now is read by the step, once the tool is there.
  if (other?.code === 'BACKUP_WOULD_RESCHEDULE') throw new Failure(other);
  const onShare = wish.target.kind === 'share';
  return planOf(job, seen, facts.name, [
    ...(onShare ? [oneVersion] : []),
    ...(onShare && job.schedule !== null ? [byComputer] : []),
    ...(/^c:/i.test(job.kit ?? '') && on.kind === 'this' ? [kitInside] : []),
  ]);
}

/** What nobody will be there to type is known before anything begins. */
function refuseUnconfirmed(wish: TakeWish, { facts, on }: Seen): void {
  const { confirmed: typed, target } = wish;
  if (typed === undefined || on.kind !== 'this' || !mayLose(wish)) return;
  if (typed !== null && isSameComputer(typed, facts.name)) return;
  throw failure('BACKUP_NAME_MISSING', { target: target.path, typed, server: facts.name });
}

const oneVersion = {
  what: 'A folder of a share keeps one version of a computer.',
  why: 'The next backup there overwrites this one. Give each run a folder of its own, or take a disk.',
};

const byComputer = {
  what: 'The daily backup opens the share with the account of this computer.',
  why: 'Nobody is logged on then. Let that account write to the share, and look after the first night whether a new version is there.',
};

const kitInside = {
  what: 'The kit lies on the disk of Windows.',
  why: 'It is lost with the server. Copy it to where the backup is.',
};

export interface RestoreWish {
  readonly version: string;
  readonly target: BackupTarget;
  /** Null: whose it is stands in the place, or it is this server's own. */
  readonly machine: string | null;
  readonly account: string | null;
}

export interface FilesWish extends RestoreWish {
  readonly folders: readonly string[];
  readonly into: string;
}

/** Plans a restore of folders into a new one. Throws what is known to stand against it. */
export function planFiles(wish: FilesWish, seen: Seen, live: readonly string[]): BackupPlan {
  const { folders, into } = wish;
  const part = [into, ...folders].find(one => !isFullPath(one));
  if (part !== undefined) throw failure('RESTORE_PATH_NOT_FULL', { path: part });
  const names = folders.map(folder => baseName(folder).toLowerCase());
  const twice = names.find((name, at) => names.indexOf(name) !== at);
  if (twice !== undefined) throw failure('RESTORE_SAME_NAMES', { name: twice });
  const folder = [...live, ...folders].find(one => overlap(one, into));
  if (folder !== undefined) throw failure('RESTORE_FOLDER_LIVE', { into, folder });
  refuseNoPlace(into, seen);
  const base = restoreBase(wish, seen);
  const job: BackupJob = { work: 'restore-files', ...base, folders: [...folders], into };
  refuse(job, wish, seen);
  return planOf(job, seen, base.machine, []);
}

/** A new folder is made on a volume of this computer alone: only there it can be closed to others. */
function refuseNoPlace(into: string, { facts: { drives, name } }: Seen): void {
  if (!/^[a-z]:\\[^\\/]/i.test(into)) {
    throw failure('RESTORE_NO_PLACE', { into, why: 'it is not written as D:\\Restore, on a volume of this computer' });
  }
  const letter = into.slice(0, 2).toUpperCase();
  if (drives.length === 0 || drives.some(drive => drive.letter.toUpperCase() === letter)) return;
  throw failure('RESTORE_NO_PLACE', { into, why: `${name} has no volume ${letter}` });
}

/** Plans the restore of a system state. Throws what is known to stand against it. */
export function planState(wish: RestoreWish, seen: Seen): BackupPlan {
  const base = restoreBase(wish, seen);
  const job: Extract<BackupJob, { work: 'restore-system-state' }> = { work: 'restore-system-state', ...base };
  const { problem } = checkServer(job, seen.facts, seen.now);
  if (problem) throw new Failure(problem);
  refuse(job, wish, seen);
  // The mark of this Windows is in the registry that the restore brings back.
  return { ...planOf(job, seen, base.machine, []), machineId: null };
}

function refuse(job: Exclude<BackupJob, { work: 'take' }>, wish: RestoreWish, { listing }: Seen): void {
  const { problem } = checkVersion(job, listing);
  if (problem && !isReadLater(wish, listing)) throw new Failure(problem);
}

/** A share that another account opens, and all places while the tool is missing, are looked at by a step of their own. */
function isReadLater({ target, account }: Pick<RestoreWish, 'target' | 'account'>, listing: BackupListing): boolean {
  return unreadPlace(listing, target) !== undefined && (account !== null || listing.tool === null);
}

function restoreBase({ version: id, target, machine: named, account }: RestoreWish, { listing, facts }: Seen) {
  refuseAccount({ target, account });
  const takenAt = momentOfVersion(id);
  if (takenAt === null) throw failure('WRONG_USE', { what: `${id} is no version: it looks like 10/29/2026-22:30.` });
  const machine = named === null ? machineOf(id, target, { listing, facts }) : shortName(named);
  const found = versionsIn(listing, target, machine).find(one => one.id === id);
  const version: BackupVersion = found ?? {
    id,
    takenAt,
    machine,
    target,
    targetShown: target.path,
    recovers: null,
    volumes: [],
    snapshotId: null,
    found: [{ where: target.path, source: 'named by the operator, not read yet' }],
  };
  return { version, target, machine, account };
}

/** Whose it is: this server's own where it has one, or that of the only computer that has it there. */
function machineOf(id: string, target: BackupTarget, { listing, facts }: Pick<Seen, 'listing' | 'facts'>): string {
  const machines = listing.versions
    .filter(
      one => one.id === id && (one.target === null || one.target.path.toLowerCase() === target.path.toLowerCase()),
    )
    .flatMap(({ machine }) => (machine === null ? [] : [machine]));
  const own = machines.find(machine => isSameComputer(machine, facts.name));
  if (own !== undefined) return shortName(own);
  const others = [...new Set(machines.map(shortName))];
  if (others.length > 1) throw failure('RESTORE_MACHINE_UNKNOWN', { version: id, machines: others });
  return others[0] ?? shortName(facts.name);
}

function planOf(
  job: BackupJob,
  { facts, now, on }: Seen,
  server: string,
  reservations: BackupPlan['reservations'],
): BackupPlan {
  const why = facts.unread['machineId'];
  if (on.kind === 'this' && why !== undefined) {
    throw failure('HOST_PART_NOT_READ', { what: 'mark of this machine', why });
  }
  return {
    schema: 'cas-recovery/backup-plan/1',
    madeAt: now,
    on,
    machineId: on.kind === 'this' ? facts.machineId : null,
    server,
    job,
    reservations,
    steps: backupCards(job),
  };
}

/** A place as it was typed. Throws where it is none. */
export function placeFrom(text: string): BackupTarget {
  const target = targetOf(text);
  if (!target) throw failure('BACKUP_TARGET_UNFIT', { target: text });
  return target;
}
