import type { BackupListing, BackupTarget, BackupVersion, Recoverable } from '../../../preload/contract/index.js';
import { failure } from '../../problems/problem.js';
import { isSameComputer, shortName } from '../computer-name.js';
import { isIn } from '../where-listed.js';

export interface VersionWish {
  /** Null asks for the newest one that can be restored bare metal. */
  readonly id: string | null;
  readonly target: BackupTarget;
  /** Null where the place holds backups of one computer alone. */
  readonly machine: string | null;
  /** Whether the computer that was asked is a simulated one. */
  readonly rehearsal: boolean;
}

export interface ChosenVersion {
  readonly version: BackupVersion;
  /** Name below which the store keeps it. */
  readonly machine: string;
}

/** The version that a person means, proven to restore a whole server. Throws with what stands against it. */
export function chooseVersion(listing: BackupListing, wish: VersionWish): ChosenVersion {
  const { id, target, machine, rehearsal } = wish;
  const there = listing.versions.filter(one => isIn(listing, one, target));
  const unread = listing.unread.find(({ where }) => where.toLowerCase() === target.path.toLowerCase());
  if (listing.tool === null && there.length === 0) {
    throw failure('NO_BACKUP_TOOL_HERE', { computer: listing.computer, rehearsal });
  }
  if (unread && there.length === 0) throw failure('BACKUP_PLACE_NOT_READ', { ...unread });
  const wanted = there.filter(one => id === null || one.id === id);
  const own = wanted.filter(one => machine === null || one.machine === null || isSameComputer(one.machine, machine));
  if (own.length === 0) throw whyNone(wanted, there, wish);
  const name = ownerOf(own, machine, target);
  const [version] = (id === null ? own.filter(isBareMetal) : own).sort(newestFirst);
  if (!version) {
    const untold = own.filter(({ recovers }) => recovers === null).sort(newestFirst)[0];
    if (untold) throw failure('BACKUP_CAPABILITY_UNKNOWN', { id: untold.id });
    throw failure('NO_BARE_METAL_BACKUP', { computer: name, where: target.path });
  }
  proveBareMetal(version, own.concat(there.filter(one => one.machine === version.machine)));
  return { version, machine: name };
}

const newestFirst = (one: BackupVersion, other: BackupVersion): number => other.takenAt.localeCompare(one.takenAt);

export const isBareMetal = ({ recovers }: Pick<BackupVersion, 'recovers'>): boolean =>
  recovers?.includes('bare-metal') === true;

function whyNone(wanted: readonly BackupVersion[], there: readonly BackupVersion[], wish: VersionWish): Error {
  const { id, target, machine } = wish;
  const others = [...new Set(wanted.flatMap(one => one.machine ?? []))].join(', ');
  if (others !== '' && machine !== null) {
    return failure('BACKUP_OF_OTHER_COMPUTER', { id: id ?? 'The newest backup', where: target.path, machine, others });
  }
  const newest = [...there].sort(newestFirst)[0];
  return failure('BACKUP_VERSION_NOT_FOUND', {
    id: id ?? 'any backup',
    where: target.path,
    newest: newest === undefined ? null : `${newest.id} of ${newest.machine ?? 'an unnamed computer'}`,
  });
}

/** The name that goes on the command line. */
function ownerOf(versions: readonly BackupVersion[], machine: string | null, { path }: BackupTarget): string {
  const [owner, ...more] = [
    ...new Set(versions.flatMap(one => (one.machine === null ? [] : [shortName(one.machine)]))),
  ];
  if (more.length > 0) {
    throw failure('BACKUP_COMPUTER_UNCLEAR', { where: path, computers: [owner, ...more].join(', ') });
  }
  const name = owner ?? (machine === null ? undefined : shortName(machine));
  if (name === undefined) throw failure('BACKUP_COMPUTER_UNCLEAR', { where: path, computers: null });
  return name;
}

export const recoverableWords: Readonly<Record<Recoverable, string>> = {
  'bare-metal': 'the whole server',
  'system-state': 'the system state',
  volumes: 'volumes',
  files: 'files',
  applications: 'applications',
  'virtual-machines': 'virtual machines',
};

function proveBareMetal(version: BackupVersion, others: readonly BackupVersion[]): void {
  if (isBareMetal(version)) return;
  const { id, recovers } = version;
  if (recovers === null) throw failure('BACKUP_CAPABILITY_UNKNOWN', { id });
  const better = others.filter(isBareMetal).sort(newestFirst)[0]?.id ?? null;
  const words = recovers.map(one => recoverableWords[one]).join(', ');
  throw failure('BACKUP_NOT_BARE_METAL', { id, recovers: words === '' ? 'nothing' : words, better });
}
